/**
 * Where the worker that copies the database is: beside the built entry, or in its source.
 * @param entry the `import.meta.url` of the program's entry
 */
export function backupWorker(entry: string): URL {
  return entry.endsWith('.ts')
    ? new URL('./store/backups/worker.ts', entry)
    : new URL('./backup-worker.js', entry);
}
