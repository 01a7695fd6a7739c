/** Kills the product in the middle of mixed writes, again and again: what it acknowledged must be there, once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../main/store/open.ts';
import { createRandom } from '../../scripts/classifier/random.ts';
import { packApp } from '../helpers/packed.ts';
import { interrupted } from './interrupted.ts';
import { startPackedApp } from './packed-app.ts';
import { atMost, exactly, type Part } from './part.ts';
import { findingsOf } from './scenes/judge.ts';
import { startServe } from './serve.ts';
import type { Victim } from './victim.ts';

const WRITERS = 16;
/** The product is up again after at most this many ms. */
const HEALTHY_MS = 3000;

interface Kept {
  /** Ticket by its idempotency key. */
  tickets: Map<string, string>;
  /** Message ids of answers, by session. */
  answers: Map<string, number[]>;
  deleted: Set<string>;
}

interface Size {
  /** Of the service, and of the packed desktop app. */
  cycles: number;
  appCycles: number;
  /** Kills of each scene: an update, a backup, a recovery, a restore, …; on a database of so many rows. */
  interruptions: number;
  scenes?: readonly string[];
  rows: number;
  seed: number;
  /** At most, for each of the three. */
  minutes: number;
}

export async function kill({ cycles, appCycles, interruptions, ...size }: Size): Promise<Part> {
  const { seed, minutes } = size;
  const service = await killAgainAndAgain({ cycles, seed, minutes }, (folder) =>
    startServe(join(folder, 'support_system.db')),
  );
  const app = appCycles > 0 ? await killApp({ cycles: appCycles, seed, minutes }) : undefined;
  const cut = await interrupted({ kills: interruptions, ...size });
  const runs = app ? [service, app] : [service];
  const total = (count: (run: Run) => number): number => runs.reduce((all, run) => all + count(run), 0);
  return {
    name: 'kill',
    size: `${service.cycles} cycles of the service, ${app?.cycles ?? 0} of the packed app, ${total((run) => run.writes)} acknowledged writes; ${cut.kills} kills during other work`,
    findings: [
      exactly(
        'lost',
        total(({ lost }) => lost),
        0,
      ),
      exactly(
        'doubled',
        total(({ doubled }) => doubled),
        0,
      ),
      exactly(
        'deleted conversations that came back',
        total(({ undead }) => undead),
        0,
      ),
      ...runs.map(({ slowest }, n) =>
        atMost(
          `slowest start of the ${n === 0 ? 'service' : 'packed app'} after a kill, ms`,
          slowest,
          HEALTHY_MS,
        ),
      ),
      ...findingsOf(cut.verdict).map((finding) => ({
        ...finding,
        measure: `other work: ${finding.measure}`,
      })),
    ],
    notes: [...runs.map(({ note }) => note), ...cut.notes],
  };
}

type Cycles = Pick<Size, 'cycles' | 'seed' | 'minutes'>;

interface Run {
  cycles: number;
  writes: number;
  lost: number;
  doubled: number;
  undead: number;
  /** Until it answered, in ms. */
  slowest: number;
  note: string;
}

async function killApp(size: Cycles): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'kill-packed-'));
  try {
    const app = await packApp(folder);
    return await killAgainAndAgain(size, (userData) => startPackedApp(app, userData));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param start starts the product on a folder, and resolves once it answers */
async function killAgainAndAgain(
  { cycles, seed, minutes }: Cycles,
  start: (folder: string) => Promise<Victim>,
): Promise<Run> {
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'kill-'));
  const kept: Kept = { tickets: new Map(), answers: new Map(), deleted: new Set() };
  let slowest = 0;
  let cycle = 0;
  const ends = performance.now() + minutes * 60_000;
  for (; cycle < cycles && performance.now() < ends; cycle++) {
    const victim = await start(folder);
    if (cycle > 0) slowest = Math.max(slowest, Math.round(victim.healthyMs));
    const stop = new AbortController();
    const writing = Array.from({ length: WRITERS }, (_, writer) =>
      write(victim, `${cycle}-${writer}`, kept, stop.signal),
    );
    await wait(200 + random.below(1400));
    const killed = victim.kill();
    stop.abort();
    await Promise.all([killed, ...writing]);
  }
  const { lost, doubled, undead } = await verify(join(folder, 'support_system.db'), kept);
  // A browser that dies after its killed app may still write for a moment.
  await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
  const answers = [...kept.answers.values()].reduce((sum, ids) => sum + ids.length, 0);
  return {
    cycles: cycle,
    writes: kept.tickets.size + 2 * answers + kept.deleted.size,
    lost,
    doubled,
    undead,
    slowest,
    note: `tickets ${kept.tickets.size}, chats ${answers}, deletions ${kept.deleted.size}`,
  };
}

