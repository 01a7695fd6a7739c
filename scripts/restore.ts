/**
 * Lists the backups of the database that DB_FILE names, and puts one in its place. Deskside is to be stopped meanwhile.
 * Usage: npm run restore [-- NAME | newest]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listBackups } from '../main/store/backups/list.ts';
import { openStore } from '../main/store/open.ts';
import { Failure } from '../shared/errors.ts';
import { databaseFile, run, say, WrongUsage } from './command.ts';

const USAGE = `Usage: npm run restore                lists the backups, the newest first
       npm run restore -- NAME        puts one in the database's place
       npm run restore -- newest      puts the newest one there
Stop Deskside before. DB_FILE names the database; without it, it is support_system.db in this folder.`;

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [wanted, ...more] = positionals;
  if (values.help) say(USAGE);
  else if (more.length > 0) throw new WrongUsage(`There is no argument ${more[0]} here.`);
  else await restore(wanted);
}

async function restore(wanted: string | undefined): Promise<void> {
  const file = databaseFile();
  if (!existsSync(file) && !existsSync(`${file}.restored`)) {
    throw new Failure('backup_not_found', { message: `There is no database ${file}. Name it in DB_FILE.` });
  }
  // Looked at without opening the database, which would be looked after where it is damaged.
  const backups = await listBackups(file);
  if (wanted === undefined) {
    for (const backup of backups) say(`${backup.created_at} UTC  ${backup.bytes} bytes  ${backup.name}`);
    say(backups.length ? 'Restore one with: npm run restore -- NAME' : 'There is no backup yet.');
    return;
  }
  const backup = wanted === 'newest' ? backups[0] : backups.find(({ name }) => name === wanted);
  if (!backup) throw new Failure('backup_not_found');
  const store = await openStore({ file, log: say });
  try {
    const { created_at } = await store.backups.restore(backup.name);
    say(
      `Restored ${backup.name}, made ${created_at} UTC. What was there before is now the newest backup itself.`,
    );
  } finally {
    await store.close();
  }
}

run(main, USAGE);
