import { describe, expect, it } from 'vitest';
import { errorOf, openWire, sendRaw, startRest } from '../helpers/http.ts';
import { reply } from './samples.ts';

const LIMIT = 256 * 1024;
const handlers = { 'chat.ask': async () => reply };
const question = JSON.stringify({ message: 'hi' });

/** A question of exactly so many bytes. */
function questionOf(bytes: number): string {
  const padding = bytes - question.length;
  return `{"message":"hi"${' '.repeat(padding)}}`;
}

function post(port: number, headers: string, body = question): Promise<string> {
  return sendRaw(
    port,
    `POST /chat HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n${headers}\n\n${body}`,
  );
}

describe('the type of a body', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json ; charset=utf8',
  ])('is JSON: %s', async (type) => {
    const { port } = await startRest(handlers);
    const answer = await post(port, `Content-Type: ${type}\nContent-Length: ${question.length}`);
    expect(answer).toContain('HTTP/1.1 200');
  });

  it.each([
    'Content-Type: text/plain',
    'Content-Type: application/x-www-form-urlencoded',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Type: application/jsonp',
    'Content-Type: application/json, text/plain',
    'Content-Type: application/json; charset=iso-8859-1',
    'Content-Type:',
    'X-Nothing: 1',
    'Content-Type: application/json\nContent-Encoding: gzip',
  ])('is refused otherwise: %s', async (headers) => {
    const { port } = await startRest(handlers);
    const answer = await post(port, `${headers}\nContent-Length: ${question.length}`);
    expect(answer).toContain('HTTP/1.1 415');
    expect(answer).toContain('"code":"unsupported_media_type"');
  });

  it.each(['Content-Length: 0', 'X-Nothing: 1'])(
    'does not matter where there is none: %s',
    async (header) => {
      const { port } = await startRest(handlers);
      const answer = await post(port, header, '');
      expect(answer).toContain('HTTP/1.1 422');
      expect(answer).toContain('"field":"body"');
    },
  );
});

describe('a caller that expects something', () => {
  it('is told to go on where it asks whether it may', async () => {
    const { port } = await startRest(handlers);
    const head = `POST /chat HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`;
    const wire = openWire(
      port,
      `${head}Content-Length: ${question.length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`,
    );
    await wire.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    wire.socket.write(question);
    expect(await wire.closed()).toContain('HTTP/1.1 200');
  });

  it.each(['Expect: a miracle', 'X-Nothing: 1'])('is answered like any other: %s', async (header) => {
    const { port } = await startRest(handlers);
    const type = 'Content-Type: application/json';
    const answer = await post(port, `${header}\n${type}\nContent-Length: ${question.length}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
  });
});

describe('the text of a body', () => {
  it.each([
    ['no JSON', Buffer.from('{"message":')],
    ['JavaScript', Buffer.from("{message:'hi'}")],
    ['two values', Buffer.from('{"message":"hi"}{}')],
    ['not UTF-8', Buffer.from('{"message":"\xfcber"}', 'latin1')],
    ['half a character', Buffer.from([0x22, 0xc3])],
    ['a NUL', Buffer.from([0])],
    ['a deep nest', Buffer.from('['.repeat(100_000))],
  ])('that is not readable is 422 for the whole body: %s', async (_, body) => {
    const { call } = await startRest(handlers);
    const response = await call('/chat', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(422);
    const value = await errorOf(response);
    expect(value).toMatchObject({ code: 'invalid_input', field: 'body' });
    expect(value.detail).toEqual([{ loc: ['body'], msg: value.error, type: 'value_error' }]);
  });

  it('may have a byte order mark and any characters', async () => {
    const asked: string[] = [];
    const { call } = await startRest({
      'chat.ask': async ({ message }) => {
        asked.push(message);
        return reply;
      },
    });
    const body = Buffer.from('\uFEFF{"message":"größer 👩‍💻"}');
    const response = await call('/chat', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(200);
    expect(asked).toEqual(['größer 👩‍💻']);
  });
});

describe('the size of a body', () => {
  it('may be 256 KB, declared or in chunks', async () => {
    const { port } = await startRest(handlers);
    const body = questionOf(LIMIT);
    const type = 'Content-Type: application/json';
    expect(await post(port, `${type}\nContent-Length: ${LIMIT}`, body)).toContain('HTTP/1.1 200');
    const chunks = `${LIMIT.toString(16)}\n${body}\n0\n\n`;
    expect(await post(port, `${type}\nTransfer-Encoding: chunked`, chunks)).toContain('HTTP/1.1 200');
  });

  it('is refused when too much is declared, before any of it is read', async () => {
    const { port } = await startRest(handlers);
    const wire = openWire(
      port,
      `POST /chat HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${LIMIT + 1}\r\n\r\n`,
    );
    const answer = await wire.until(/"code":"body_too_large"/);
    expect(answer).toContain('HTTP/1.1 413');
    expect(answer).toMatch(/connection: close/i);
  });

  it('is counted while reading: chunks are refused at the limit, and the caller gets to read why', async () => {
    const { port } = await startRest(handlers);
    const wire = openWire(
      port,
      `POST /chat HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    for (let i = 0; i < 5; i += 1) wire.socket.write(chunk);
    expect(await wire.until(/"code":"body_too_large"/)).toContain('HTTP/1.1 413');
    wire.socket.write('0\r\n\r\n');
    await wire.closed();
  });

  it('is told even to a caller that reads nothing before it has sent all', async () => {
    const { port } = await startRest(handlers);
    const size = 8_000_000;
    const wire = openWire(
      port,
      `POST /chat HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`,
    );
    wire.socket.pause();
    await new Promise((resolve) => wire.socket.write('x'.repeat(size), resolve));
    wire.socket.resume();
    expect(await wire.closed()).toContain('"code":"body_too_large"');
  });

  it('far over the limit still gets its answer over an ordinary client', async () => {
    const { call } = await startRest(handlers);
    for (let i = 0; i < 5; i += 1) {
      const response = await call('/chat', { json: { message: 'x'.repeat(5_000_000) } });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'body_too_large' });
    }
  });
});

describe('the headers', () => {
  it('may have 16 KB and no more', async () => {
    const { port } = await startRest(handlers);
    const fits = await post(
      port,
      `X-Long: ${'x'.repeat(15_000)}\nContent-Type: application/json\nContent-Length: ${question.length}`,
    );
    expect(fits).toContain('HTTP/1.1 200');
    const over = await post(
      port,
      `X-Long: ${'x'.repeat(17_000)}\nContent-Type: application/json\nContent-Length: ${question.length}`,
    );
    expect(over).toContain('HTTP/1.1 431');
    expect(over).toContain('{"error":"The headers are too large.');
  });

  it('that are too large are refused with an answer that is read, however much comes', async () => {
    const { port } = await startRest(handlers);
    const wire = openWire(port);
    wire.socket.pause();
    await new Promise((resolve) =>
      wire.socket.write(`GET / HTTP/1.1\r\nX: ${'x'.repeat(8_000_000)}`, resolve),
    );
    wire.socket.resume();
    expect(await wire.closed()).toContain('HTTP/1.1 431');
  });

  it('have that limit from us, not from the program we run in', async () => {
    const { port } = await startRest(handlers, { limits: { headers: 2_000 } });
    expect(await post(port, `X-Long: ${'x'.repeat(3_000)}`)).toContain('HTTP/1.1 431');
  });
});
