import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEvents } from '../../../main/events.ts';
import { createKnowledge } from '../../../main/services/knowledge/create-knowledge.ts';
import { createDocumentReader } from '../../../main/services/knowledge/reading/reader.ts';
import { openStore } from '../../../main/store/open.ts';
import { articleFile, openBase, READER, type TestBase } from './base.ts';

const FILES = 400;

let base: TestBase;
beforeEach(async () => {
  base = await openBase();
  for (let n = 0; n < FILES; n++)
    await base.write(`k/n${n}.md`, articleFile(`Note ${n}`, `zebra${n} `.repeat(50)));
});
afterEach(async () => {
  await base[Symbol.asyncDispose]();
});

it('an index whose process was killed goes on where it stopped, and reads no finished file again', async () => {
  const file = join(base.root, 'killed.db');
  const folder = join(base.root, 'k');
  const committed = await indexUntilKilled(file, folder, 100);
  expect(committed.length).toBeLessThan(FILES);

  const store = await openStore({ file });
  const reader = createDocumentReader({ worker: READER });
  const read: string[] = [];
  const knowledge = createKnowledge({
    articles: store.articles,
    reader: {
      ...reader,
      read(path, source, known) {
        read.push(path.replace('.md', ''));
        return reader.read(path, source, known);
      },
    },
    folders: async () => [{ origin: 'folder', path: folder }],
    events: createEvents(),
    report: () => {},
  });
  await knowledge.load();
  expect(read.filter((id) => committed.includes(id))).toEqual([]);
  expect(knowledge.progress()).toEqual({ running: false, done: FILES, total: FILES, failed: 0 });
  expect(knowledge.folders()).toMatchObject([{ articles: FILES, problems: [] }]);
  expect((await knowledge.search('zebra399', { limit: 1 })).hits[0]?.article_id).toBe('n399');
  await knowledge.close();
  await reader.close();
  await store.close();
  const database = new SQLite(file);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});

/** @returns the ids that were committed before the kill */
async function indexUntilKilled(file: string, folder: string, after: number): Promise<string[]> {
  const script = fileURLToPath(new URL('index-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids: string[] = [];
  createInterface({ input: child.stdout }).on('line', (id) => {
    ids.push(id);
    if (ids.length === after) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return ids;
}
