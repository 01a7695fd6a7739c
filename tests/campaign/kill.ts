/** Kills the service in the middle of mixed writes, again and again: what it acknowledged must be there, once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../main/store/open.ts';
import { createRandom } from '../../scripts/classifier/random.ts';
import { atMost, exactly, type Part } from './part.ts';

const WRITERS = 16;
/** The service is up again after at most this many ms. */
const HEALTHY_MS = 3000;
const NO_MODEL = 'http://127.0.0.1:9/v1';
const entry = join(import.meta.dirname, '..', '..', 'main', 'serve.ts');

interface Kept {
  /** Ticket by its idempotency key. */
  tickets: Map<string, string>;
  /** Message ids of answers, by session. */
  answers: Map<string, number[]>;
  deleted: Set<string>;
}

export async function kill({ cycles, seed }: { cycles: number; seed: number }): Promise<Part> {
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'kill-'));
  const file = join(folder, 'support_system.db');
  const kept: Kept = { tickets: new Map(), answers: new Map(), deleted: new Set() };
  const starts: number[] = [];
  for (let cycle = 0; cycle < cycles; cycle++) {
    const began = performance.now();
    const { child, url } = await serve(file);
    if (cycle > 0) starts.push(performance.now() - began);
    const stop = new AbortController();
    const writing = Array.from({ length: WRITERS }, (_, writer) =>
      write(url, `${cycle}-${writer}`, kept, stop.signal),
    );
    await wait(200 + random.below(600));
    child.kill('SIGKILL');
    stop.abort();
    await Promise.all([once(child, 'exit'), ...writing]);
  }
  const { lost, doubled, undead } = await verify(file, kept);
  await rm(folder, { recursive: true });
  const answers = [...kept.answers.values()].reduce((sum, ids) => sum + ids.length, 0);
  return {
    name: 'kill',
    size: `${cycles} cycles, ${kept.tickets.size + 2 * answers + kept.deleted.size} acknowledged writes`,
    findings: [
      exactly('lost', lost, 0),
      exactly('doubled', doubled, 0),
      exactly('deleted conversations that came back', undead, 0),
      atMost('slowest start after a kill, ms', Math.round(Math.max(...starts)), HEALTHY_MS),
    ],
    notes: [`tickets ${kept.tickets.size}, chats ${answers}, deletions ${kept.deleted.size}`],
  };
}

async function serve(file: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LMSTUDIO_URL: NO_MODEL,
      DB_FILE: file,
      LOG_LEVEL: 'error',
      RATE_LIMIT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('no standard output');
  const [line] = await once(createInterface(child.stdout), 'line');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
  if (!url) throw new Error(`no address in: ${line}`);
  return { child, url };
}

/** Writes without a pause until the service is gone, and notes what it acknowledged. */
async function write(url: string, writer: string, kept: Kept, signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted; n++) {
    try {
      if (n % 8 === 7) await chatAndMaybeDelete(url, `s-${writer}-${n}`, n % 16 === 15, kept);
      else await createTicket(url, `${writer}-${n}`, kept);
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
