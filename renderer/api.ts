/** The one place that knows `window.support` or `fetch`: screens ask and listen here and do not know which door it is. */
import type { SupportBridge } from '../shared/bridge.ts';
import type { RouteName } from '../shared/contract.ts';
import { withEcho } from './api/echo.ts';
import { createHttpDoor, type RouteTable } from './api/http.ts';

declare global {
  interface Window {
    /** Given by the preload; absent in a browser. */
    support?: SupportBridge;
  }
}

export interface Api extends SupportBridge {
  /** Whether this is a window of the desktop app. */
  isDesktop: boolean;
  /** Whether a route can be asked here: a browser lacks those for our own windows. */
  has(name: RouteName): boolean;
}

/** @param table the routes with an HTTP address */
export function createApi(table: RouteTable): Api {
  const bridge = window.support;
  const door = withEcho(bridge ?? createHttpDoor(table, (url, init) => window.fetch(url, init)));
  return {
    ...door,
    isDesktop: bridge !== undefined,
    has: (name) => bridge !== undefined || table[name] !== undefined,
  };
}
