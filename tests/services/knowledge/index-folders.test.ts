import { chmod, copyFile, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleRecord } from '../../../main/store/store.ts';
import { docx, pdf } from '../../helpers/documents.ts';
import { articleFile, openBase, type TestBase } from './base.ts';

let base: TestBase;
beforeEach(async () => {
  base = await openBase();
});
afterEach(async () => {
  await base[Symbol.asyncDispose]();
});

/** The ids put into the store while `work` ran. */
async function putDuring(work: () => Promise<void>): Promise<string[]> {
  const put = base.articles.put;
  const ids: string[] = [];
  base.articles.put = async (records: ArticleRecord[]) => {
    ids.push(...records.map(({ id }) => id));
    await put(records);
  };
  await work();
  base.articles.put = put;
  return ids.sort();
}

async function titleOf(id: string): Promise<string | undefined> {
  return (await base.articles.get(id))?.title;
}

describe('ids', () => {
  test('come from the path: the language folder is left out, a German twin is marked', async () => {
    await base.write('k/en/it-vpn-drops.md', articleFile('VPN drops', 'text'));
    await base.write('k/de/it-vpn-drops.md', articleFile('VPN bricht ab', 'Text'));
    await base.write('k/HR/Ferien & Urlaub (neu).md', articleFile('Ferien', 'Text'));
    await base.knowledge(base.starter('k')).load();
    expect([...(await base.articles.fingerprints('starter')).keys()].sort()).toEqual([
      'hr-ferien-urlaub-neu',
      'it-vpn-drops',
      'it-vpn-drops.de',
    ]);
  });

  test('stay apart where two paths give the same, and stay the same with every load', async () => {
    await base.write('k/a b.md', articleFile('Space', 'text'));
    await base.write('k/a-b.md', articleFile('Dash', 'text'));
    await base.write('k/a-b.txt', 'plain');
    const knowledge = base.knowledge(base.folder('k'));
    await knowledge.load();
    const ids = [...(await base.articles.fingerprints('folder')).keys()].sort();
    expect(ids).toHaveLength(3);
    expect(await putDuring(() => knowledge.load())).toEqual([]);
    expect([...(await base.articles.fingerprints('folder')).keys()].sort()).toEqual(ids);
  });
});

describe('a later load', () => {
  test('reads only what changed, and takes out what is gone', async () => {
    for (const name of ['one', 'two', 'three']) await base.write(`k/${name}.md`, articleFile(name, 'words'));
    const knowledge = base.knowledge(base.folder('k'));
    expect(await putDuring(() => knowledge.load())).toEqual(['one', 'three', 'two']);
    expect(await putDuring(() => knowledge.load())).toEqual([]);

    await base.write('k/two.md', articleFile('two', 'zebra crossing'));
    await base.write('k/four.md', articleFile('four', 'words'));
    await base.remove('k/three.md');
    expect(await putDuring(() => knowledge.load())).toEqual(['four', 'two']);
    expect(await base.articles.get('three')).toBeUndefined();
    expect((await knowledge.search('zebra crossing', { limit: 5 })).hits[0]?.article_id).toBe('two');
  });

  test('leaves a file alone that has another time and the same words', async () => {
    await base.write('k/one.md', articleFile('one', 'words'));
    const knowledge = base.knowledge(base.folder('k'));
    await knowledge.load();
    await utimes(join(base.root, 'k/one.md'), new Date(), new Date(Date.now() + 60_000));
    expect(await putDuring(() => knowledge.load())).toEqual([]);
  });

  test('waits for the one before it', async () => {
    await base.write('k/one.md', articleFile('one', 'words'));
    const knowledge = base.knowledge(base.folder('k'));
    expect(
      await putDuring(async () => void (await Promise.all([knowledge.load(), knowledge.load()]))),
    ).toEqual(['one']);
  });

  test('keeps the articles of a folder that is away, and of one that cannot be read in part', async () => {
    await base.write('k/a/one.md', articleFile('one', 'words'));
    await base.write('k/two.md', articleFile('two', 'words'));
    const knowledge = base.knowledge(base.folder('k'));
    await knowledge.load();
    await rename(join(base.root, 'k'), join(base.root, 'away'));
    await knowledge.load();
    expect(base.reports()).toEqual([expect.stringContaining(join(base.root, 'k'))]);
    expect([await titleOf('a-one'), await titleOf('two')]).toEqual(['one', 'two']);
  });

  test('takes out the folder’s articles when no folder is named any more', async () => {
    await base.write('s/starter.md', articleFile('starter', 'words'));
    await base.write('k/one.md', articleFile('one', 'words'));
    await base.knowledge(base.starter('s'), base.folder('k')).load();
    await base.knowledge(base.starter('s')).load();
    expect([await titleOf('starter'), await titleOf('one')]).toEqual(['starter', undefined]);
  });
});

