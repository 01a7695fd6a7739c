/** How contextBridge carries values between the two worlds of one page. */

/** A value on its way: leaves as they are (the event that carries it clones them), the rest by kind. */
interface Parcel {
  kind: 'leaf' | 'object' | 'array' | 'function' | 'returned' | 'promise' | 'error' | 'seen';
  value?: unknown;
  entries?: [string, Parcel][];
  id?: number;
  message?: string;
  stack?: string;
}

export type Letter =
  | { type: 'call'; id: number; args: Parcel[] }
  | { type: 'settle'; id: number; failed: boolean; value: Parcel }
  | { type: 'expose'; key: string; api: Parcel };

export type Answer = { value: Parcel } | { thrown: Parcel };

export interface Bridge {
  /** @throws Error for what may not cross, as Electron does */
  wrap(value: unknown): Parcel;
  unwrap(parcel: Parcel): unknown;
  /** Answers the other world's letters. */
  receive(letter: Letter): Answer;
}

/**
 * One end of the bridge; the other world has the other. Self-contained, since its source runs in the page.
 *
 * Functions become proxies, promises new promises, errors new errors with message and stack only; objects lose their
 * prototypes; symbols are left out; what else structured cloning takes is cloned by it.
 *
 * @param post hands a letter to the other world and returns its answer at once
 */
export function createBridge(post: (letter: Letter) => Answer): Bridge {
  const MAX_DEPTH = 1000;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const known = new WeakMap<object, number>();
  const proxies = new WeakMap<object, number>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let lastId = 0;

  function wrap(value: unknown): Parcel {
    const seen = new Map<object, number>();
    return pack(value, 0);

    function pack(part: unknown, depth: number): Parcel {
      if (depth > MAX_DEPTH) {
        throw new TypeError(
          'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
        );
      }
      if (typeof part === 'symbol') throw new Error('An object could not be cloned.');
      if (isFunction(part)) return packFunction(part);
      if (typeof part !== 'object' || part === null) return { kind: 'leaf', value: part };
      const place = seen.get(part);
      if (place !== undefined) return { kind: 'seen', id: place };
      seen.set(part, seen.size);
      if (part instanceof Promise) return packPromise(part);
      if (part instanceof Error) return { kind: 'error', message: part.message, stack: part.stack ?? '' };
      const isArray = Array.isArray(part);
      if (!isArray && Object.prototype.toString.call(part) !== '[object Object]') {
        return { kind: 'leaf', value: clone(part) };
      }
      const entries = Object.entries(part)
        .filter(([, item]) => typeof item !== 'symbol')
        .map(([key, item]): [string, Parcel] => [key, pack(item, depth + 1)]);
      return isArray ? { kind: 'array', value: part.length, entries } : { kind: 'object', entries };
    }
  }

  function isFunction(part: unknown): part is (...args: unknown[]) => unknown {
    return typeof part === 'function';
  }

  function clone(part: object): unknown {
    try {
      return structuredClone(part);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  function packFunction(fn: (...args: unknown[]) => unknown): Parcel {
    const home = proxies.get(fn);
    if (home !== undefined) return { kind: 'returned', id: home };
    const id = known.get(fn) ?? ++lastId;
    known.set(fn, id);
    functions.set(id, fn);
    return { kind: 'function', id };
  }

  function packPromise(promise: Promise<unknown>): Parcel {
    const id = ++lastId;
    const settle = (failed: boolean) => (value: unknown) => {
      let parcel: Parcel;
      try {
        parcel = wrap(value);
      } catch (error) {
        parcel = wrap(error);
        failed = true;
      }
      post({ type: 'settle', id, failed, value: parcel });
    };
    promise.then(settle(false), settle(true));
    return { kind: 'promise', id };
  }

  function unwrap(parcel: Parcel): unknown {
    const made: unknown[] = [];
    return open(parcel);

    function open(part: Parcel): unknown {
      if (part.kind === 'leaf')
        return typeof part.value === 'object' && part.value ? keep(part.value) : part.value;
      if (part.kind === 'function') return openFunction(part.id ?? 0);
      if (part.kind === 'returned') return functions.get(part.id ?? 0);
      if (part.kind === 'seen') return made[part.id ?? 0];
      if (part.kind === 'promise') return keep(openPromise(part.id ?? 0));
      if (part.kind === 'error') {
        const error = keep(new Error(part.message));
        Object.defineProperty(error, 'stack', { value: part.stack, writable: true, configurable: true });
        return error;
      }
      const target = keep(part.kind === 'array' ? new Array(Number(part.value)) : {});
      for (const [key, item] of part.entries ?? []) {
        const value = open(item);
        Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
      }
      return target;
    }

    function keep<T>(object: T): T {
      made.push(object);
      return object;
    }
  }

  function openFunction(id: number): unknown {
    const proxy = (...args: unknown[]) => {
      const answer = post({ type: 'call', id, args: args.map(wrap) });
      if ('thrown' in answer) throw unwrap(answer.thrown);
      return unwrap(answer.value);
    };
    proxies.set(proxy, id);
    return proxy;
  }

  function openPromise(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
  }

  function receive(letter: Letter): Answer {
    try {
      if (letter.type === 'call') {
        const args = letter.args.map(unwrap);
        return { value: wrap(functions.get(letter.id)?.(...args)) };
      }
      if (letter.type === 'settle') {
        const promise = promises.get(letter.id);
        promises.delete(letter.id);
        if (letter.failed) promise?.reject(unwrap(letter.value));
        else promise?.resolve(unwrap(letter.value));
      }
      return { value: { kind: 'leaf' } };
    } catch (error) {
      const thrown = error instanceof Error ? error : new Error(String(error));
      return { thrown: { kind: 'error', message: thrown.message, stack: thrown.stack ?? '' } };
    }
  }

  return { wrap, unwrap, receive };
}
