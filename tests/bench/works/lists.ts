/** Large tables: a page of tickets, all of them, and a search among many articles. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../main/store/open.ts';
import { articleText, question } from '../articles.ts';
import { startChild } from '../child.ts';
import { bytesOf, load, percentile } from '../load.ts';
import { limits, type Row } from '../row.ts';

const TICKETS = 100_000;
const ARTICLES = 10_000;

export async function lists(service: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const dbFile = join(folder, 'many.db');
  await fillTickets(dbFile);
  await fillArticles(join(folder, 'articles'));
  const ours = await startChild('tests/bench/watched.ts', {
    SERVICE: service,
    PORT: '0',
    DB_FILE: dbFile,
    KNOWLEDGE_DIR: join(folder, 'articles'),
    LOG_LEVEL: 'error',
  });
  try {
    await read(ours.port, '/__watch/reset');
    await untilIndexed(ours.port);
    const indexing = JSON.parse(await read(ours.port, '/__watch'));
    const page = await timed(ours.port, 3, () => '/tickets?limit=100');
    const search = await timed(ours.port, 5, (n) => `/knowledge?q=${encodeURIComponent(question(n))}`);
    return [
      limits('10,000 documents are indexed: event-loop delay', 'ms', [
        { name: 'p99', value: indexing.p99, limit: 50 },
      ]),
      limits('GET /tickets?limit=100 among 100,000', 'ms', [
        { name: 'p99', value: percentile(page, 0.99), limit: 5 },
      ]),
      await allTickets(ours),
      limits('GET /knowledge?q= among 10,000 articles', 'ms', [
        { name: 'p95', value: percentile(search, 0.95), limit: 10 },
      ]),
    ];
  } finally {
    await ours.stop();
    await rm(folder, { recursive: true });
  }
}

async function timed(port: number, seconds: number, path: (n: number) => string): Promise<number[]> {
  const request = (n: number) => bytesOf('GET', path(n), port);
  return (await load({ port, connections: 1, seconds, request })).latencies;
}

/** One reading of the whole list; the watched service tells its event loop's delay and its memory meanwhile. */
async function allTickets(ours: { port: number; memory(): Promise<number> }): Promise<Row> {
  await read(ours.port, '/tickets');
  const before = await ours.memory();
  await read(ours.port, '/__watch/reset');
  let peak = before;
  const watching = setInterval(async () => {
    peak = Math.max(peak, await ours.memory());
  }, 20);
  const text = await read(ours.port, '/tickets');
  clearInterval(watching);
  const { p99 } = JSON.parse(await read(ours.port, '/__watch'));
  const { tickets } = JSON.parse(text);
  if (tickets.length !== TICKETS) throw new Error(`${tickets.length} tickets came of ${TICKETS}`);
  const row = limits('GET /tickets, all 100,000: event-loop delay', 'ms', [
    { name: 'p99', value: p99, limit: 50 },
  ]);
  const growth = limits('', 'MB', [{ name: 'memory growth', value: peak - before, limit: 64 }]);
  return {
    ...row,
    goal: `${row.goal}, ${growth.goal}`,
    measured: `${row.measured}, ${growth.measured}`,
    met: row.met && growth.met,
    figures: { ...row.figures, ...growth.figures },
  };
}

function read(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (piece: string) => {
        text += piece;
      });
      reply.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

async function fillTickets(file: string): Promise<void> {
  const store = await openStore({ file });
  for (let n = 0; n < TICKETS; n += 1000) {
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        store.tickets.create({
          user: `User ${n + index}`,
          email: 'user@bank.example',
          type: index % 3 ? 'IT Support' : 'E-Banking',
          description: `The printer on floor ${index % 40} does not print, number ${n + index}.`,
          session_id: null,
        }),
      ),
    );
  }
  await store.close();
}

async function fillArticles(folder: string): Promise<void> {
  await mkdir(folder);
  for (let n = 0; n < ARTICLES; n++) await writeFile(join(folder, `article-${n}.md`), articleText(n));
}

async function untilIndexed(port: number): Promise<void> {
  for (;;) {
    const { results } = JSON.parse(await read(port, '/knowledge?limit=1000&q=article9999'));
    if (results.some(({ article_id }: { article_id: string }) => article_id.includes('article-9999'))) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
