/** Contents that attack, in the whole app: as an answer that streams, a title, a ticket and a document. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, answered, type Desk, openDesk, request } from '../e2e/desk.ts';
import { streams } from '../helpers/lmstudio/replies.ts';

export interface Shown {
  /** How many contents, each in four places. */
  count: number;
  executed: number;
  /** What reached a server outside, or was asked by the page besides its own files. */
  asked: string[];
  errors: string[];
}

/** @param make the contents, that ask the canary given where they ask anything */
export async function showInApp(make: (canary: string) => string[]): Promise<Shown> {
  const asked: string[] = [];
  const errors: string[] = [];
  const outside = createServer((incoming, response) => {
    asked.push(incoming.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  const { port } = outside.address() as AddressInfo;
  const desk = await openDesk();
  try {
    const { page } = desk;
    const own = new URL(page.url()).origin;
    page.on('request', (each) => each.url().startsWith(own) || asked.push(each.url()));
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('dialog', (dialog) => {
      errors.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    const contents = make(`http://127.0.0.1:${port}`);
    let executed = 0;
    for (const [n, text] of contents.entries()) {
      await page.evaluate('window.hits = 0; window.__hit = () => { hits += 1 }');
      await showEverywhere(desk, text, n);
      executed += Number(await page.evaluate('window.hits'));
    }
    return { count: contents.length, executed, asked, errors };
  } finally {
    await desk.close();
    outside.close();
  }
}

async function showEverywhere(desk: Desk, text: string, n: number): Promise<void> {
  const { page } = desk;
  const go = async (hash: string, locator: string): Promise<void> => {
    await page.evaluate((to) => Reflect.set(Reflect.get(globalThis, 'location'), 'hash', to), hash);
    await page.locator(locator).first().waitFor();
  };
  await go('#/ask', 'main h1, article');
  // Each half of a pair of characters is a piece of its own.
  await desk.ask(`Attack ${n}`, streams([...`${text}\n\nThe end of ${n}.`].map((content) => ({ content }))));
  await answer(page).getByText(`The end of ${n}.`).waitFor();
  await answered(page);
  const session_id = new URL(page.url()).hash.split('session_id=')[1] ?? '';
  const line =
    text
      .replace(/\p{Cc}+/gu, ' ')
      .slice(0, 150)
      .trim() || 'nothing';
  await request(page, 'sessions.rename', { session_id, title: line });
  const { ticket } = await request(page, 'tickets.create', {
    user: line,
    email: 'eve@b.example',
    type: 'General',
    description: text.trim() || 'nothing',
    session_id,
  });
  await go(`#/tickets?ticket_id=${encodeURIComponent(ticket.id)}`, 'main');
  await page.getByText(ticket.id).first().waitFor();
  const { results } = await desk.page.evaluate(
    ([name, body]) =>
      Reflect.get(globalThis, 'support')
        .request('knowledge.import', { files: [{ name, bytes: new TextEncoder().encode(body) }] })
        .result.then(({ value }: { value: unknown }) => value),
    [`attack-${n}.md`, `# ${line}\n\n${text}\n`] as const,
  );
  const [article] = results;
  if (article?.article_id)
    await go(`#/knowledge?article_id=${encodeURIComponent(article.article_id)}`, 'main section');
}
