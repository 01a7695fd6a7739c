/** Writes tickets one after the other and tells each that was acknowledged; tells a refusal, and goes on. */
import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { openStore } from '../../../main/store/open.ts';
import { ticket } from '../../store/support.ts';

const [file = '', count = '0', backups = '0', mode = 'full'] = process.argv.slice(2);
const store = await openStore({ file });
if (mode === 'normal') {
  // The control: the same rows as SQLite keeps them without a sync for each commit.
  const handle = new SQLite(file);
  handle.pragma('synchronous = NORMAL');
  const insert = handle.prepare(
    `INSERT INTO tickets (id, user, email, type, description, status, created_at, updated_at)
     VALUES (?, 'Jo', 'jo@b.example', 'General', 'control', 'open', '2026-01-01 00:00:00', '2026-01-01 00:00:00')`,
  );
  for (let n = 0; n < Number(count); n++) {
    const id = `TKT-20260101-${n.toString(16).toUpperCase().padStart(8, '0')}`;
    insert.run(id);
    writeSync(1, `${id}\n`);
  }
  handle.close();
} else {
  for (let n = 0; n < Number(count); n++) {
    try {
      const { id } = await store.tickets.create(
        ticket({ description: `ticket ${n} ${'long '.repeat(n % 300)}` }),
      );
      writeSync(1, `${id}\n`);
      if (backups === '1' && n % 40 === 20) await store.backups.create();
    } catch {
      writeSync(1, 'refused\n');
    }
  }
}
await store.close().catch(() => {});
