import { connect } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aborted, openWire, startRest } from '../helpers/http.ts';
import { reply } from './samples.ts';

const question = '{"message":"hi"}';
const request = (port: number): string =>
  [
    'POST /chat HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Accept: text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${question.length}`,
    '',
    question,
  ].join('\r\n');
const delta = (bytes: number) => ({ event: 'delta', data: { text: 'x'.repeat(bytes) } }) as const;
/** As coarsely as the system tells what was taken. */
const PIECE = 1_500_000;
const unsent = 1024 ** 3;

describe('R7: who asks and does not read', () => {
  it('is cut, also where more and more is written', async () => {
    const { port } = await startRest(
      {
        'chat.ask': async (_, { emit, signal }) => {
          emit(delta(30_000_000));
          while (!signal.aborted) {
            emit(delta(10));
            await nextTurn();
          }
          return reply;
        },
      },
      { limits: { stalledReader: 50, unsent } },
    );
    const wire = openWire(port, request(port));
    wire.socket.pause();
    // A drip of further requests keeps no one.
    const dripping = setInterval(() => wire.socket.write('GET /health HTTP/1.1\r\n'), 10);
    await wire.closed();
    clearInterval(dripping);
  });

  it('is not who takes it slowly', async () => {
    // More than the system takes ahead, which are up to 37 MB on Linux.
    const bytes = 64_000_000;
    const { port } = await startRest(
      {
        'chat.ask': async (_, { emit }) => {
          emit(delta(bytes));
          return reply;
        },
      },
      { limits: { stalledReader: 500, unsent } },
    );
    const socket = connect({ host: '127.0.0.1', port });
    socket.write(request(port));
    let taken = 0;
    for await (const piece of socket) {
      const before = taken;
      taken += piece.length;
      if (piece.includes('event: done')) break;
      if (taken % PIECE < before % PIECE) await wait(50);
    }
    expect(taken).toBeGreaterThan(bytes);
  });

  it('is not who waits for a model that takes its time', async () => {
    const cut = Promise.withResolvers<void>();
    let asked = 0;
    const { port } = await startRest(
      {
        'chat.ask': async (_, { emit, signal }) => {
          asked += 1;
          emit(delta(asked === 1 ? 10 : 30_000_000));
          if (asked === 1) await cut.promise;
          else await aborted(signal);
          return reply;
        },
      },
      { limits: { stalledReader: 50, unsent } },
    );
    const patient = openWire(port, request(port));
    await patient.until(/event: delta/);
    const wire = openWire(port, request(port));
    wire.socket.pause();
    const probing = setInterval(() => wire.socket.write('GET'), 10);
    await wire.closed();
    clearInterval(probing);
    cut.resolve();
    await patient.until(/event: done/);
  });
});
