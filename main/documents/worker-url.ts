/**
 * Where the worker that reads documents is: beside the built entry, or in its source.
 * @param entry the `import.meta.url` of the program's entry
 */
export function documentWorker(entry: string): URL {
  return entry.endsWith('.ts')
    ? new URL('./services/knowledge/reading/worker.ts', entry)
    : new URL('./document-worker.js', entry);
}
