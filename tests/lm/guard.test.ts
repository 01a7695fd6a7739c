import { describe, expect, it } from 'vitest';
import { createByteGuard } from '../../main/lm/guard.ts';

const kilobyte = Buffer.alloc(1_024, 'x');

describe('the bytes of a reply', () => {
  it('may be so many in all', () => {
    const guard = createByteGuard(10_240, 4_096);
    for (let count = 0; count < 10; count += 1) {
      expect(guard.see(kilobyte)).toBeUndefined();
      guard.event();
    }
    expect(guard.see(kilobyte)).toMatchObject({ code: 'model_bad_reply' });
  });

  it('may be so many without a whole event', () => {
    const guard = createByteGuard(1_000_000, 4_096);
    for (let count = 0; count < 4; count += 1) expect(guard.see(kilobyte)).toBeUndefined();
    expect(guard.see(kilobyte)).toMatchObject({ code: 'model_bad_reply' });
  });
});

describe('a bare error', () => {
  const error = { error: { message: 'The model has\n{crashed}' } };
  const text = JSON.stringify(error);

  it.each([
    ['alone', text],
    ['with an end of line', `${text}\r\n`],
    ['after events', `data: {"choices":[]}\n\n${text}`],
    ['over several lines', `data: {}\n\n${JSON.stringify(error, null, 2)}`],
    ['after much else', `${'data: {"choices":[]}\n\n'.repeat(10_000)}${text}\n`],
  ])('is found %s, however it is cut', (_where, stream) => {
    for (const size of [1_000, 64_000]) {
      const guard = createByteGuard(10_000_000, 10_000_000);
      const bytes = Buffer.from(stream);
      for (let at = 0; at < bytes.length; at += size) guard.see(bytes.subarray(at, at + size));
      expect(guard.bareError()).toEqual(error);
    }
  });

  it.each(['', 'data: {"error":"x"}\n\n', '{"choices":[]}', '{"error":null}', '{', '\n{"error":'])(
    'is not found in %j',
    (stream) => {
      const guard = createByteGuard(1_000, 1_000);
      guard.see(Buffer.from(stream));
      expect(guard.bareError()).toBeUndefined();
    },
  );
});
