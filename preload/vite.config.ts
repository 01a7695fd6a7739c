import { join } from 'node:path';
import { defineConfig } from 'vite';

/** Builds the preload: one CommonJS file, as sandboxed windows want it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: join(import.meta.dirname, '..', 'out', 'preload'),
    emptyOutDir: true,
    target: 'chrome138',
    minify: false,
    lib: { entry: join(import.meta.dirname, 'index.ts'), formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
