/** What starts of the program and links ask for, from wherever the system tells of them. */
import type { App } from 'electron';
import { linkRequest, type StartRequest, startRequestOf } from './start-request.ts';

export interface Requests {
  /** Tells of each, those that came before included. */
  listen(listener: (request: StartRequest) => void): void;
}

/** What this start asks for. To be called once Electron is ready. */
export function firstRequest(app: Pick<App, 'getLoginItemSettings'>, argv: readonly string[]): StartRequest {
  // macOS passes no argument to what it starts at login.
  const atLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  return atLogin ? { show: 'nothing' } : startRequestOf(argv);
}

/** Collects further starts and links from now on: a link may come before Electron is ready. */
export function collectRequests(app: App): Requests {
  const waiting: StartRequest[] = [];
  let tell = (request: StartRequest): void => void waiting.push(request);
  app.on('second-instance', (_event, argv) => {
    const request = startRequestOf(argv);
    // A second start shows the app, even where its arguments say that the first should not.
    tell(request.show === 'nothing' ? { show: 'main' } : request);
  });
  app.on('activate', () => tell({ show: 'main' }));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    tell(linkRequest(url));
  });
  return {
    listen(listener) {
      tell = listener;
      for (const request of waiting.splice(0)) listener(request);
    },
  };
}
