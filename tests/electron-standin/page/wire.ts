/** What a structured clone looks like on its way between the processes, as JSON. */

/** A value: a plain JSON one as it is, any other as a tagged array. */
type Wire = string | boolean | null | number | [tag: string, ...rest: unknown[]];

export interface Packet {
  value: Wire;
  /** The objects that values refer to by their place here, so that cycles and shared parts stay so. */
  objects: Wire[];
}

export interface WireCodec {
  /** @throws Error `An object could not be cloned.` as Electron does, for functions, symbols, DOM objects and the like */
  pack(value: unknown): Packet;
  unpack(packet: Packet): unknown;
}

/**
 * Self-contained: its source is also what runs in the page, so it may use nothing from outside.
 */
export function createWireCodec(): WireCodec {
  const REFUSAL = 'An object could not be cloned.';
  const views = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  ];
  const errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

  function pack(value: unknown): Packet {
    const objects: Wire[] = [];
    const places = new Map<object, number>();
    return { value: wire(clone(value)), objects };

    function wire(part: unknown): Wire {
      if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
      if (part === undefined) return ['undefined'];
      if (typeof part === 'bigint') return ['bigint', String(part)];
      if (typeof part === 'number') {
        return Number.isFinite(part) && !Object.is(part, -0)
          ? part
          : ['number', Object.is(part, -0) ? '-0' : String(part)];
      }
      if (typeof part !== 'object') throw new Error(REFUSAL);
      const known = places.get(part);
      if (known !== undefined) return ['ref', known];
      const place = objects.push(null) - 1;
      places.set(part, place);
      objects[place] = describe(part);
      return ['ref', place];
    }

    function describe(part: object): Wire {
      if (Array.isArray(part)) {
        return ['array', part.length, Object.entries(part).map(([key, item]) => [key, wire(item)])];
      }
      if (part instanceof Date) return ['date', wire(part.getTime())];
      if (part instanceof RegExp) return ['regexp', part.source, part.flags];
      if (part instanceof Map) return ['map', [...part].map(([key, item]) => [wire(key), wire(item)])];
      if (part instanceof Set) return ['set', [...part].map(wire)];
      if (part instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(part))];
      const view = views.findIndex((kind) => part instanceof kind);
      if (ArrayBuffer.isView(part) && view >= 0) {
        const length = 'length' in part ? part.length : part.byteLength;
        return ['view', view, wire(part.buffer), part.byteOffset, length];
      }
      if (part instanceof Error) {
        const kind = errors.findIndex((known) => known.name === part.name);
        return ['error', Math.max(kind, 0), part.message, part.stack ?? '', wire(part.cause)];
      }
      const boxed = part instanceof Number || part instanceof String || part instanceof Boolean;
      if (boxed) return ['boxed', wire(part.valueOf())];
      if (Object.getPrototypeOf(part) !== Object.prototype) throw new Error(REFUSAL);
      return ['object', Object.entries(part).map(([key, item]) => [key, wire(item)])];
    }
  }

  /** The engine's own algorithm decides what may travel and what is lost on the way. */
  function clone(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw new Error(REFUSAL);
    }
  }

  function unpack({ value, objects }: Packet): unknown {
    const made = new Map<number, unknown>();
    return read(value);

    function read(part: unknown): unknown {
      if (!Array.isArray(part)) return part;
      const [tag, first] = part;
      if (tag === 'undefined') return undefined;
      if (tag === 'bigint') return BigInt(first);
      if (tag === 'number') return Number(first);
      if (!made.has(first)) build(first, objects[first]);
      return made.get(first);
    }

    function build(place: number, form: unknown): void {
      if (!Array.isArray(form)) return;
      const [tag, a, b, c, d] = form;
      const keep = <T>(object: T): T => {
        made.set(place, object);
        return object;
      };
      if (tag === 'array') fill(keep(new Array(a)), b);
      else if (tag === 'object') fill(keep({}), a);
      else if (tag === 'date') keep(new Date(Number(read(a))));
      else if (tag === 'regexp') keep(new RegExp(a, b));
      else if (tag === 'map') {
        const map = keep(new Map());
        for (const [key, item] of a) map.set(read(key), read(item));
      } else if (tag === 'set') {
        const set = keep(new Set());
        for (const item of a) set.add(read(item));
      } else if (tag === 'buffer') keep(fromBase64(a));
      else if (tag === 'view') {
        const Kind = views[a];
        const buffer = read(b);
        if (Kind && buffer instanceof ArrayBuffer) keep(Reflect.construct(Kind, [buffer, c, d]));
      } else if (tag === 'error') {
        const Kind = errors[a] ?? Error;
        const cause = read(d);
        const error = keep(new Kind(b, cause === undefined ? undefined : { cause }));
        Object.defineProperty(error, 'stack', { value: c, writable: true, configurable: true });
      } else if (tag === 'boxed') keep(Object(read(a)));
    }

    function fill(target: object, entries: [string, unknown][]): void {
      for (const [key, item] of entries) {
        const found = { value: read(item), writable: true, enumerable: true, configurable: true };
        Object.defineProperty(target, key, found);
      }
    }
  }

  function toBase64(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return btoa(text);
  }

  function fromBase64(text: string): ArrayBuffer {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  }

  return { pack, unpack };
}
