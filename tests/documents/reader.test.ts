import { describe, expect, it, onTestFinished } from 'vitest';
import { createDocumentReader, type DocumentReaderOptions } from '../../main/documents/reader.ts';
import { docx, pdf } from '../helpers/documents.ts';

function reader(options: Partial<DocumentReaderOptions> = {}) {
  const worker = new URL('../../main/documents/worker.ts', import.meta.url);
  const created = createDocumentReader({ worker, ...options });
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
      /^# T\n\n## How\n\n1\. {2}One$/,
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
    expect(await reader().read(name, content)).toEqual({ markdown: expect.stringMatching(markdown) });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['broken.pdf', bytes('%PDF-1.4 and nothing more'), /PDF is damaged/],
    ['broken.docx', bytes('no archive'), /Word document is damaged/],
    ['tool.exe', bytes('MZ'), /cannot be read\. Take Markdown/],
    ['blank.md', bytes(' \n '), /no text in this file/],
  ])('%s is refused in plain words', async (name, content, words) => {
    expect(await reader().read(name, content)).toEqual({ problem: expect.stringMatching(words) });
  });

  it('that takes too long is given up, and the next one is read', async () => {
    const impatient = reader({ deadline: 0 });
    expect(await impatient.read('a.md', bytes('# A'))).toEqual({
      problem: expect.stringMatching(/too large or too complex/),
    });
    const patient = reader();
    const both = [patient.read('a.md', bytes('# A')), patient.read('b.md', bytes('# B'))];
    expect(await Promise.all(both)).toEqual([{ markdown: '# A' }, { markdown: '# B' }]);
  });
});
