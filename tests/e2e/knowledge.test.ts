import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takesFiles } from '../helpers/chromium.ts';
import { docx, pdf } from '../helpers/documents.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { answer, answered, type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  await desk.fresh();
  await page.keyboard.press('ControlOrMeta+3');
  await chooser().waitFor();
});

const chooser = () => page.getByRole('button', { name: 'Choose files' });
const report = () => page.getByRole('region', { name: 'Files added' });
const articles = () => page.getByRole('region', { name: 'Articles' });
const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** One of each kind, each with a word of its own. */
const DOCUMENTS = [
  file('turnstile.md', '# Turnstile\n\nThe turnstile in the lobby needs a firm push at noon.'),
  file('kettle.txt', 'Kettle\n\nThe kettle on the third floor is descaled on Fridays.'),
  file('awning.html', '<title>Awning</title><h1>Awning</h1><p>The awning closes itself in high wind.</p>'),
  file('barometer.pdf', pdf(['Barometer', 'The barometer hangs beside the reception desk.'])),
  file('gazebo.docx', docx('Gazebo', ['The gazebo in the courtyard is booked with Facilities.'])),
];

async function choose(files: ReturnType<typeof file>[]): Promise<void> {
  const [picker] = await Promise.all([page.waitForEvent('filechooser'), chooser().click()]);
  await picker.setFiles(files);
}

/** Drops files on the page as a person does. */
async function drop(files: ReturnType<typeof file>[]): Promise<void> {
  const plain = files.map(({ name, buffer }) => ({ name, bytes: [...buffer] }));
  const transfer = await page.evaluateHandle((given) => {
    const {
      DataTransfer: Transfer,
      File: Plain,
      Uint8Array: Bytes,
    } = globalThis as never as {
      DataTransfer: new () => { items: { add(file: unknown): void } };
      File: new (parts: unknown[], name: string) => unknown;
      Uint8Array: new (bytes: number[]) => unknown;
    };
    const made = new Transfer();
    for (const { name, bytes } of given) made.items.add(new Plain([new Bytes(bytes)], name));
    return made;
  }, plain);
  const target = page.getByRole('heading', { name: 'Add your own documents' });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}

async function search(words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search articles' }).fill(words);
}

describe('documents', () => {
  it.runIf(takesFiles())(
    'of every kind are added by the file dialog, each with its result, and found',
    async () => {
      await choose([...DOCUMENTS, file('broken.pdf', 'no PDF at all'), file('program.exe', 'MZ')]);
      await report().getByText('5 of 7 added.').waitFor();
      await report().getByText('2 could not be read.').waitFor();
      const failed = report().locator('[data-failed=true]');
      expect(await failed.allInnerTexts()).toEqual([
        expect.stringMatching(/^broken\.pdf\s+\S.+\.$/),
        expect.stringMatching(/^program\.exe\s+\S.+\.$/),
      ]);
      for (const [name, words] of [
        ['turnstile.md', 'firm push at noon'],
        ['kettle.txt', 'descaled on Fridays'],
        ['awning.html', 'closes itself in high wind'],
        ['barometer.pdf', 'beside the reception desk'],
        ['gazebo.docx', 'booked with Facilities'],
      ] as const) {
        await report().getByRole('link', { name }).waitFor();
        await search(words.replace(/^\w+ /, ''));
        await articles().getByText(words).first().waitFor();
      }
      await report().getByRole('link', { name: 'gazebo.docx' }).click();
      await page.getByRole('heading', { level: 2, name: 'Gazebo' }).waitFor();
      await page.getByText('booked with Facilities').last().waitFor();
    },
  );

  it('that are dropped answer questions, and are gone once removed', async () => {
    await drop([file('sundial.md', '# Sundial on the roof\n\nThe sundial on the roof runs ahead in June.')]);
    await report().getByText('1 of 1 added.').waitFor();
    await page.keyboard.press('ControlOrMeta+1');
    await desk.model('off');
    await desk.ask('Why does the sundial on the roof run ahead?');
    await answered(page);
    await answer(page).getByRole('list', { name: 'Sources' }).getByText('Sundial on the roof').click();
    await page.getByRole('complementary').getByText('runs ahead in June').waitFor();

    await page.keyboard.press('ControlOrMeta+3');
    await search('sundial roof');
    await articles()
      .getByRole('link', { name: /Sundial on the roof/ })
      .click();
    await page.getByRole('button', { name: 'Remove document' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove document' }).click();
    await page.getByText('“Sundial on the roof” was removed.').waitFor();
    await articles()
      .getByRole('link', { name: /Sundial/ })
      .waitFor({ state: 'detached' });
    await desk.model('on');
  });
});

describe('a folder', () => {
  it.runIf(takesFiles())(
    'is added with what cannot be read named, read again at the next start, and taken away',
    async () => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'lantern.md'), '# Lantern\n\nThe lantern is lit by the caretaker.');
      await writeFile(join(folder, 'torn.md'), '---\ntitle: [\n---\nNobody can read this.');
      await desk.desktop.call('answerDialog', { paths: [folder] });
      await page.getByRole('button', { name: 'Add folder' }).click();
      const entry = () => page.getByRole('listitem').filter({ hasText: folder });
      await entry().getByText('1 article').waitFor();
      await entry().getByText('1 file could not be read').click();
      await entry().getByText('torn.md').waitFor();

      await writeFile(join(folder, 'hammock.md'), '# Hammock\n\nThe hammock is taken in before rain.');
      await writeFile(join(folder, 'torn.md'), '# Torn\n\nNow it can be read.');
      await desk.restart();
      page = desk.page;
      await page.keyboard.press('ControlOrMeta+3');
      await entry().getByText('3 articles').waitFor();
      expect(await entry().innerText()).not.toContain('could not be read');
      await search('hammock rain');
      await articles()
        .getByRole('link', { name: /Hammock/ })
        .waitFor();

      await entry().getByRole('button', { name: 'Remove folder' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove folder' }).click();
      await page.getByText('No folder yet.').waitFor();
      expect((await request(page, 'knowledge.folders', {})).folders).toEqual([]);
      await articles()
        .getByRole('link', { name: /Hammock/ })
        .waitFor({ state: 'detached' });
    },
  );

  it.runIf(takesFiles())('is none where the person closes the dialog', async () => {
    await desk.desktop.call('answerDialog', {});
    await page.getByRole('button', { name: 'Add folder' }).click();
    await expect.poll(async () => (await desk.desktop.call('dialogs')).at(-1)?.open).toBe(false);
    expect((await request(page, 'knowledge.folders', {})).folders).toEqual([]);
  });
});