/** Writes without a pause until the service is gone, and notes what it acknowledged. */
async function write(victim: Victim, writer: string, kept: Kept, signal: AbortSignal): Promise<void> {
  const { url } = victim;
  for (let n = 0; !signal.aborted; n++) {
    const key = `${writer}-${n}`;
    try {
      if (n % 4 === 2 && victim.createTicket) kept.tickets.set(key, await victim.createTicket(key));
      else if (n % 8 === 7) await chatAndMaybeDelete(url, `s-${writer}-${n}`, n % 16 === 15, kept);
      else await createTicket(url, key, kept);
    } catch {
      // Killed in the middle: nothing was acknowledged.
      if (!signal.aborted) await wait(1);
    }
  }
}

async function createTicket(url: string, key: string, kept: Kept): Promise<void> {
  const fields = { user: 'Jo', email: 'jo@b.example', type: 'General', description: key };
  const send = async () => idOf(await post(url, '/ticket', fields, { 'idempotency-key': key }));
  const id = await send();
  kept.tickets.set(key, id);
  // Every tenth is sent again, as a client does that heard nothing.
  if (kept.tickets.size % 10 === 0 && (await send()) !== id) throw new Error('another ticket');
}

function idOf({ ticket }: Record<string, unknown>): string {
  if (typeof ticket !== 'object' || ticket === null || !('id' in ticket)) throw new Error('no ticket');
  return String(ticket.id);
}

async function chatAndMaybeDelete(url: string, session: string, remove: boolean, kept: Kept): Promise<void> {
  const { message_id } = await post(
    url,
    '/chat',
    { message: 'the vpn keeps dropping', session_id: session },
    {},
  );
  if (!remove) {
    kept.answers.set(session, [Number(message_id)]);
    return;
  }
  const reply = await fetch(`${url}/sessions/${session}`, { method: 'DELETE' });
  await reply.text();
  if (reply.ok) kept.deleted.add(session);
}

async function post(
  url: string,
  path: string,
  body: object,
  headers: Record<string, string>,
): Promise<Record<string, unknown>> {
  const reply = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const value: unknown = await reply.json();
  if (!reply.ok || typeof value !== 'object' || value === null) throw new Error(`status ${reply.status}`);
  return { ...value };
}

async function verify(
  file: string,
  { tickets, answers, deleted }: Kept,
): Promise<{ lost: number; doubled: number; undead: number }> {
  const store = await openStore({ file });
  const byDescription = new Map<string, string[]>();
  for (let cursor: string | undefined; ; ) {
    const { rows, next_cursor } = await store.tickets.list({ limit: 1000, cursor });
    for (const { id, description } of rows) {
      byDescription.set(description, [...(byDescription.get(description) ?? []), id]);
    }
    if (next_cursor === null) break;
    cursor = next_cursor;
  }
  let lost = 0;
  for (const [key, id] of tickets) if (!byDescription.get(key)?.includes(id)) lost += 1;
  for (const [session, ids] of answers) {
    const { rows } = await store.messages.history(session, { limit: 100 });
    lost += ids.filter((id) => !rows.some(({ message_id }) => message_id === id)).length;
  }
  let undead = 0;
  for (const session of deleted) if (await store.sessions.get(session)) undead += 1;
  await store.close();
  return { lost, doubled: [...byDescription.values()].filter((ids) => ids.length > 1).length, undead };
}
