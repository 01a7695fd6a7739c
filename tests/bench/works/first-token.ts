/** How much later the first word comes through us than from the model itself. */

import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../load.ts';
import { limits, type Row } from '../row.ts';
import { startWithModel } from '../service.ts';

const SAMPLES = 400;

export async function firstToken(service: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const { ours, model } = await startWithModel(service, folder);
  const question = { message: 'My printer does not print', session_id: 'first-token' };
  const direct = { model: 'bench', stream: true, messages: [{ role: 'user', content: question.message }] };
  const through = () => timeTo('event: delta', ours.port, '/chat', question);
  const straight = () => timeTo('"content"', model.port, '/v1/chat/completions', direct);
  try {
    for (let n = 0; n < 50; n++) await Promise.all([await through(), await straight()]);
    const pairs: { through: number; straight: number }[] = [];
    for (let n = 0; n < SAMPLES; n++) pairs.push({ straight: await straight(), through: await through() });
    const sorted = (name: 'through' | 'straight') => pairs.map((pair) => pair[name]).sort((a, b) => a - b);
    const more = (share: number) =>
      percentile(sorted('through'), share) - percentile(sorted('straight'), share);
    return [
      limits('first token through POST /chat (SSE), beyond asking the model directly', 'ms', [
        { name: 'p50', value: more(0.5), limit: 2 },
        { name: 'p99', value: more(0.99), limit: 8 },
      ]),
    ];
  } finally {
    await Promise.all([ours.stop(), model.stop()]);
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds until the reply holds `mark`. */
function timeTo(mark: string, port: number, path: string, body: object): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      },
      (reply) => {
        let text = '';
        let took: number | undefined;
        reply.setEncoding('utf8');
        reply.on('data', (piece: string) => {
          text += piece;
          if (took === undefined && text.includes(mark)) took = performance.now() - began;
        });
        reply.on('end', () =>
          took === undefined ? reject(new Error(`no ${mark} in the reply`)) : resolve(took),
        );
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });
}
