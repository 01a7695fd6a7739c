/** What the desktop app is measured with: a long conversation, and a long answer. */
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Reply } from '../../../helpers/lmstudio/exchange.ts';
import { DONE, event } from '../../../helpers/lmstudio/replies.ts';

export const LONG_TITLE = 'Question 0 of a long conversation';

/** A database of the original service with one conversation, which the app takes over at its start. */
export function writeLongConversation(file: string, messages: number): void {
  const database = new Database(file);
  database.exec(`
    CREATE TABLE chat_sessions (id TEXT PRIMARY KEY, created_at TIMESTAMP, last_activity TIMESTAMP);
    CREATE TABLE chat_history (id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT, role TEXT, content TEXT,
      timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
    INSERT INTO chat_sessions VALUES ('long', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP);`);
  const insert = database.prepare('INSERT INTO chat_history (session_id, role, content) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (let n = 0; n < messages; n += 2) {
      insert.run('long', 'user', `Question ${n} of a long conversation`);
      insert.run('long', 'assistant', `${paragraph(n)}\n\n1. **Restart** it.\n2. Try \`ping ${n}\`.`);
    }
  })();
  database.close();
}

/** Streams this many words of Markdown, as fast as a good model speaks. */
export function speaks(words: number, wordsPerSecond: number): Reply {
  return async (exchange) => {
    exchange.stream();
    const began = performance.now();
    for (let n = 0; n < words; n++) {
      const isThere = await exchange.write(event(exchange.model, { content: word(n) }));
      if (!isThere) return;
      const early = began + ((n + 1) * 1000) / wordsPerSecond - performance.now();
      if (early > 0) await wait(early);
    }
    await exchange.write(event(exchange.model, {}, 'stop') + DONE);
    exchange.end();
  };
}

/** Paragraphs, lists and code in turn. */
function word(n: number): string {
  if (n % 200 === 0) return `\n\n## Part ${n / 200}\n\n`;
  if (n % 200 === 120) return '\n\n```sh\nping printer\n```\n\n';
  if (n % 25 === 0) return n % 100 < 50 ? '\n- ' : '\n\n';
  return n % 9 === 0 ? `**word${n}** ` : `word${n} `;
}

function paragraph(n: number): string {
  return Array.from({ length: 40 }, (_, at) => `word${n + at}`).join(' ');
}
