/** Each fault of the model's server, many times, through the whole product: answered in time, and never kept as whole. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startChild } from '../bench/child.ts';
import type { Reply } from '../helpers/lmstudio/exchange.ts';
import * as fault from '../helpers/lmstudio/faults.ts';
import { saysAtOnce, streams } from '../helpers/lmstudio/replies.ts';
import { type ScriptedLmStudio, startLmStudio } from '../helpers/lmstudio/server.ts';
import { atMost, type Part } from './part.ts';

const AT_ONCE = 4;
const ROUND = 5;
/** Faults that end by themselves are answered far within this; those that only a deadline ends are tested in tests/lm. */
const LATE_MS = 10_000;
/** Sockets that are kept open for the next question are none that leaked. */
const IDLE_SOCKETS = AT_ONCE + 2;

const crash = fault.CRASH;
const FIRST: Readonly<Record<string, Reply>> = {
  'reset before the response': fault.resets,
  'reset in an empty stream': fault.opens(fault.resets),
  'page of HTML': fault.sendsPage(),
  'page of HTML with 404': fault.sendsPage(404),
  'wrong content type': fault.mistyped,
  'unknown path with 200': fault.fails(200, fault.unknownPath('POST', '/')),
  'status 204': (exchange) => exchange.send(204, '', ''),
  'no model, 404': fault.fails(404, fault.NO_MODEL),
  'no model, 400': fault.fails(400, fault.NO_MODEL),
  'unknown model': fault.fails(404, fault.UNKNOWN_MODEL),
  overflow: fault.fails(400, fault.OVERFLOW),
  'another 400': fault.fails(400, { error: 'Invalid body' }),
  '401 without a word': fault.fails(401, {}),
  '401': fault.fails(401, fault.KEY_REFUSED),
  '403': fault.fails(403, {}),
  '429': fault.fails(429),
  '500': fault.fails(500),
  '503': fault.fails(503, 'overloaded'),
  redirect: fault.redirects('http://127.0.0.1:9/v1/chat/completions'),
  'endless line': fault.opens(fault.sendsEndlessLine),
  'endless document': fault.sendsEndlessJson,
  'broken JSON in an event': fault.opens(fault.sendsBrokenJson),
  'broken JSON as the document': (exchange) => exchange.send(200, 'application/json', '{'),
  'another document': fault.fails(200, { hello: 'world' }),
  'wrong shape': fault.opens(fault.sendsWrongShape),
  'events that are no completion': fault.opens(fault.sendsForeignEvents),
  'empty stream': fault.opens(fault.endsEarly),
  'empty stream with [DONE]': fault.opens(fault.endsWithDoneOnly),
  'finished without a word': streams([{ content: '' }, { content: ' \n' }]),
  'empty document': saysAtOnce({ content: '' }),
  'error event': fault.opens(fault.reports(crash, 'event')),
  'error event in words': fault.opens(fault.reportsInWords('The model has crashed.')),
  'error as data': fault.opens(fault.reports(crash, 'data')),
  'error bare': fault.opens(fault.reports(crash, 'bare')),
};
const LATER: Readonly<Record<string, Reply>> = {
  'then reset': fault.resets,
  'then ends without a finish marker': fault.endsEarly,
  'then [DONE] alone': fault.endsWithDoneOnly,
  'then broken JSON': fault.sendsBrokenJson,
  'then wrong shape': fault.sendsWrongShape,
  'then an endless line': fault.sendsEndlessLine,
  'then never ends': fault.babbles,
  'then error event': fault.reports(crash, 'event'),
  'then error as data': fault.reports(crash, 'data'),
  'then error bare': fault.reports(crash, 'bare'),
  'then overflow': fault.reports(fault.OVERFLOW, 'data'),
};
const KINDS: readonly [string, Reply][] = [
  ...Object.entries(FIRST),
  ...Object.entries(LATER).map(([name, next]): [string, Reply] => [name, fault.begins('Turn it off', next)]),
];

const Busy = z.object({ code: z.literal('model_busy') });
const Answer = z.object({ state: z.string(), answered_by: z.string() });
const History = z.object({
  history: z.array(z.object({ role: z.string(), state: z.string(), answered_by: z.string().nullable() })),
});

/** @param minutes after which no further round over all kinds is begun; a round asks each kind `ROUND` times */
export async function model({ times, minutes }: { times: number; minutes: number }): Promise<Part> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const lmStudio = await startLmStudio();
  const service = await startChild('main/serve.ts', {
    PORT: '0',
    DB_FILE: join(folder, 'faults.db'),
    LMSTUDIO_URL: lmStudio.base,
    LOG_LEVEL: 'error',
  });
  const url = `http://127.0.0.1:${service.port}`;
  const tally = new Map<string, number>();
  const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
  let slowest = 0;
  let openSockets = 0;
  const ends = performance.now() + minutes * 60_000;
  let done = 0;
  for (; done < times && performance.now() < ends; done += Math.min(ROUND, times - done)) {
    for (const [number, [kind, reply]] of KINDS.entries()) {
      lmStudio.always(reply);
      let next = done;
      const worker = async (): Promise<void> => {
        for (let n = next++; n < Math.min(times, done + ROUND); n = next++) {
          const began = performance.now();
          for (const problem of await ask(url, `${number}-${n}`)) count(`${problem}: ${kind}`);
          const took = performance.now() - began;
          slowest = Math.max(slowest, took);
          if (took > LATE_MS) count(`late: ${kind}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      openSockets = Math.max(openSockets, await settled(lmStudio));
    }
  }
  await service.stop();
  const leftAfterStop = lmStudio.openSockets();
  await lmStudio.close();
  await rm(folder, { recursive: true });
  const sum = (what: string) =>
    [...tally].filter(([key]) => key.startsWith(what)).reduce((total, [, times]) => total + times, 0);
  return {
    name: 'model',
    size: `${KINDS.length} kinds × ${done}`,
    findings: [
      atMost('later than 10 s', sum('late'), 0),
      atMost('kept as whole though it was not', sum('whole'), 0),
      atMost('answers of 5xx or none', sum('failed'), 0),
      atMost('sockets open after each kind', openSockets, IDLE_SOCKETS),
      atMost('sockets open at the end', leftAfterStop, 0),
    ],
    notes: [`slowest ${Math.round(slowest)} ms`, ...[...tally].map(([what, times]) => `${what}: ${times}`)],
  };
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
