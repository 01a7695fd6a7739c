/** Runs in the page: calls over the bridge as an honest page never would, and what became of each. */

/** One call, as it can be told to the page. */
export interface Planned {
  name: string;
  /** Fits the route, or nearly. */
  input: unknown;
  /** Which strange value stands in the place of the input, or of one of its fields; -1 for none. */
  odd: number;
  inField: boolean;
  /** Which strange thing is done with the call. */
  way: number;
}

export interface Outcome {
  /** The code of the answer, `ok`, or what else happened. */
  what: string;
  /** The answer is a value with a known code, or the bridge's own refusal of what cannot cross it. */
  isValue: boolean;
}

/** The bridge as one calls it who keeps to no type. */
interface Support {
  request(...args: unknown[]): {
    result: Promise<{ ok: boolean; error?: { code: string; message: string } }>;
    cancel(...args: unknown[]): void;
  };
  on(...args: unknown[]): (...args: unknown[]) => unknown;
}

/** Self-contained: its source is what runs in the page. @param together calls under way at one time */
export async function callAll([plans, codes, together]: readonly [Planned[], string[], number]): Promise<
  Outcome[]
> {
  const support: Support = Reflect.get(globalThis, 'support');
  const HANG_MS = 20_000;
  const refusals =
    /must be a function|could not be cloned|recursion depth exceeded|thrown by the page|Failed to serialize|call stack size/;

  const cyclic: Record<string, unknown> = { name: 'x' };
  cyclic.self = cyclic;
  const deep = (depth: number): unknown => {
    let made: unknown = 'end';
    for (let n = 0; n < depth; n++) made = n % 2 ? [made] : { message: made };
    return made;
  };
  const throwing = (): never => {
    throw new Error('thrown by the page');
  };
  const own = JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{}},"message":"x"}');
  const odd: (() => unknown)[] = [
    () => undefined,
    () => null,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => -0,
    () => 10n ** 40n,
    () => new Date(),
    () => new Date(Number.NaN),
    () => /(a+)+$/,
    () =>
      new Map<unknown, unknown>([
        ['message', 'x'],
        [{}, []],
      ]),
    () => new Set(['x', 1]),
    () => new Uint8Array(5000),
    () => new Float64Array([Number.NaN, 1]),
    () => new ArrayBuffer(8),
    () => new DataView(new ArrayBuffer(4)),
    () => new Error('x', { cause: cyclic }),
    () => new String('boxed'),
    () => Object('boxed'),
    () => cyclic,
    () => deep(50),
    () => deep(900),
    () => deep(5000),
    () => 'x'.repeat(300_000),
    () => `${'\ud800'.repeat(300)}\u0000\ufffe`,
    () => new Array(1000).fill('x'),
    () => new Array(4_000_000),
    () => Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`k${n}`, n])),
    () => own,
    () => Object.create(null),
    () => Object.create({ message: 'inherited' }),
    () => ({ ['x'.repeat(100_000)]: 1 }),
    () => ({ message: { toString: 'x', valueOf: null } }),
    () => Symbol('x'),
    () => ({ [Symbol.iterator]: 1, message: 'x' }),
    () => ({ message: Symbol('x') }),
    () => () => 'called',
    () => ({ message: () => 'x', toString: () => 'x' }),
    () => ({ toJSON: () => 'x' }),
    () => class {},
    () => Promise.resolve('x'),
    () => Promise.reject(new Error('thrown by the page')),
    () => new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing }),
    () => new Proxy({ message: 'x' }, {}),
    () => Object.defineProperty({}, 'message', { enumerable: true, get: throwing }),
    () => new WeakMap(),
    () => Reflect.get(globalThis, 'document'),
    () => globalThis,
    () => support,
  ];

  const known = new Set(codes);
  const outcomes: Outcome[] = [];
  let next = 0;

  function inputOf({ input, odd: n, inField }: Planned): unknown {
    const make = odd[n % odd.length];
    if (n < 0 || !make) return input;
    const fields = typeof input === 'object' && input !== null ? Object.keys(input) : [];
    if (!inField || fields.length === 0) return make();
    return Object.assign({}, input, { [fields[n % fields.length] ?? 'message']: make() });
  }

  /** @returns the arguments, and what is done with the call once it is made */
  function argsOf({ name, way }: Planned, input: unknown): unknown[] {
    const listeners: unknown[] = [undefined, () => {}, throwing, 'no function', { handleEvent: 1 }, null, 7];
    const names: unknown[] = [
      undefined,
      null,
      7,
      {},
      [name],
      cyclic,
      Symbol('x'),
      () => name,
      new Date(),
      'x'.repeat(200_000),
    ];
    if (way < 60) return [name, input];
    if (way < 75) return [name, input, listeners[way % listeners.length]];
    if (way < 80) return [name, input, () => {}, 'more', cyclic];
    if (way < 84) return [names[way % names.length], input];
    if (way < 88) return [names[(way + 4) % names.length], input];
    return way === 88 ? [] : way === 89 ? [name] : [name, input];
  }

  function listen({ name, way }: Planned): void {
    const stop = support.on(way % 2 ? name : 'data.changed', way % 3 ? () => {} : throwing);
    stop();
    if (way % 5 === 0) stop('again');
    try {
      support.on('model.changed', way % 2 ? 'no function' : null)();
    } catch (error) {
      if (!/function/.test(String(error))) throw error;
    }
  }

  async function one(plan: Planned): Promise<Outcome> {
    try {
      if (plan.way === 99) listen(plan);
      const call = support.request(...argsOf(plan, inputOf(plan)));
      if (plan.way >= 90 && plan.way < 95) call.cancel();
      if (plan.way === 95) setTimeout(call.cancel, 2, 'more', cyclic);
      if (plan.way === 96) for (let n = 0; n < 20; n++) call.cancel();
      let late: ReturnType<typeof setTimeout> | undefined;
      const hang = new Promise<undefined>((resolve) => {
        late = setTimeout(resolve, HANG_MS, undefined);
      });
      const result = await Promise.race([call.result, hang]);
      clearTimeout(late);
      if (result === undefined) return { what: 'no answer in 20 s', isValue: false };
      if (result.ok === true) return { what: 'ok', isValue: true };
      const { code = '', message = '' } = result.error ?? {};
      return { what: code, isValue: known.has(code) && message !== '' };
    } catch (error) {
      const words = String(error);
      return refusals.test(words)
        ? { what: 'refused in the page', isValue: true }
        : { what: words, isValue: false };
    }
  }

  async function work(): Promise<void> {
    for (let n = next++; n < plans.length; n = next++) {
      const plan = plans[n];
      if (plan) outcomes[n] = await one(plan);
    }
  }
  await Promise.all(Array.from({ length: together }, work));
  return outcomes;
}
