/**
 * Where the store's worker is: beside the built entry, or in its source.
 * @param entry the `import.meta.url` of the program's entry
 */
export function storeWorker(entry: string): URL {
  return entry.endsWith('.ts') ? new URL('./store/worker.ts', entry) : new URL('./store-worker.js', entry);
}
