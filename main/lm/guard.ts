/** Watches the bytes of a reply: how many they may be, and what the last of them were. */
import { Failure } from '../../shared/errors.ts';
import { isError } from './causes.ts';

export interface ByteGuard {
  /** @returns why the reply must end here; undefined while it may go on */
  see(bytes: Uint8Array): Failure | undefined;
  /** An event came out of the bytes: the next one begins. */
  event(): void;
  /** An error that stands bare at the end of a stream, outside of any event; undefined where there is none. */
  bareError(): unknown;
}

/** How much of a stream's end is kept to look for a bare error in. */
const TAIL_BYTES = 8_192;

/**
 * @param maxBytes of the whole reply
 * @param maxEventBytes that may come without one event being complete
 */
export function createByteGuard(maxBytes: number, maxEventBytes: number): ByteGuard {
  let total = 0;
  let pending = 0;
  let tail: Uint8Array[] = [];
  let tailBytes = 0;

  return {
    see(bytes) {
      total += bytes.length;
      pending += bytes.length;
      tail.push(bytes);
      tailBytes += bytes.length;
      while (tailBytes - (tail[0]?.length ?? 0) >= TAIL_BYTES) tailBytes -= tail.shift()?.length ?? 0;
      return total > maxBytes || pending > maxEventBytes ? new Failure('model_bad_reply') : undefined;
    },
    event() {
      pending = 0;
    },
    bareError() {
      const end = Buffer.concat(tail).subarray(-TAIL_BYTES).toString('utf8');
      tail = [];
      return lastObject(end);
    },
  };
}

/** The JSON error from the last line that begins with a brace to the end. */
function lastObject(text: string): unknown {
  const start = text.startsWith('{') ? 0 : text.lastIndexOf('\n{') + 1;
  try {
    const value: unknown = JSON.parse(text.slice(start));
    return isError(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
