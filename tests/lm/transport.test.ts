import { describe, expect, it, onTestFinished } from 'vitest';
import { parseAddress } from '../../main/lm/address.ts';
import { createTransport, type HttpRequest } from '../../main/lm/transport.ts';
import { Failure } from '../../shared/errors.ts';
import { freePort, startLmStudio } from '../helpers/lmstudio/server.ts';
import { tcp } from './setup.ts';

function send(url: string, request: Partial<HttpRequest> = {}) {
  const transport = createTransport(1);
  onTestFinished(() => transport.close());
  const address = parseAddress(url);
  const signal = new AbortController().signal;
  return transport.send({ address, path: '/', accept: '*/*', signal, connect: 2_000, ...request });
}

describe('a connection', () => {
  it('that does not stand in time is nobody there', async () => {
    // A TLS handshake that is never answered is the one unfinished connection to be had on every system.
    const port = await tcp(() => {});
    const failure = send(`https://127.0.0.1:${port}`, { connect: 100 });
    await expect(failure).rejects.toMatchObject({ code: 'model_not_running' });
  });

  it('that is refused is nobody there', async () => {
    const failure = send(`http://127.0.0.1:${await freePort()}`);
    await expect(failure).rejects.toMatchObject({ code: 'model_not_running' });
  });

  it('to what speaks no HTTP is another program', async () => {
    const port = await tcp((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    await expect(send(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'model_bad_reply' });
  });

  it('over IPv6 finds its host', async () => {
    const server = await startLmStudio();
    onTestFinished(() => server.close());
    const { status, response } = await send(`http://[::ffff:127.0.0.1]:${server.port}`, {
      path: '/v1/models',
    });
    expect(status).toBe(200);
    expect(await response.json()).toMatchObject({ object: 'list' });
  });

  it('is not begun where the caller has left already', async () => {
    const server = await startLmStudio();
    onTestFinished(() => server.close());
    const signal = AbortSignal.abort(new Failure('cancelled'));
    await expect(send(server.base, { signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a body', () => {
  it('is read no faster than it is taken', async () => {
    const server = await startLmStudio({
      lists: async (exchange) => {
        exchange.stream('application/json');
        while (await exchange.write('x'.repeat(65_536)));
      },
    });
    onTestFinished(() => server.close());
    let bytes = 0;
    const watch = (piece: Uint8Array): undefined => {
      bytes += piece.length;
    };
    const { response } = await send(server.base, { path: '/v1/models', watch });
    const reader = response.body?.getReader();
    await reader?.read();
    const { promise: later, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 100);
    await later;
    expect(bytes).toBeLessThan(1_000_000);
    await reader?.cancel();
  });
});
