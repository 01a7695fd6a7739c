/** What goes wrong at LM Studio's side: each fault by its name. */
import type { Exchange, Reply } from './exchange.ts';
import { type Delta, DONE, event, sse, untilLeft } from './replies.ts';

export const NO_MODEL = {
  error: {
    message: "No models loaded. Please load a model in the developer page or use the 'lms load' command.",
    type: 'invalid_request_error',
    param: 'model',
    code: null,
  },
};
export const OVERFLOW = {
  error:
    'Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
};
export const UNKNOWN_MODEL = {
  error: {
    message: 'Invalid model identifier "nope". Please specify a valid downloaded model.',
    type: 'invalid_request_error',
    param: 'model',
    code: 'model_not_found',
  },
};
export const KEY_REFUSED = {
  error: { message: 'Invalid API key', type: 'invalid_request_error', param: null, code: 'invalid_api_key' },
};
export const CRASH = { error: { message: 'The model has crashed without additional information.' } };

/** LM Studio's answer to a path it does not know: status 200. */
export function unknownPath(method: string, path: string): unknown {
  return { error: `Unexpected endpoint or method. (${method} ${path})` };
}

export function fails(status: number, body: unknown = CRASH): Reply {
  return (exchange) => exchange.json(status, body);
}

export function sendsPage(status = 200): Reply {
  return (exchange) => exchange.send(status, 'text/html', '<!doctype html><title>Printer</title>');
}

export function redirects(to: string): Reply {
  return (exchange) => exchange.send(307, 'text/plain', '', { location: to });
}

/** A stream of the wrong content type. */
export const mistyped: Reply = async (exchange) => {
  exchange.stream('text/plain');
  await exchange.write(event(exchange.model, { content: 'Hello' }, 'stop') + DONE);
  exchange.end();
};

/** Begins an answer, then does `next`. */
export function begins(text: string, next: Reply): Reply {
  return async (exchange) => {
    exchange.stream();
    await exchange.write(event(exchange.model, { content: text }));
    await next(exchange);
  };
}

/** Begins a stream that has not a word yet, then does `next`. */
export function opens(next: Reply): Reply {
  return async (exchange) => {
    exchange.stream();
    await next(exchange);
  };
}

/** The connection breaks; in a stream, after what was written has left. */
export const resets: Reply = async (exchange) => {
  await new Promise(setImmediate);
  exchange.reset();
};

/** The stream ends without a finish marker. */
export const endsEarly: Reply = ({ end }) => end();

/** `[DONE]`, but no finish marker. */
export const endsWithDoneOnly: Reply = async (exchange) => {
  await exchange.write(DONE);
  exchange.end();
};

/** The stream stays open without a byte. */
export const stalls: Reply = untilLeft;

/** Keep-alive comments and events without a word, for as long as the client stays. */
export const trickles: Reply = (exchange) =>
  endless(exchange, `: keep-alive\n\n${event(exchange.model, {})}`);

/** Data without an end of line, for as long as the client stays. */
export const sendsEndlessLine: Reply = async (exchange) => {
  await exchange.write('data: ');
  await endless(exchange, 'x'.repeat(65_536));
};

/** The same few words without an end. */
export function repeats(delta: Delta): Reply {
  return (exchange) => endless(exchange, event(exchange.model, delta).repeat(100));
}

const DRIP_MS = 100;

/** A few words now and then without an end: no silence is long enough to be noticed. */
export function drips(delta: Delta): Reply {
  return async (exchange) => {
    while (await exchange.write(event(exchange.model, delta))) {
      await Promise.race([exchange.left, new Promise((resolve) => setTimeout(resolve, DRIP_MS))]);
    }
  };
}

/** Words without an end, many in a piece. */
export const babbles: Reply = (exchange) =>
  endless(exchange, event(exchange.model, { content: 'la '.repeat(10_000) }));

/** A JSON document without an end. */
export const sendsEndlessJson: Reply = async (exchange) => {
  exchange.stream('application/json');
  await endless(exchange, ' '.repeat(65_536));
};

/** A chunk that is cut off, in an answer that goes on and ends as if nothing were. */
export const sendsBrokenJson: Reply = async (exchange) => {
  await exchange.write(sse('{"choices":[{"delta":{"content":"Hel'));
  await exchange.write(event(exchange.model, { content: 'lo' }, 'stop') + DONE);
  exchange.end();
};

/** A chunk of another shape, in an answer that goes on and ends as if nothing were. */
export const sendsWrongShape: Reply = async (exchange) => {
  await exchange.write(sse({ choices: [{ delta: { content: 42 } }] }));
  await exchange.write(event(exchange.model, { content: 'lo' }, 'stop') + DONE);
  exchange.end();
};

/** Valid events that are no completion. */
export const sendsForeignEvents: Reply = async (exchange) => {
  await exchange.write(sse({ type: 'message_start' }) + sse({ type: 'message_stop' }));
  exchange.end();
};

/** An error event whose data is the words alone. */
export function reportsInWords(words: string): Reply {
  return async (exchange) => {
    await exchange.write(`event: error\ndata: ${words}\n\n`);
    await exchange.write(event(exchange.model, {}, 'stop') + DONE);
    exchange.end();
  };
}

/** The three framings of an error within a stream. */
export function reports(error: unknown, framing: 'event' | 'data' | 'bare'): Reply {
  const text = JSON.stringify(error);
  const framed = { event: `event: error\ndata: ${text}\n\n`, data: `data: ${text}\n\n`, bare: `\n${text}` };
  return async (exchange) => {
    await exchange.write(framed[framing]);
    exchange.end();
  };
}

async function endless(exchange: Exchange, piece: string): Promise<void> {
  while (await exchange.write(piece)) await new Promise(setImmediate);
}
