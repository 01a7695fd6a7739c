/** The service as a process: its first line, its settings, its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../main/store/open.ts';
import { call, NO_MODEL, startModel } from '../helpers/app.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { openWire } from '../helpers/http.ts';
import { untilLeft } from '../helpers/lmstudio/replies.ts';

const entry = join(import.meta.dirname, '..', '..', 'main', 'serve.ts');

async function serve(env: Record<string, string> = {}): Promise<ChildProcess & { file: string }> {
  const file = env.DB_FILE ?? join(await temporaryFolder(), 'support_system.db');
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, PORT: '0', LMSTUDIO_URL: NO_MODEL, ...env, DB_FILE: file },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return Object.assign(child, { file });
}

/** The address in the first line of standard output. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? `no address in: ${line}`;
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  if (!child.stderr) throw new Error('no standard error');
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, said };
}

describe('serve', () => {
  it('tells its address in its first line, and answers there', async () => {
    const url = await addressOf(await serve());
    expect(await call({ url }, 'GET', '/health')).toMatchObject({ status: 200, body: { status: 'healthy' } });
    expect(await call({ url }, 'POST', '/chat', { message: 'the vpn keeps dropping' })).toMatchObject({
      status: 200,
      body: { answered_by: 'knowledge', sources: [{ article_id: 'it-vpn-drops' }] },
    });
  });

  it('ends with code 2 and one sentence where a setting is wrong', async () => {
    const { code, said } = await endOf(await serve({ PORT: 'eighty' }));
    expect(code).toBe(2);
    expect(said).toBe('PORT must be a whole number from 0 to 65535.\n');
  });

  it('ends with code 2 where its port is taken, naming it and how to change it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const child = await serve({ PORT: port });
    const { code, said } = await endOf(child);
    expect(code).toBe(2);
    // Not even made: a database of an older version would have been migrated for nothing.
    await expect(stat(child.file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toContain(port);
    expect(said).toContain('PORT=');
  });

  it('does not listen to other machines without token, hosts and origins', async () => {
    const { code, said } = await endOf(await serve({ HOST: '0.0.0.0' }));
    expect(code).toBe(2);
    expect(said).toMatch(/API_TOKEN.*ALLOWED_HOSTS.*ALLOWED_ORIGINS/);
  });

  it('ends with code 2 where the folder of documents is not there', async () => {
    const { code, said } = await endOf(await serve({ KNOWLEDGE_DIR: '/nowhere/at/all' }));
    expect(code).toBe(2);
    expect(said).toBe('KNOWLEDGE_DIR names no folder: /nowhere/at/all.\n');
  });

  it('refuses a file that is no database, and leaves it as it was', async () => {
    const file = join(await temporaryFolder(), 'notes.txt');
    await writeFile(file, 'no database, but somebody needs it'.repeat(100), { mode: 0o644 });
    const { code, said } = await endOf(await serve({ DB_FILE: file }));
    expect(code).toBe(1);
    expect(said).toMatch(/^The database is damaged/);
    expect(await readFile(file, 'utf8')).toMatch(/^no database/);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o644);
  });

  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT'] as const)(
    'stops cleanly on %s',
    async (signal) => {
      const child = await serve();
      const url = await addressOf(child);
      await call({ url }, 'POST', '/ticket', {
        user: 'Jo',
        email: 'jo@bank.example',
        type: 'General',
        description: 'Hi',
      });
      child.kill(signal);
      expect((await endOf(child)).code).toBe(0);
      const store = await openStore({ file: child.file });
      onTestFinished(() => store.close());
      expect((await store.tickets.list({ limit: 10 })).rows).toHaveLength(1);
    },
  );

  it.skipIf(process.platform === 'win32')('stops in 5 s, whatever is under way', async () => {
    const lmStudio = await startModel({ reply: untilLeft });
    const child = await serve({ LMSTUDIO_URL: lmStudio.url });
    const url = new URL(await addressOf(child));
    const question = '{"message":"the vpn keeps dropping"}';
    const ask = (accept: string, length = question.length): string =>
      `POST /chat HTTP/1.1\r\nHost: ${url.host}\r\nAccept: ${accept}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${length}\r\n\r\n${question}`;
    const port = Number(url.port);
    const stream = openWire(port, ask('text/event-stream'));
    const others = [ask('*/*'), ask('*/*', 1000), 'GET /heal', ''].map((text) => openWire(port, text));
    await lmStudio.until(({ chats }) => chats().length === 2);
    const begun = performance.now();
    child.kill('SIGTERM');
    expect((await endOf(child)).code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await stream.closed()).toContain('"code":"shutting_down"');
    await Promise.all(others.map((wire) => wire.closed()));
  });

  it('has lost nothing it acknowledged when it is killed', async () => {
    const child = await serve();
    const url = await addressOf(child);
    const acknowledged: string[] = [];
    const ticket = { user: 'Jo', email: 'jo@bank.example', type: 'General', description: 'Killed midway' };
    const clients = Array.from({ length: 8 }, async () => {
      for (;;) {
        const { body } = await call({ url }, 'POST', '/ticket', ticket);
        acknowledged.push((body as { ticket: { id: string } }).ticket.id);
        if (acknowledged.length === 200) child.kill('SIGKILL');
      }
    });
    await Promise.allSettled(clients);
    const store = await openStore({ file: child.file });
    onTestFinished(() => store.close());
    const { rows } = await store.tickets.list({ limit: 1000 });
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  });
});
