/** What a person adds, takes out, exports, and restores. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, type RunningApp, startApp } from '../helpers/app.ts';
import { docx, pdf } from '../helpers/documents.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function topHit(app: RunningApp, q: string): Promise<unknown> {
  const result = await app.dispatch('knowledge.search', { q, limit: 1 });
  return result.ok ? result.value.results[0] : undefined;
}

describe('documents', () => {
  it('of each kind are added with progress, found at once, replaced by name, and removed', async () => {
    const app = await startApp();
    const events: unknown[] = [];
    const files = [
      { name: 'Badge lost.docx', bytes: docx('Zebra badge lost', ['Call the zebra desk.']) },
      { name: 'tickets.pdf', bytes: pdf(['Quokka forms are on floor nine.']) },
      {
        name: 'wombat.html',
        bytes: bytes('<h1>Wombat parking</h1><p>Park the wombat behind the house.</p>'),
      },
      { name: 'bad.exe', bytes: bytes('MZ') },
    ];
    const result = await app.dispatch('knowledge.import', { files }, { emit: (event) => events.push(event) });
    expect(result).toMatchObject({
      value: {
        results: [
          { file: 'Badge lost.docx', article_id: 'import-badge-lost', problem: null },
          { article_id: 'import-tickets' },
          { article_id: 'import-wombat' },
          { file: 'bad.exe', article_id: null, problem: 'unknown_kind' },
        ],
      },
    });
    expect(events).toHaveLength(4);
    expect(await topHit(app, 'zebra badge')).toMatchObject({
      article_id: 'import-badge-lost',
      title: 'Zebra badge lost',
    });
    expect(await topHit(app, 'quokka forms')).toMatchObject({ article_id: 'import-tickets' });

    await app.dispatch('knowledge.import', {
      files: [{ name: 'wombat.html', bytes: bytes('<h1>Koala parking</h1><p>koala</p>') }],
    });
    expect(await topHit(app, 'koala')).toMatchObject({ title: 'Koala parking' });
    expect(await app.dispatch('knowledge.remove', { id: 'import-wombat' })).toMatchObject({ ok: true });
    expect(await topHit(app, 'koala')).toBeUndefined();
    expect(await app.dispatch('knowledge.remove', { id: 'it-vpn-drops' })).toMatchObject({
      error: { code: 'article_not_imported' },
    });
  });

  it('stop being added where the person stops it; what is in stays', async () => {
    const app = await startApp();
    const stop = new AbortController();
    const files = ['one', 'two', 'three'].map((name) => ({
      name: `${name}.md`,
      bytes: bytes(`# ${name}\n\ntext`),
    }));
    const result = await app.dispatch(
      'knowledge.import',
      { files },
      { signal: stop.signal, emit: () => stop.abort() },
    );
    expect(result).toMatchObject({ value: { results: [{ article_id: 'import-one' }] } });
  });

  it('of a fixed folder are counted, and a broken one is named', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'good.md'), '# Good\n\ntext');
    await writeFile(join(folder, 'broken.md'), '---\n: [\n---\n');
    const app = await startApp({ KNOWLEDGE_DIR: folder });
    expect(await app.dispatch('knowledge.folders', {})).toMatchObject({
      value: {
        folders: [
          {
            path: folder,
            articles: 1,
            fixed: true,
            problems: [{ file: expect.stringContaining('broken.md') }],
          },
        ],
      },
    });
    expect(await app.dispatch('knowledge.removeFolder', { path: folder })).toMatchObject({
      error: { code: 'folder_not_found' },
    });
  });
});

describe('exports', () => {
  it('give a conversation as Markdown and as JSON', async () => {
    const app = await startApp();
    await call(app, 'POST', '/chat', { message: 'the vpn keeps dropping', session_id: 's' });
    const markdown = (await call(app, 'GET', '/sessions/s/export?format=markdown')).body as {
      filename: string;
      text: string;
    };
    expect(markdown.filename).toMatch(/^The vpn keeps dropping \d{4}-\d\d-\d\d\.md$/);
    expect(markdown.text).toMatch(
      /^# The vpn keeps dropping\n\n## Question · .* UTC\n\nthe vpn keeps dropping\n\n## Answer[\s\S]*\[1\] VPN connects/,
    );
    const json = (await call(app, 'GET', '/sessions/s/export?format=json')).body as { text: string };
    expect(JSON.parse(json.text)).toMatchObject({
      session: { id: 's' },
      messages: [{ role: 'user' }, { role: 'assistant' }],
    });
  });

  it('give tickets as CSV that no spreadsheet runs', async () => {
    const app = await startApp();
    const ticket = {
      user: '=cmd|calc',
      email: 'jo@b.example',
      type: 'General',
      description: 'Says "hi",\nthen stops',
    };
    await call(app, 'POST', '/ticket', ticket);
    const result = await app.dispatch('tickets.export', {});
    expect(result.ok && result.value.text).toMatch(
      /\r\nTKT-[^,]+,open,General,'=cmd\|calc,jo@b\.example,"Says ""hi"",\nthen stops",,/,
    );
  });

  it.each([
    ['after a semicolon', 'It stops;=cmd|calc', `It stops;'=cmd|calc`],
    ['after blanks and a quote', 'It stops; "=cmd|calc', `"It stops; ""'=cmd|calc"`],
    ['on a line of its own', 'It stops\n=cmd|calc\n - cmd|calc', `"It stops\n'=cmd|calc\n '- cmd|calc"`],
    ['in none', 'It stops - a=b; ask jo@b.example', 'It stops - a=b; ask jo@b.example'],
  ])(
    'give a formula as text where a spreadsheet divides cells at semicolons: %s',
    async (_, description, cell) => {
      const app = await startApp();
      await call(app, 'POST', '/ticket', { user: 'Jo', email: 'jo@b.example', type: 'General', description });
      const result = await app.dispatch('tickets.export', {});
      expect(result.ok && result.value.text).toContain(`,open,General,Jo,jo@b.example,${cell},,`);
    },
  );
});

describe('corrections', () => {
  it('are given as lines to train with, until their conversation is deleted', async () => {
    const app = await startApp();
    const corrected = async (message: string, session_id: string, category: string) => {
      const { body } = await call(app, 'POST', '/chat', { message, session_id });
      const { message_id } = body as { message_id: number };
      await call(app, 'PATCH', `/messages/${message_id}`, { category });
    };
    const exported = async () => {
      const { body } = await call(app, 'GET', '/corrections/export');
      const { filename, text } = body as { filename: string; text: string };
      expect(filename).toMatch(/^corrections \d{4}-\d\d-\d\d\.jsonl$/);
      return text
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line));
    };
    expect(await exported()).toEqual([]);
    await corrected('the mouse ate my cheese, my password is Hunter2secret', 'kept', 'IT Support');
    await corrected('my card is in the library', 'deleted', 'E-Banking');
    await corrected('my card is in the library', 'deleted', 'General');
    expect(await exported()).toEqual([
      {
        text: expect.stringMatching(/^the mouse ate my cheese, my password is (?!.*Hunter2)/),
        label: 'IT Support',
        source: 'correction',
      },
      { text: 'my card is in the library', label: 'General', source: 'correction' },
    ]);
    await call(app, 'DELETE', '/sessions/deleted');
    expect(await exported()).toMatchObject([{ label: 'IT Support' }]);
    expect(await app.dispatch('chat.classify', { message: 'My card is in the library!' })).toMatchObject({
      value: { category: 'General', confidence: 1 },
    });
  });
});

describe('backups', () => {
  it('put everything back as it was, and keep what they replace', async () => {
    const app = await startApp();
    await call(app, 'POST', '/chat', { message: 'before the backup', session_id: 'old' });
    const made = await app.dispatch('backups.create', {});
    if (!made.ok) throw new Error('no backup');
    await call(app, 'POST', '/chat', { message: 'after the backup', session_id: 'new' });
    const { name } = made.value.backup;
    expect(await app.dispatch('backups.restore', { name })).toMatchObject({ ok: true });
    const { body } = await call(app, 'GET', '/sessions');
    expect(body).toMatchObject({ sessions: [{ id: 'old' }] });
    expect((await call(app, 'POST', '/chat', { message: 'and on it goes', session_id: 'old' })).status).toBe(
      200,
    );
    const listed = await app.dispatch('backups.list', {});
    expect(listed.ok && listed.value.backups.map((backup) => backup.name).sort()).toEqual(
      expect.arrayContaining([name, expect.stringContaining('before-restore')]),
    );
  });

  it('bring back a document that was removed since, for the next question', async () => {
    const app = await startApp();
    const files = [{ name: 'wombat.md', bytes: bytes('# Wombat parking\n\nBehind the house.') }];
    await app.dispatch('knowledge.import', { files });
    const made = await app.dispatch('backups.create', {});
    if (!made.ok) throw new Error('no backup');
    await app.dispatch('knowledge.remove', { id: 'import-wombat' });
    expect(await topHit(app, 'wombat parking')).not.toMatchObject({ article_id: 'import-wombat' });
    await app.dispatch('backups.restore', { name: made.value.backup.name });
    expect(await topHit(app, 'wombat parking')).toMatchObject({ article_id: 'import-wombat' });
  });

  it('that are none or damaged are not restored', async () => {
    const app = await startApp();
    for (const name of ['none.db', '../support_system.db', '/etc/passwd']) {
      expect(await app.dispatch('backups.restore', { name })).toMatchObject({
        error: { code: 'backup_not_found' },
      });
    }
    const made = await app.dispatch('backups.create', {});
    if (!made.ok) throw new Error('no backup');
    const { name } = made.value.backup;
    await writeFile(join(app.dbFile, '..', 'backups', name), 'no database at all');
    expect(await app.dispatch('backups.restore', { name })).toMatchObject({
      error: { code: 'backup_damaged' },
    });
    expect((await call(app, 'GET', '/health')).status).toBe(200);
  });
});

describe('ratings', () => {
  it('are kept with what was missing, and can be taken back', async () => {
    const app = await startApp();
    const { body } = await call(app, 'POST', '/chat', { message: 'the vpn keeps dropping', session_id: 's' });
    const { message_id } = body as { message_id: number };
    const rate = (rating: string | null) =>
      call(app, 'POST', `/messages/${message_id}/rating`, { rating, missing: 'a picture' });
    expect((await rate('not_helpful')).body).toMatchObject({ message: { rating: 'not_helpful' } });
    expect((await rate(null)).body).toMatchObject({ message: { rating: null } });
    expect(await call(app, 'POST', '/messages/99999/rating', { rating: 'helpful' })).toMatchObject({
      status: 404,
    });
  });
});

describe('a token that may write and not read', () => {
  it('is told nothing of what others wrote by changing it', async () => {
    const app = await startApp({ REST_ACCESS: 'token' });
    const made = await app.dispatch('access.create', { name: 'Form', scopes: ['chat', 'tickets:write'] });
    const asked = await app.dispatch('chat.ask', { message: 'the vpn keeps dropping', session_id: 's' });
    const ticket = await app.dispatch('tickets.create', {
      user: 'Jo',
      email: 'jo@b.example',
      type: 'General',
      description: 'a private matter',
    });
    if (!made.ok || !asked.ok || !ticket.ok) throw new Error('the first calls failed');
    const authorization = { authorization: `Bearer ${made.value.secret}` };
    const { message_id } = asked.value;
    const { id } = ticket.value.ticket;
    for (const each of [message_id - 1, message_id]) {
      const rated = await call(app, 'POST', `/messages/${each}/rating`, { rating: null }, authorization);
      expect(rated).toMatchObject({ status: 200 });
      expect(rated.body).toEqual({ message: { message_id: each, rating: null } });
    }
    const moved = await call(app, 'PATCH', `/tickets/${id}`, { status: 'open' }, authorization);
    expect(moved.body).toEqual({ ticket: { id, status: 'open', updated_at: expect.any(String) } });
  });
});

describe('a database that was damaged', () => {
  it('is told of until a person has read it, and the app works on', async () => {
    const folder = await temporaryFolder();
    const DB_FILE = join(folder, 'support_system.db');
    await writeFile(DB_FILE, Buffer.alloc(8192, 'x'));
    const app = await startApp({ DB_FILE });
    expect(await app.dispatch('recovery.get', {})).toMatchObject({
      value: { recovery: { backup_at: null, folder: expect.stringContaining(join(folder, 'damaged')) } },
    });
    expect(await call(app, 'POST', '/chat', { message: 'the vpn keeps dropping' })).toMatchObject({
      status: 200,
    });
    await app.dispatch('recovery.read', {});
    expect(await app.dispatch('recovery.get', {})).toMatchObject({ value: { recovery: null } });
  });
});
