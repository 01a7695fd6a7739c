/** Writing whole answers to node's response, each with as few headers as it needs. */
import type { OutgoingHttpHeader, ServerResponse } from 'node:http';

/**
 * Sends a value as JSON; does nothing where the caller has left.
 * @param headers more of them, as name, value, name, value…
 */
export function sendJson(
  outgoing: ServerResponse,
  status: number,
  value: unknown,
  headers?: readonly string[],
): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const text = JSON.stringify(value);
  // A flat list is node's fastest form: it is written as it is.
  const list: OutgoingHttpHeader[] = [
    'content-type',
    'application/json',
    'content-length',
    String(Buffer.byteLength(text)),
    'cache-control',
    'no-store',
  ];
  if (headers !== undefined) list.push(...headers);
  outgoing.writeHead(status, list);
  outgoing.end(text);
}

/** Sends text of any type; does nothing where the caller has left. */
export function sendText(
  outgoing: ServerResponse,
  status: number,
  type: string,
  text: string | Buffer,
  headers: readonly string[] = [],
): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const length = String(Buffer.byteLength(text));
  outgoing.writeHead(status, ['content-type', type, 'content-length', length, ...headers]);
  outgoing.end(text);
}
