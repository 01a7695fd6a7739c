/** The browser's door: the same routes over fetch and Server-Sent Events. */
import type { Call, SupportBridge } from '../../shared/bridge.ts';
import type { Output, RouteEvent, RouteName } from '../../shared/contract.ts';
import { type ErrorCode, type ErrorValue, errorCodes, type Result, wordsOf } from '../../shared/errors.ts';
import { readEvents } from './event-stream.ts';

/** Method and path of each route with an HTTP address. */
export type RouteTable = Readonly<Partial<Record<RouteName, { method: string; path: string }>>>;

/** As `window.fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** In UTF-16 units, each at most three bytes. */
const MOST_KEPT_ALIVE = 20_000;

export function createHttpDoor(table: RouteTable, fetch: Fetch): SupportBridge {
  return {
    request<N extends RouteName>(name: N, input: unknown, onEvent?: (event: RouteEvent<N>) => void): Call<N> {
      const leaving = new AbortController();
      return { result: send(name, input, leaving.signal, onEvent), cancel: () => leaving.abort() };
    },
    // A service tells browsers nothing unasked.
    on: () => () => {},
  };

  async function send<N extends RouteName>(
    name: N,
    input: unknown,
    signal: AbortSignal,
    onEvent?: (event: RouteEvent<N>) => void,
  ): Promise<Result<Output<N>>> {
    const route = table[name];
    if (!route) return failed('desktop_only');
    try {
      const response = await fetch(...requestOf(route, input, signal, onEvent !== undefined));
      if (!response.ok) return { ok: false, error: errorOf(await response.json()) };
      // The service parses its outputs against the contract: what arrives is of the route's type.
      if (!isStream(response)) return { ok: true, value: (await response.json()) as Output<N> };
      for await (const { event, data } of readEvents(response)) {
        if (event === 'done') return { ok: true, value: data as Output<N> };
        if (event === 'error') return { ok: false, error: errorOf(data) };
        onEvent?.({ event, data } as RouteEvent<N>);
      }
      return failed('shutting_down');
    } catch {
      return failed(signal.aborted ? 'cancelled' : 'shutting_down');
    }
  }
}

/** The URL and options of fetch: path fields into the path, the others into query or body. */
function requestOf(
  { method, path }: { method: string; path: string },
  input: unknown,
  signal: AbortSignal,
  streams: boolean,
): [url: string, init: RequestInit] {
  const fields = new Map(
    Object.entries(input ?? {}).filter(([, value]) => value !== undefined && value !== null),
  );
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = String(fields.get(field) ?? '');
    fields.delete(field);
    return encodeURIComponent(value);
  });
  const headers: Record<string, string> = { accept: streams ? 'text/event-stream' : 'application/json' };
  // A page that is closed still gets its last deletion and its last rating through; browsers take 64 KiB of such at most.
  const keepalive = method !== 'GET' && !streams;
  if (method === 'GET' || method === 'DELETE') {
    const query = new URLSearchParams([...fields].map(([field, value]) => [field, String(value)])).toString();
    return [query ? `${filled}?${query}` : filled, { method, headers, signal, keepalive }];
  }
  headers['content-type'] = 'application/json';
  const body = JSON.stringify(Object.fromEntries(fields));
  return [filled, { method, headers, signal, keepalive: keepalive && body.length <= MOST_KEPT_ALIVE, body }];
}

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

/** The error in a response's body; what is not one of ours is `internal`. */
function errorOf(body: unknown): ErrorValue {
  const { code, error, field } = Object(body) as { code?: unknown; error?: unknown; field?: unknown };
  const known = errorCodes().find((each) => each === code) ?? 'internal';
  const value = { code: known, message: typeof error === 'string' ? error : wordsOf(known) };
  return typeof field === 'string' ? { ...value, field } : value;
}

function failed(code: ErrorCode): { ok: false; error: ErrorValue } {
  return { ok: false, error: { code, message: wordsOf(code) } };
}
