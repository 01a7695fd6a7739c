/** Many clients over a long time, each at every route in turn: memory and the WAL must stay bounded. */
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../scripts/classifier/random.ts';
import { atMost, type Part } from './part.ts';
import { type Service, startService } from './service.ts';

const MOST_WAL_MB = 64;
const MOST_SLOPE_MB = 1;
/** Share of the time after which memory is looked at: caches have filled by then. */
const WARM_UP = 0.3;

interface Soak {
  clients: number;
  minutes: number;
  /** What a client waits between two requests, in milliseconds. */
  pause: number;
  seed: number;
}

/** A memory slope is judged only where the time is long enough to tell one: two minutes after warm-up. */
export async function soak({ clients, minutes, pause, seed }: Soak): Promise<Part> {
  const service = await startService();
  const ends = performance.now() + minutes * 60_000;
  const unexpected = new Map<string, number>();
  const samples: [minute: number, megabytes: number][] = [];
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
  const watching = watch(service, ends, minutes, (minute, megabytes, walBytes) => {
    samples.push([minute, megabytes]);
    wal = Math.max(wal, walBytes / 2 ** 20);
  });
  await Promise.all([watching, ...Array.from({ length: clients }, (_, n) => client(n))]);
  await service.stop();

  const warm = samples.filter(([minute]) => minute >= minutes * WARM_UP);
  const [first = Number.NaN] = warm.map(([, megabytes]) => megabytes);
  const last = warm.at(-1)?.[1] ?? Number.NaN;
  const errors = [...unexpected.values()].reduce((sum, count) => sum + count, 0);
  const slope = Number(slopeOf(warm).toFixed(2));
  return {
    name: 'soak',
    size: `${clients} clients, ${minutes} minutes, ${requests} requests`,
    findings: [
      atMost('errors', errors, 0),
      atMost('largest WAL, MB', Number(wal.toFixed(1)), MOST_WAL_MB),
      ...(minutes * (1 - WARM_UP) >= 2 ? [atMost('memory slope, MB/min', slope, MOST_SLOPE_MB)] : []),
    ],
    notes: [
      `memory after warm-up ${first.toFixed(0)} MB, at the end ${last.toFixed(0)} MB`,
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
  service: Service,
  ends: number,
  minutes: number,
  tell: (minute: number, megabytes: number, wal: number) => void,
): Promise<void> {
  const began = performance.now();
  while (performance.now() < ends) {
    tell((performance.now() - began) / 60_000, await service.memory(), await service.walSize());
    await wait(Math.min(2000, minutes * 3000));
  }
}

/** Least squares. */
function slopeOf(points: readonly [x: number, y: number][]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
