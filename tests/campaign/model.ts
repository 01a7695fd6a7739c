/** Each fault of the model's server, many times, through the whole product: answered in time, and never kept as whole. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Child, startChild } from '../bench/child.ts';
import { percentile } from '../bench/load.ts';
import { type ScriptedLmStudio, startLmStudio } from '../helpers/lmstudio/server.ts';
import { AT_A_DEADLINE, type Kind, SECONDS, SOON } from './model-faults.ts';
import { atMost, type Part } from './part.ts';

const ROUND = 50;
/** As many as the product asks a model at once: one more would wait for its place, and longer than its deadline. */
const MOST_AT_ONCE = 8;
/** Sockets that are kept open for the next question are none that leaked. */
const IDLE_SOCKETS = MOST_AT_ONCE + 2;
const MOST_P99_MS = 50;
const PROBE_MS = 20;

const Busy = z.object({ code: z.literal('model_busy') });
const Answer = z.object({ state: z.string(), answered_by: z.string() });
const History = z.object({
  history: z.array(z.object({ role: z.string(), state: z.string(), answered_by: z.string().nullable() })),
});

export interface ModelOptions {
  /** How often each kind. */
  times: number;
  /** After which no further round over all kinds is begun; a round asks each kind `ROUND` times. */
  minutes: number;
  /** Questions asked at once. */
  atOnce: number;
  /** Whether the kinds are in it that only a deadline ends, which takes seconds for each. */
  deadlines: boolean;
  /** Milliseconds after its deadline, or at all where it has none, that an answer may come. */
  margin: number;
}

export async function model({ times, minutes, atOnce, deadlines, margin }: ModelOptions): Promise<Part> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const lmStudio = await startLmStudio();
  const mute = await startMute();
  const service = await start(folder, 'faults.db', lmStudio.base);
  const alone = await start(folder, 'alone.db', `https://127.0.0.1:${mute.port}/v1`);
  const kinds = deadlines ? [...SOON, ...AT_A_DEADLINE] : SOON;
  const tally = new Map<string, number>();
  const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
  const slowest = new Map<Kind, number>();
  let openSockets = 0;
  const others: number[] = [];
  const ends = performance.now() + minutes * 60_000;
  let done = 0;
  for (; done < times && performance.now() < ends; done += Math.min(ROUND, times - done)) {
    for (const [number, kind] of kinds.entries()) {
      if (kind.reply) lmStudio.always(kind.reply);
      const { port } = kind.reply ? service : alone;
      const probe = kind.floods ? startProbe(service.port, others) : undefined;
      let next = done;
      const worker = async (): Promise<void> => {
        for (let n = next++; n < Math.min(times, done + ROUND); n = next++) {
          const began = performance.now();
          for (const problem of await ask(`http://127.0.0.1:${port}`, `${number}-${n}`))
            count(`${problem}: ${kind.name}`);
          const took = performance.now() - began;
          slowest.set(kind, Math.max(slowest.get(kind) ?? 0, took));
          if (took > kind.deadline + margin) count(`late: ${kind.name}`);
        }
      };
      await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, atOnce) }, worker));
      await probe?.stop();
      openSockets = Math.max(openSockets, await settled(lmStudio));
    }
  }
  await Promise.all([service.stop(), alone.stop()]);
  const leftAfterStop = lmStudio.openSockets() + mute.openSockets();
  await Promise.all([lmStudio.close(), mute.close()]);
  await rm(folder, { recursive: true });
  const sum = (what: string) =>
    [...tally].filter(([key]) => key.startsWith(what)).reduce((total, [, times]) => total + times, 0);
  return {
    name: 'model',
    size: `${kinds.length} kinds × ${done}`,
    findings: [
      atMost(`later than ${margin} ms after its deadline`, sum('late'), 0),
      atMost('kept as whole though it was not', sum('whole'), 0),
      atMost('answers of 5xx or none', sum('failed'), 0),
      atMost('sockets open after each kind', openSockets, IDLE_SOCKETS),
      atMost('sockets open at the end', leftAfterStop, 0),
      atMost(
        'p99 of GET /health beside a flood, ms',
        Math.round(
          percentile(
            others.sort((a, b) => a - b),
            0.99,
          ),
        ),
        MOST_P99_MS,
      ),
    ],
    notes: [
      `${others.length} requests beside floods`,
      ...slownessOf(slowest),
      ...[...tally].map(([what, times]) => `${what}: ${times}`),
    ],
  };
}

function start(folder: string, file: string, modelUrl: string): Promise<Child> {
  return startChild('main/serve.ts', {
    PORT: '0',
    DB_FILE: join(folder, file),
    LMSTUDIO_URL: modelUrl,
    LOG_LEVEL: 'error',
    MODEL_CONNECT_SECONDS: String(SECONDS.connect),
    MODEL_FIRST_WORD_SECONDS: String(SECONDS.first),
    MODEL_SILENCE_SECONDS: String(SECONDS.silence),
    MODEL_ANSWER_SECONDS: String(SECONDS.whole),
  });
}

/** Asks once, and reads what was kept. @returns what is not as it must be */
async function ask(url: string, session_id: string): Promise<string[]> {
  const reply = await fetch(`${url}/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'My printer does not print', session_id }),
  });
  const value: unknown = await reply.json();
  // What a caller is told of a model that refuses more questions is meant so.
  if (reply.status === 503 && Busy.safeParse(value).success) return [];
  const answer = Answer.safeParse(value);
  if (!answer.success) return [`failed with ${reply.status}`];
  const stored = History.parse(await (await fetch(`${url}/sessions/${session_id}/history`)).json());
  return [answer.data, ...stored.history.filter(({ role }) => role === 'assistant')].flatMap(
    // What the knowledge base answered instead is whole.
    ({ state, answered_by }) => (answered_by === 'model' && state === 'complete' ? ['whole'] : []),
  );
}

/** @returns the sockets that stay, once those that were just ended are gone */
async function settled(lmStudio: ScriptedLmStudio): Promise<number> {
  const late = AbortSignal.timeout(2000);
  while (lmStudio.openSockets() > IDLE_SOCKETS && !late.aborted) await new Promise(setImmediate);
  return lmStudio.openSockets();
}

/** Another caller, until it is stopped. @param took gets the milliseconds of each of its requests */
function startProbe(port: number, took: number[]): { stop(): Promise<void> } {
  const end = new AbortController();
  const asking = (async () => {
    while (!end.signal.aborted) {
      const began = performance.now();
      await (await fetch(`http://127.0.0.1:${port}/health`)).arrayBuffer();
      took.push(performance.now() - began);
      await wait(PROBE_MS);
    }
  })();
  return {
    async stop() {
      end.abort();
      await asking;
    },
  };
}

/** A server that takes every connection and says nothing, so that no secure one ever stands. */
async function startMute(): Promise<{ port: number; openSockets(): number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    openSockets: () => sockets.size,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The slowest of each deadline's kinds, and of those that have none. */
function slownessOf(slowest: ReadonlyMap<Kind, number>): string[] {
  const byDeadline = Map.groupBy(slowest, ([{ deadline }]) => deadline);
  return [...byDeadline].map(([deadline, all]) => {
    const [kind, took] = all.reduce((worst, each) => (each[1] > worst[1] ? each : worst));
    return `slowest with ${deadline ? `${deadline} ms` : 'no'} deadline: ${Math.round(took)} ms, ${kind.name}`;
  });
}
