import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long a caller has to read the answer before the connection is cut. */
const LINGER_MS = 1_000;

/**
 * Answers what node's parser could not take for a request, or what did not arrive in time.
 * The connection is closed in both directions only after the caller could read why.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  // What still comes after the first error is one too: the answer is on its way already.
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswered(socket)) {
    socket.destroy();
    return;
  }
  const [status, words] = explain(error.code);
  const body = JSON.stringify({ error: words });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  const cut = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(cut));
}

function explain(code: string | undefined): [status: number, words: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, 'The headers are too large. Send at most 16 KB.'];
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return [413, 'The request is too large. Send at most 256 KB.'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'The request took too long to arrive. Send it again.'];
    default:
      return [400, 'The request is not readable as HTTP.'];
  }
}

/** Whether an answer is already on its way: a second one inside it would be garbage. */
function isAnswered(socket: Duplex): boolean {
  const message: unknown = Reflect.get(socket, '_httpMessage');
  return typeof message === 'object' && message !== null && Reflect.get(message, 'headersSent') === true;
}
