import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createDocumentReader,
  type DocumentReaderOptions,
} from '../../../main/services/knowledge/reading/reader.ts';
import { docx, pdf } from '../../helpers/documents.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { READER } from './base.ts';

function reader(options: Partial<DocumentReaderOptions> = {}) {
  const created = createDocumentReader({ worker: READER, ...options });
  onTestFinished(() => created.close());
  return created;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a document', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['note.md', bytes('# Title\n\nText'), /^# Title\n\nText$/],
    ['note.txt', bytes('plain'), /^plain$/],
    ['old.txt', Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c]), /^Müll$/],
    ['wide.txt', Uint8Array.from([0xff, 0xfe, 0x48, 0, 0x69, 0]), /^Hi$/],
    [
      'page.html',
      bytes('<title>T</title><h2>How</h2><ol><li>One</li></ol><script>evil()</script>'),
      /^# T\n\n## How\n\n1\. One$/,
    ],
    [
      'page.HTM',
      bytes('<p>See <img src="http://x.example/a.png" alt="the plug"> here</p>'),
      /^See the plug here$/,
    ],
    ['paper.pdf', pdf(['Reset the router.', 'Wait a minute.']), /Reset the router\.\s+Wait a minute\./],
    [
      'letter.docx',
      docx('Badge lost', ['Call security.', 'Then write to HR.']),
      /^# Badge lost\n\nCall security\.\n\nThen write to HR\.$/,
    ],
  ])('%s becomes Markdown', async (name, content, markdown) => {
    const read = await reader().read(name, content);
    expect(read).toMatchObject({ document: { body: expect.stringMatching(markdown) } });
  });

  it.each<[string, Uint8Array, string]>([
    ['broken.pdf', bytes('%PDF-1.4 and nothing more'), 'pdf_damaged'],
    ['scan.pdf', pdf([]), 'no_text_layer'],
    ['broken.docx', bytes('no archive'), 'docx_damaged'],
    ['tool.exe', bytes('MZ'), 'unknown_kind'],
    ['blank.md', bytes(' \n '), 'empty'],
    ['draft.md', bytes('---\ndraft: true\n---\ntext'), 'draft'],
    ['odd.md', bytes('---\ntitle: [unclosed\n---\ntext'), 'front_matter'],
    ['bytes.txt', Uint8Array.from([0x25, 0, 1, 2, 0]), 'not_text'],
    ['log.txt', bytes('x'.repeat(2 * 1024 * 1024 + 1)), 'too_large'],
  ])('%s is refused, and why', async (name, content, problem) => {
    expect(await reader().read(name, content)).toEqual({ problem });
  });

  it('in a file is read where it is, and not again when its words are known', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'note.md');
    await writeFile(file, '# Title\n\nText');
    const one = reader();
    const read = await one.read('note.md', file);
    expect(read).toMatchObject({
      hash: expect.stringMatching(/^[\da-f]{64}$/),
      document: { title: 'Title' },
    });
    const hash = 'hash' in read ? read.hash : '';
    expect(await one.read('note.md', file, hash)).toEqual({ hash, document: null });
    expect(await one.read('gone.md', join(folder, 'gone.md'))).toEqual({ problem: 'unreadable' });
  });

  it('that takes too long is given up, and the next one is read', async () => {
    const impatient = reader({ deadline: 0 });
    expect(await impatient.read('a.md', bytes('# A'))).toEqual({ problem: 'too_complex' });
    const patient = reader();
    const both = [patient.read('a.md', bytes('# A')), patient.read('b.md', bytes('# B'))];
    expect(await Promise.all(both)).toMatchObject([
      { document: { body: '# A' } },
      { document: { body: '# B' } },
    ]);
  });
});
