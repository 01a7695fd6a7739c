/** Streaming all pages of a list as one JSON document, a page in memory at a time. */
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../shared/errors.ts';

/** How many rows a page on the way holds. */
export const PAGE_ROWS = 200;

/** A page of a list as the contract's paged routes return it, the rows under a name of their own. */
export type Page = Readonly<Record<string, unknown>> & { readonly next_cursor: string | null };

/**
 * Writes the first page and all after it as one document of the same shape.
 * A failure in the middle destroys the connection, so that no document looks whole that is not.
 * @param rows the name of the field with the rows
 * @param next fetches the page at a cursor
 */
export async function sendPages(
  outgoing: ServerResponse,
  first: Page,
  rows: string,
  next: (cursor: string) => Promise<Result<unknown>>,
): Promise<void> {
  const [head, tail] = frame(first, rows);
  outgoing.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  if (outgoing.req.method === 'HEAD') {
    outgoing.end();
    return;
  }
  let page = first;
  let text = head + rowsText(page, rows);
  while (page.next_cursor !== null) {
    await written(outgoing, text);
    if (outgoing.destroyed) return;
    const result = await next(page.next_cursor);
    if (!result.ok || !isPage(result.value, rows)) {
      outgoing.destroy();
      return;
    }
    page = result.value;
    const more = rowsText(page, rows);
    text = more === '' ? '' : `,${more}`;
  }
  outgoing.end(text + tail);
}

export function isPage(value: unknown, rows: string): value is Page {
  if (typeof value !== 'object' || value === null || !Array.isArray(Reflect.get(value, rows))) return false;
  const cursor: unknown = Reflect.get(value, 'next_cursor');
  return cursor === null || typeof cursor === 'string';
}

/** The text of the document before its rows and after them; the fields keep their order. */
function frame(page: Page, rows: string): [head: string, tail: string] {
  const names = Object.keys(page);
  const place = names.indexOf(rows);
  const field = (name: string): string =>
    `${JSON.stringify(name)}:${JSON.stringify(name === 'next_cursor' ? null : page[name])}`;
  const before = names.slice(0, place).map((name) => `${field(name)},`);
  const after = names.slice(place + 1).map((name) => `,${field(name)}`);
  return [`{${before.join('')}${JSON.stringify(rows)}:[`, `]${after.join('')}}`];
}

function rowsText(page: Page, rows: string): string {
  return JSON.stringify(page[rows]).slice(1, -1);
}

/**
 * Resolves when the caller has taken enough of it, or left; always in a later turn of the event loop:
 * where the system takes all at once, `drain` comes in the same one.
 */
async function written(outgoing: ServerResponse, text: string): Promise<void> {
  if (!outgoing.write(text)) {
    await new Promise<void>((resolve) => {
      const go = (): void => {
        outgoing.off('drain', go).off('close', go);
        resolve();
      };
      outgoing.once('drain', go).once('close', go);
      if (outgoing.destroyed) go();
    });
  }
  await nextTurn();
}
