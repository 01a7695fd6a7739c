/** Answers of a healthy LM Studio, in each form a version or a model gives them. */
import type { Exchange, Reply } from './exchange.ts';

export interface Delta {
  content?: string | null;
  reasoning_content?: string;
  reasoning?: string;
  role?: string;
}

/** One server-sent event of a completion. */
export function event(model: string, delta: Delta, finish: string | null = null): string {
  return sse({
    id: 'chatcmpl-scripted',
    object: 'chat.completion.chunk',
    created: 1_760_000_000,
    model,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  });
}

export function sse(data: unknown): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

export const DONE = sse('[DONE]');

export interface StreamOptions {
  /** The model's name in the reply; the one asked for where undefined. */
  model?: string;
  finish?: string;
  done?: boolean;
}

/** Streams these deltas, one event each, with a finish marker and `[DONE]`. */
export function streams(deltas: Delta[], options: StreamOptions = {}): Reply {
  return async (exchange) => {
    const { model = exchange.model, finish = 'stop', done = true } = options;
    exchange.stream();
    for (const delta of deltas) await exchange.write(event(model, delta));
    await exchange.write(event(model, {}, finish) + (done ? DONE : ''));
    exchange.end();
  };
}

/** Streams a text word by word. */
export function says(text: string, options: StreamOptions = {}): Reply {
  return streams(
    text.split(/(?<= )/).map((content) => ({ content })),
    options,
  );
}

/** Streams the same bytes in pieces of `size`, cut anywhere: inside events, lines and characters. */
export function saysInPieces(text: string, size: number): Reply {
  return async (exchange) => {
    const bytes = Buffer.from(
      event(exchange.model, { role: 'assistant', content: '' }) +
        event(exchange.model, { content: text }) +
        event(exchange.model, {}, 'stop') +
        DONE,
    );
    exchange.stream();
    for (let at = 0; at < bytes.length; at += size) {
      await exchange.write(bytes.subarray(at, at + size));
      // A turn of the event loop between the pieces makes packets of their own of them.
      await new Promise(setImmediate);
    }
    exchange.end();
  };
}

/** The whole completion as one JSON document, as some proxies answer a request for a stream. */
export function saysAtOnce(message: Delta, finish: string | null = 'stop'): Reply {
  return (exchange) =>
    exchange.json(200, {
      id: 'chatcmpl-scripted',
      object: 'chat.completion',
      model: exchange.model,
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    });
}

/** Waits for `ready`, as LM Studio waits for a just-in-time load, then answers. */
export function afterLoad(ready: Promise<unknown>, reply: Reply): Reply {
  return async (exchange) => {
    await Promise.race([ready, exchange.left]);
    await reply(exchange);
  };
}

/** Nothing is wrong, and nothing is said: a reply that stays open until the client leaves. */
export async function untilLeft({ left }: Exchange): Promise<void> {
  await left;
}
