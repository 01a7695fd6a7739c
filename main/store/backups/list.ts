/** The backups there are of a database. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { Backup } from '../../../shared/model.ts';
import { toTimestamp } from '../time.ts';

export interface StoredBackup extends Backup {
  path: string;
  /** Two backups of one second have an order too. */
  mtimeMs: number;
}

export function backupFolder(file: string): string {
  return join(dirname(file), 'backups');
}

/** Newest first; those of other databases in the same folder are not among them. */
export async function listBackups(file: string): Promise<StoredBackup[]> {
  const folder = backupFolder(file);
  const { name: stem, ext } = parse(file);
  const names = await readdir(folder).catch(() => []);
  const backups: StoredBackup[] = [];
  for (const name of names) {
    if (!name.startsWith(`${stem}-`) || !name.endsWith(ext || '.db')) continue;
    const label = /^(.+)-\d{8}T\d{6}Z(?:-\d+)?$/.exec(parse(name).name.slice(stem.length + 1))?.[1] ?? '';
    const path = join(folder, name);
    const { mtime, mtimeMs, size } = await stat(path);
    backups.push({ name, created_at: toTimestamp(mtime), bytes: size, path, kind: kindOf(label), mtimeMs });
  }
  return backups.sort((a, b) => b.mtimeMs - a.mtimeMs);
}

/** @param label as `backUp` takes it: `daily`, `manual`, `before-restore`, or the version before an update, such as `v4` */
function kindOf(label: string): Backup['kind'] {
  if (/^v\d+$/.test(label)) return 'before_update';
  if (label === 'before-restore') return 'before_restore';
  return label === 'daily' ? 'daily' : 'manual';
}
