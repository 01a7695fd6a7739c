/** Files made for a person to keep: conversations as Markdown or JSON, tickets as CSV, corrections as JSONL. */
import { setImmediate as turn } from 'node:timers/promises';
import type { TextFile } from '../../shared/contract/files.ts';
import type { Input } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { Message, Session, Ticket } from '../../shared/model.ts';
import type { Page, Store } from '../store/store.ts';

export interface Exports {
  session(input: Input<'sessions.export'>): Promise<TextFile>;
  tickets(filter: Input<'tickets.export'>): Promise<TextFile>;
  corrections(): Promise<TextFile>;
}

const PAGE = 500;
const COLUMNS = [
  'id',
  'status',
  'type',
  'user',
  'email',
  'description',
  'session_id',
  'created_at',
  'updated_at',
] as const;

export function createExports(store: Pick<Store, 'sessions' | 'messages' | 'tickets' | 'feedback'>): Exports {
  return {
    async session({ session_id, format }) {
      const session = await store.sessions.get(session_id);
      if (!session) throw new Failure('session_not_found');
      const messages = await all((cursor) => store.messages.history(session_id, { limit: PAGE, cursor }));
      const name = `${safeName(session.title)} ${session.created_at.slice(0, 10)}`;
      return format === 'json'
        ? { filename: `${name}.json`, text: `${JSON.stringify({ session, messages }, null, 2)}\n` }
        : { filename: `${name}.md`, text: toMarkdown(session, messages) };
    },
    async tickets(filter) {
      const tickets = await all((cursor) => store.tickets.list({ limit: PAGE, cursor, ...filter }));
      const lines = tickets.map((ticket) => COLUMNS.map((column) => cell(ticket[column])).join(','));
      return { filename: `tickets ${today()}.csv`, text: csv(lines) };
    },
    async corrections() {
      const lines = (await store.feedback.corrections()).map(({ wording, category }) => {
        return `${JSON.stringify({ text: wording, label: category, source: 'correction' })}\n`;
      });
      return { filename: `corrections ${today()}.jsonl`, text: lines.join('') };
    },
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function all<T>(page: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    rows.push(...next.rows);
    cursor = next.next_cursor ?? undefined;
    // A long list is read in many pieces: others have a turn between them.
    await turn();
  } while (cursor !== undefined);
  return rows;
}

function toMarkdown(session: Session, messages: Message[]): string {
  const parts = messages.map(({ role, content, timestamp, sources }) => {
    const cited = sources.map(({ n, title }) => `[${n}] ${title}`).join('  \n');
    const heading = `## ${role === 'user' ? 'Question' : 'Answer'} · ${timestamp} UTC`;
    return [heading, content, cited].filter(Boolean).join('\n\n');
  });
  return `${[`# ${session.title}`, ...parts].join('\n\n')}\n`;
}

/** The mark tells spreadsheets that the file is UTF-8. */
function csv(lines: string[]): string {
  return `\u{FEFF}${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/**
 * What a spreadsheet would take for a formula is given as text, also inside a cell: where a semicolon divides cells, as in
 * German, quotes hold no cell of ours together.
 */
function cell(value: Ticket[(typeof COLUMNS)[number]]): string {
  const text = value ?? '';
  const inert = text.replaceAll(/^(?=[=+\-@\t\r])|(?=[=+\-@])(?<=[;\t\r\n]["\s]*)/g, "'");
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function safeName(title: string): string {
  return (
    title
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .slice(0, 60) || 'Conversation'
  );
}
