import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Builds the main process (the desktop app's and the service's entry, their chunks) and configures the tests. */
export default defineConfig({
  ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        index: 'main/index.ts',
        serve: 'main/serve.ts',
        'document-worker': 'main/services/knowledge/reading/worker.ts',
        'store-worker': 'main/store/worker.ts',
      },
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    // On two cores vitest's own choice is one, and most tests wait for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Vitest's own second is too short on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});
