/**
 * Finding what answers a method and a path, on Hono's router alone. Hono's own request and context objects, and the
 * adapter that builds them from node's, cost as much again as all the rest of a small answer.
 */
import { RegExpRouter } from 'hono/router/reg-exp-router';

/** A path's fields by name, as the URL writes them: percent-encoded. */
export type Params = Readonly<Record<string, string>>;

interface Found<T> {
  target: T;
  params: Params;
}

export interface Paths<T> {
  /** @param path as the contract writes it, with `{field}` for fields */
  add(method: string, path: string, target: T): void;
  /** @param path as the request has it, without its query */
  find(method: string, path: string): Found<T> | undefined;
  /** The methods that a path can be asked with; none where it is unknown. */
  methods(path: string): string[];
}

const NO_PARAMS: Params = Object.freeze({});

export function createPaths<T>(): Paths<T> {
  const router = new RegExpRouter<T>();
  const known = new Set<string>();

  return {
    add(method, path, target) {
      known.add(method);
      router.add(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), target);
    },
    find(method, path) {
      const [matches, stash] = router.match(method, path);
      const match = matches[0];
      return match && { target: match[0], params: textOf(match[1], stash ?? []) };
    },
    methods(path) {
      return [...known].filter((method) => router.match(method, path)[0].length > 0);
    },
  };
}

/** @param places each field's text, or its place in the stash: Hono's routers give one or the other */
function textOf(places: Readonly<Record<string, string | number>>, stash: readonly string[]): Params {
  let params: Record<string, string> | undefined;
  for (const name in places) {
    const place = places[name];
    params ??= {};
    params[name] = (typeof place === 'number' ? stash[place] : place) ?? '';
  }
  return params ?? NO_PARAMS;
}
