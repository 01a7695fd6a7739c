import { defineConfig } from 'vitest/config';

/** Builds the main process (plain Node, one file and its lazy chunks) and configures the tests. */
export default defineConfig({
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { serve: 'main/serve.ts' } },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
