/** Many clients over a long time, each at every route in turn: memory and the WAL must stay bounded. */
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../scripts/classifier/random.ts';
import { atMost, type Part } from './part.ts';
import { type Collected, startWatchedService } from './service.ts';

const MOST_WAL_MB = 64;
const MOST_SLOPE_MB = 1;
/** Share of the time after which memory is looked at: caches have filled by then. */
const WARM_UP = 0.3;
/**
 * One look in so many is taken after a garbage collection, and by these the slope is judged. Between collections the
 * process goes up and down by 50 MB as V8 sees fit, and a line through that leans either way by some MB a minute with
 * nothing kept: in six minutes -4.7 and +2.9. What that adds up to at most is for the fuzzer to judge, which collects
 * nothing.
 */
const COLLECT_EVERY = 8;

interface Soak {
  clients: number;
  minutes: number;
  /** What a client waits between two requests, in milliseconds. */
  pause: number;
  seed: number;
}

interface Sample {
  minute: number;
  /** MB, as it is. */
  resident: number;
  /** Absent where nothing was collected. */
  collected: Collected | undefined;
}

/** A memory slope is judged only where the time is long enough to tell one: two minutes after warm-up. */
export async function soak({ clients, minutes, pause, seed }: Soak): Promise<Part> {
  const service = await startWatchedService();
  const ends = performance.now() + minutes * 60_000;
  const unexpected = new Map<string, number>();
  const samples: Sample[] = [];
  let requests = 0;
  let wal = 0;

  async function client(number: number): Promise<void> {
    const random = createRandom(seed + number);
    for (let n = 0; performance.now() < ends; n++) {
      const [route, send] = ROUTES[random.below(ROUTES.length)] ?? ROUTES[0];
      requests += 1;
      const status = await send(service.url, `soak-${number}-${n % 20}`).catch(() => 'broken');
      if (status !== true)
        unexpected.set(`${route} ${status}`, (unexpected.get(`${route} ${status}`) ?? 0) + 1);
      await wait(random.below(2 * pause));
    }
  }
  const watching = watch(service, ends, minutes, (sample, walBytes) => {
    samples.push(sample);
    wal = Math.max(wal, walBytes / 2 ** 20);
  });
  await Promise.all([watching, ...Array.from({ length: clients }, (_, n) => client(n))]);
  await service.stop();

  const warm = samples.filter(({ minute }) => minute >= minutes * WARM_UP);
  const collected = warm.flatMap((sample) =>
    sample.collected ? [{ minute: sample.minute, ...sample.collected }] : [],
  );
  const errors = [...unexpected.values()].reduce((sum, count) => sum + count, 0);
  const slope = Number(slopeOf(collected.map((at) => [at.minute, at.resident])).toFixed(2));
  return {
    name: 'soak',
    size: `${clients} clients, ${minutes} minutes, ${requests} requests`,
    findings: [
      atMost('errors', errors, 0),
      atMost('largest WAL, MB', Number(wal.toFixed(1)), MOST_WAL_MB),
      ...(minutes * (1 - WARM_UP) >= 2
        ? [atMost('memory slope after collections, MB/min', slope, MOST_SLOPE_MB)]
        : []),
    ],
    notes: [
      `memory after collections: ${course(collected.map(({ resident }) => resident))}`,
      `what lives in the heap: ${course(collected.map(({ living }) => living))}`,
      `memory as it is: ${course(warm.map(({ resident }) => resident))}, slope ${slopeOf(warm.map((at) => [at.minute, at.resident])).toFixed(2)} MB/min`,
      ...[...unexpected].map(([what, times]) => `${what}: ${times}`),
    ],
  };
}

type Send = (url: string, session: string) => Promise<true | number>;

function get(path: (session: string) => string): Send {
  return async (url, session) => heard(await fetch(url + path(session)));
}

function post(path: string, body: (session: string) => object, headers: Record<string, string> = {}): Send {
  return async (url, session) =>
    heard(
      await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body(session)),
      }),
    );
}

/** A conversation that is not there, or is gone, is no error. */
async function heard(reply: Response): Promise<true | number> {
  await reply.arrayBuffer();
  return reply.ok || reply.status === 404 ? true : reply.status;
}

const question = (session_id: string) => ({ message: 'My printer does not print', session_id });
const ROUTES: readonly [[string, Send], ...[string, Send][]] = [
  ['chat', post('/chat', question)],
  ['chat, streamed', post('/chat', question, { accept: 'text/event-stream' })],
  ['classify', post('/classify', () => ({ message: 'The VPN drops' }))],
  [
    'ticket',
    post('/ticket', (session_id) => ({
      user: 'Jo',
      email: 'jo@b.example',
      type: 'General',
      description: 'Slow',
      session_id,
    })),
  ],
  ['tickets', get(() => '/tickets?limit=20&q=slow')],
  ['sessions', get(() => '/sessions?limit=20&q=printer')],
  ['history', get((session) => `/sessions/${session}/history`)],
  ['export', get((session) => `/sessions/${session}/export?format=json`)],
  ['draft', get((session) => `/ticket/draft?session_id=${session}`)],
  ['knowledge', get(() => '/knowledge?q=vpn')],
  ['model', get(() => '/model')],
  ['health', get(() => '/health')],
  ['preferences', get(() => '/preferences')],
  ['openapi', get(() => '/openapi.json')],
  ['delete', async (url, session) => heard(await fetch(`${url}/sessions/${session}`, { method: 'DELETE' }))],
];

async function watch(
  service: Awaited<ReturnType<typeof startWatchedService>>,
  ends: number,
  minutes: number,
  tell: (sample: Sample, wal: number) => void,
): Promise<void> {
  const began = performance.now();
  for (let n = 0; performance.now() < ends; n++) {
    const resident = await service.memory();
    const collected = n % COLLECT_EVERY === 0 ? await service.collected() : undefined;
    tell({ minute: (performance.now() - began) / 60_000, resident, collected }, await service.walSize());
    await wait(Math.min(2000, minutes * 3000));
  }
}

/** Of megabytes. */
function course(values: readonly number[]): string {
  const [first = Number.NaN] = values;
  const at = (value: number): string => value.toFixed(1);
  return `from ${at(first)} to ${at(values.at(-1) ?? Number.NaN)} MB, at most ${at(Math.max(...values))} MB`;
}

/** Least squares. */
function slopeOf(points: readonly [x: number, y: number][]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