describe('an article of the organisation with the id of a starter article', () => {
  test('takes its place, and gives it back when it is removed', async () => {
    await base.write('s/en/vpn.md', articleFile('Starter', 'the starter words'));
    await base.write('k/vpn.md', articleFile('Ours', 'our words'));
    const knowledge = base.knowledge(base.starter('s'), base.folder('k'));
    await knowledge.load();
    expect(await titleOf('vpn')).toBe('Ours');
    expect(await putDuring(() => knowledge.load())).toEqual([]);

    await base.write('s/en/vpn.md', articleFile('Starter', 'the starter words, updated'));
    expect(await putDuring(() => knowledge.load())).toEqual([]);

    await base.remove('k/vpn.md');
    await knowledge.load();
    expect(await base.articles.get('vpn')).toMatchObject({ title: 'Starter', origin: 'starter' });
    expect(await putDuring(() => knowledge.load())).toEqual([]);
  });

  test('takes its place also with the same words', async () => {
    await base.write('s/en/vpn.md', articleFile('Same', 'words'));
    const starter = base.knowledge(base.starter('s'));
    await starter.load();
    await base.write('k/vpn.md', articleFile('Same', 'words'));
    await base.knowledge(base.starter('s'), base.folder('k')).load();
    expect(await base.articles.get('vpn')).toMatchObject({ origin: 'folder' });
  });

  test('keeps its place while its folder is away', async () => {
    await base.write('s/en/vpn.md', articleFile('Starter', 'words'));
    await base.write('k/vpn.md', articleFile('Ours', 'words'));
    const knowledge = base.knowledge(base.starter('s'), base.folder('k'));
    await knowledge.load();
    await rename(join(base.root, 'k'), join(base.root, 'away'));
    await knowledge.load();
    expect(await titleOf('vpn')).toBe('Ours');
  });

  test('keeps its place while it is broken', async () => {
    await base.write('s/en/vpn.md', articleFile('Starter', 'words'));
    await base.write('k/vpn.md', articleFile('Ours', 'words'));
    const knowledge = base.knowledge(base.starter('s'), base.folder('k'));
    await knowledge.load();
    await base.write('k/vpn.md', '---\ntitle: [\n---\nwords');
    await knowledge.load();
    expect(await titleOf('vpn')).toBe('Ours');
  });

  test('leaves the starter article in place where it cannot be read', async () => {
    await base.write('s/en/vpn.md', articleFile('Starter', 'words'));
    await base.write('k/vpn.md', '---\ntitle: [\n---\nwords');
    await base.knowledge(base.starter('s'), base.folder('k')).load();
    expect(await titleOf('vpn')).toBe('Starter');
  });
});

describe('a broken file', () => {
  const broken: [string, string | Uint8Array, string][] = [
    ['YAML that does not parse', '---\ntitle: [unclosed\n---\nwords', 'YAML'],
    ['no text', '---\ntitle: x\n---\n  \n', 'no text'],
    ['bytes that are no text', new Uint8Array([0x25, 0, 1, 2, 0]), 'not a text file'],
    ['more than 2 MB', 'x'.repeat(2 * 1024 * 1024 + 1), '2 MB'],
  ];
  test.each(broken)('with %s is named and left out, and the rest goes on', async (_, content, reason) => {
    await base.write('k/a-broken.md', content);
    await base.write('k/good.md', articleFile('good', 'words'));
    await base.knowledge(base.folder('k')).load();
    expect(await titleOf('good')).toBe('good');
    expect(await base.articles.get('a-broken')).toBeUndefined();
    const reports = base.reports();
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain('a-broken.md');
    expect(reports[0]).toContain(reason);
  });

  test('keeps its last good words until it is mended', async () => {
    await base.write('k/one.md', articleFile('one', 'words'));
    const knowledge = base.knowledge(base.folder('k'));
    await knowledge.load();
    await base.write('k/one.md', '---\ntitle: [\n---\n');
    await knowledge.load();
    expect(await titleOf('one')).toBe('one');
    await base.write('k/one.md', articleFile('mended', 'words'));
    await knowledge.load();
    expect(await titleOf('one')).toBe('mended');
  });
});

