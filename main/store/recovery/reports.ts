/** The report that lies beside a database that was set aside, until a person has read it. */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Recovery } from '../../../shared/model.ts';
import { json } from '../rows.ts';
import { syncFile } from '../sync.ts';
import { placesOf } from './places.ts';

const UNREAD = 'report.json';
const READ = 'report-read.json';

export function writeReport(folder: string, recovery: Recovery): void {
  const path = join(folder, UNREAD);
  writeFileSync(path, JSON.stringify(recovery, null, 2), { mode: 0o600 });
  syncFile(path);
}

/** The newest report that nobody has read. */
export function unreadReport(file: string): Recovery | undefined {
  const path = unreadPaths(file).at(-1);
  return path === undefined ? undefined : json(readFileSync(path, 'utf8'), Recovery);
}

/** All there are count as read from now on. */
export function markRead(file: string): void {
  for (const path of unreadPaths(file)) renameSync(path, path.replace(UNREAD, READ));
}

function unreadPaths(file: string): string[] {
  const { damaged } = placesOf(file);
  if (!existsSync(damaged)) return [];
  return readdirSync(damaged)
    .sort()
    .map((folder) => join(damaged, folder, UNREAD))
    .filter((path) => existsSync(path));
}
