/**
 * Lists the backups of the database that DB_FILE names, and puts one in its place. Deskside is to be stopped meanwhile.
 * Usage: npm run restore [-- NAME | newest]
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openStore } from '../main/store/open.ts';
import { Failure } from '../shared/errors.ts';

async function main(wanted: string | undefined): Promise<void> {
  const file = resolve(process.env.DB_FILE || 'support_system.db');
  if (!existsSync(file) && !existsSync(`${file}.restored`)) {
    throw new Failure('backup_not_found', { message: `There is no database ${file}. Name it in DB_FILE.` });
  }
  const store = await openStore({ file, log: say });
  try {
    const backups = await store.backups.list();
    const name = wanted === 'newest' ? backups[0]?.name : wanted;
    if (name) {
      const { created_at } = await store.backups.restore(name);
      say(`Restored ${name}, made ${created_at} UTC. What was there before is now the newest backup itself.`);
    } else {
      for (const backup of backups) say(`${backup.created_at} UTC  ${backup.bytes} bytes  ${backup.name}`);
      say(backups.length ? 'Restore one with: npm run restore -- NAME' : 'There is no backup yet.');
    }
  } finally {
    await store.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Failure ? error.message : String(error)}\n`);
  process.exit(1);
});
