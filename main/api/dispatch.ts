/**
 * The one way in, for every door: look the route up, parse the input, call its handler, parse the output,
 * and give the outcome as a value. Knows no transport and no service.
 */
import type { z } from 'zod';
import { type Input, type Output, type RouteEvent, type RouteName, routes } from '../../shared/contract.ts';
import { type ErrorValue, Failure, type Result, wordsOf } from '../../shared/errors.ts';
import { reasonOf } from './reason.ts';

export interface CallContext<N extends RouteName> {
  /** Aborted when the caller leaves. */
  signal: AbortSignal;
  /** Tells a streaming caller of progress; does nothing for others. */
  emit: (event: RouteEvent<N>) => void;
}

type Handler<N extends RouteName> = (input: Input<N>, context: CallContext<N>) => Promise<Output<N>>;

/** One handler for each route: a missing or a surplus one does not compile. */
export type Handlers = { [N in RouteName]: Handler<N> };

export interface CallOptions {
  signal?: AbortSignal | undefined;
  emit?: ((event: { event: string; data: unknown }) => void) | undefined;
}

/**
 * Calls a route by name. Never throws.
 * @param name any text; what is no route of the contract is `endpoint_not_found`
 * @param input anything; what does not fit is `invalid_input` or `missing_field` with the field's path
 */
export interface Dispatch {
  <N extends RouteName>(name: N, input: unknown, options?: CallOptions): Promise<Result<Output<N>>>;
  (name: string, input: unknown, options?: CallOptions): Promise<Result<unknown>>;
}

/**
 * @param handlers what answers each route
 * @param report told of every error that no one foresaw; its text must not leave the process
 */
export function createDispatch(
  handlers: Handlers,
  report: (route: string, error: unknown) => void,
): Dispatch {
  return async (name: string, input: unknown, options: CallOptions = {}): Promise<Result<never>> => {
    if (!isRoute(name)) return failed(new Failure('endpoint_not_found'));
    try {
      const output = await call(handlers, name, input, options);
      return { ok: true, value: routes[name].output.parse(output) as never };
    } catch (error) {
      if (error instanceof Failure) return failed(error);
      report(name, error);
      return failed(new Failure('internal', { message: failureWords(name) }));
    }
  };
}

function isRoute(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}

/** Parses the input and calls the handler. @throws Failure where the input does not fit */
function call<N extends RouteName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  options: CallOptions,
): Promise<Output<N>> {
  const route = routes[name];
  const parsed = route.input.safeParse(input);
  if (!parsed.success) throw unfit(parsed.error, input, route.required ?? []);
  return handlers[name](parsed.data as Input<N>, new CallerContext<N>(options));
}

/** What a handler is told of its caller. The signal is asked for on demand: a door makes one only where it is watched. */
class CallerContext<N extends RouteName> implements CallContext<N> {
  readonly #options: CallOptions;

  constructor(options: CallOptions) {
    this.#options = options;
  }

  get signal(): AbortSignal {
    return this.#options.signal ?? new AbortController().signal;
  }

  get emit(): (event: RouteEvent<N>) => void {
    return this.#options.emit ?? ignore;
  }
}

function ignore(): void {}

/** Turns zod's first issue into an error that names the field and says what would fit. */
function unfit(error: z.ZodError, input: unknown, required: readonly string[]): Failure {
  const fields = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : undefined;
  const missing = fields && required.find((field) => isBlank(fields, field));
  if (missing !== undefined) {
    return new Failure('missing_field', { message: `Missing required field: ${missing}`, field: missing });
  }
  const issue = error.issues[0];
  const path =
    issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  const field = path.map(String).join('.') || 'body';
  const reason =
    issue?.code === 'unrecognized_keys'
      ? 'is not a field of this request'
      : issue
        ? reasonOf(issue)
        : 'does not fit';
  return new Failure('invalid_input', { message: `${field}: ${reason}`, field });
}

function isBlank(input: object, field: string): boolean {
  if (!Object.hasOwn(input, field)) return true;
  const value: unknown = Reflect.get(input, field);
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function failureWords(name: RouteName): string {
  return routes[name].failure ?? wordsOf('internal');
}

function failed(failure: Failure): { ok: false; error: ErrorValue } {
  return { ok: false, error: failure.toValue() };
}
