/** A server that commits each ticket by itself, with FULL: what one writes without thinking of many at once. */
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { listen } from './listen.ts';

const db = new Database(process.env.DB_FILE);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE tickets (id TEXT PRIMARY KEY, user TEXT NOT NULL, email TEXT NOT NULL, type TEXT NOT NULL,
    description TEXT NOT NULL, session_id TEXT, status TEXT DEFAULT 'open',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
  CREATE INDEX tickets_type ON tickets (type);
  CREATE INDEX tickets_status ON tickets (status);
`);
const insert = db.prepare('INSERT INTO tickets (id, user, email, type, description) VALUES (?, ?, ?, ?, ?)');
let n = 0;

listen(
  createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const ticket = JSON.parse(Buffer.concat(chunks).toString());
    const id = `TKT-${++n}`;
    insert.run(id, ticket.user, ticket.email, ticket.type, ticket.description);
    const body = JSON.stringify({
      message: 'Ticket created successfully!',
      ticket: { id, ...ticket, status: 'open' },
    });
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
  }),
);
