/** Reading a JSON body from node's request: its type, its size and its syntax, before anything looks at its content. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Failure } from '../../shared/errors.ts';

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-?8"?\s*)?$/i;
/** What a caller may still send after a refusal, so that it gets to read why. */
const DRAIN = { ms: 2_000, bytes: 64 * 1024 * 1024 };

/**
 * @param limit in bytes, counted while reading: what a caller declares is only believed when it is too much
 * @throws Failure `unsupported_media_type`, `body_too_large`, `invalid_input` (field `body`), or `cancelled`
 *   where the caller leaves in the middle
 */
export async function readJson(incoming: IncomingMessage, limit: number): Promise<unknown> {
  const { headers } = incoming;
  const length = headers['content-length'];
  if (length === '0' || (length === undefined && headers['transfer-encoding'] === undefined)) {
    throw unreadable('a JSON object is needed');
  }
  const encoding = headers['content-encoding'];
  if (!JSON_TYPE.test(headers['content-type'] ?? '') || (encoding !== undefined && encoding !== 'identity')) {
    throw new Failure('unsupported_media_type');
  }
  if (Number(length) > limit) throw new Failure('body_too_large');
  return parse(await read(incoming, limit));
}

/** Reads on to the end and forgets what it reads; gives up after a time and a size. Never rejects. */
export function drain(incoming: IncomingMessage): Promise<void> {
  if (incoming.readableEnded || incoming.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    const timer = setTimeout(finish, DRAIN.ms);
    function finish(): void {
      clearTimeout(timer);
      incoming.off('data', count);
      resolve();
    }
    function count(chunk: Buffer): void {
      size += chunk.length;
      if (size > DRAIN.bytes) finish();
    }
    incoming.on('data', count).once('end', finish).once('close', finish).resume();
  });
}

function read(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    function add(chunk: Buffer): void {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        incoming.off('data', add);
        reject(new Failure('body_too_large'));
      }
    }
    incoming
      .on('data', add)
      .once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
      .once('close', () => {
        // Every request closes: this one before its end, where the caller has left.
        if (!incoming.readableEnded) reject(new Failure('cancelled'));
      });
  });
}

function parse(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw unreadable('is not UTF-8');
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw unreadable('is not readable as JSON');
  }
}

function unreadable(reason: string): Failure {
  return new Failure('invalid_input', { message: `body: ${reason}`, field: 'body' });
}