describe('files that are none of ours', () => {
  test('links out of the folder, hidden files and other formats are left out; links within it count', async () => {
    await writeFile(join(base.root, 'secret.md'), articleFile('secret', 'words'));
    await base.write('outside/inner.md', articleFile('inner', 'words'));
    await base.write('k/real.md', articleFile('real', 'words'));
    await base.write('k/.hidden.md', articleFile('hidden', 'words'));
    await base.write('k/.data/also.md', articleFile('data', 'words'));
    await base.write('k/picture.png', 'x');
    await symlink(join(base.root, 'secret.md'), join(base.root, 'k/leak.md'));
    await symlink(join(base.root, 'outside'), join(base.root, 'k/dir'));
    await symlink(join(base.root, 'gone.md'), join(base.root, 'k/dangling.md'));
    await symlink('.data/also.md', join(base.root, 'k/linked.md'));
    await base.knowledge(base.folder('k')).load();
    expect([...(await base.articles.fingerprints('folder')).keys()].sort()).toEqual(['linked', 'real']);
    expect(base.reports()).toEqual([]);
  });

  test('synonyms.txt at the top is a list of synonyms, no article', async () => {
    await base.write('k/synonyms.txt', '# ours\nfoobar, printer\n');
    await base.write('k/one.md', articleFile('The printer is out of paper', 'Fill it.'));
    const knowledge = base.knowledge(base.folder('k'));
    await knowledge.load();
    expect((await base.articles.fingerprints('folder')).size).toBe(1);
    expect((await knowledge.search('foobar', { limit: 3 })).hits[0]?.article_id).toBe('one');
  });
});

test('a change of the synonyms alone counts, also after a question that came before the load', async () => {
  await base.write('k/one.md', articleFile('The printer is out of paper', 'Fill it.'));
  await base.knowledge(base.folder('k')).load();
  await base.write('k/synonyms.txt', 'foobar, printer');
  const knowledge = base.knowledge(base.folder('k'));
  expect((await knowledge.search('foobar', { limit: 3 })).hits).toEqual([]);
  await knowledge.load();
  expect((await knowledge.search('foobar', { limit: 3 })).hits[0]?.article_id).toBe('one');
});

test('every format counts; libraries, locks of open documents and loops of links do not', async () => {
  await base.write('k/page.html', '<h1>Wombat</h1><p>Park it behind the house.</p>');
  await base.write('k/form.docx', docx('Zebra form', ['Call the zebra desk.']));
  await base.write('k/paper.pdf', pdf(['Quokka forms are on floor nine.']));
  await base.write('k/guide.rst', 'Koala\n=====\n\nFeed it.\n');
  await base.write('k/scan.pdf', pdf([]));
  await base.write('k/node_modules/x/README.md', '# Library');
  await base.write('k/~$form.docx', 'lock');
  await symlink('.', join(base.root, 'k/loop'));
  const knowledge = base.knowledge(base.folder('k'));
  await knowledge.load();
  expect([...(await base.articles.fingerprints('folder')).keys()].sort()).toEqual([
    'form',
    'guide',
    'page',
    'paper',
  ]);
  expect(knowledge.folders()).toMatchObject([
    {
      articles: 4,
      away: false,
      problems: [{ file: join(base.root, 'k/scan.pdf'), problem: 'no_text_layer' }],
    },
  ]);
  expect(base.reports()).toHaveLength(1);
  await knowledge.load();
  expect(base.reports()).toEqual([]);
  expect(knowledge.folders()).toMatchObject([{ articles: 4, problems: [{ problem: 'no_text_layer' }] }]);
});

test('a folder that cannot be looked at in part loses nothing', async (context) => {
  if (process.getuid?.() === 0) context.skip();
  await base.write('k/a/one.md', articleFile('one', 'words'));
  const knowledge = base.knowledge(base.folder('k'));
  await knowledge.load();
  await chmod(join(base.root, 'k/a'), 0);
  await knowledge.load();
  await chmod(join(base.root, 'k/a'), 0o755);
  expect(await titleOf('a-one')).toBe('one');
});

test('questions are answered while many files are read', async () => {
  for (let number = 0; number < 300; number++) {
    await base.write(
      `k/article-${number}.md`,
      articleFile(`Subject ${number}`, `Words about zebra${number}.`),
    );
  }
  await copyFile(join(base.root, 'k/article-1.md'), join(base.root, 'k/article-0.md'));
  const knowledge = base.knowledge(base.folder('k'));
  let done = false;
  const loading = knowledge.load().then(() => {
    done = true;
  });
  let answered = 0;
  while (!done) {
    await knowledge.search('zebra7', { limit: 3 });
    answered++;
    await new Promise(setImmediate);
  }
  await loading;
  expect(answered).toBeGreaterThan(5);
  expect((await knowledge.search('zebra7', { limit: 3 })).hits[0]?.article_id).toBe('article-7');
});
