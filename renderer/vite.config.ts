import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutInlineStyles } from './build/inline-styles.ts';
import { routeTable } from './build/route-table.ts';

/** Builds the pages: hashed files beside two HTML pages, nothing inline, so that they run under `script-src 'self'`. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), routeTable(), withoutInlineStyles()],
  resolve: {
    alias: { 'react-style-singleton': join(import.meta.dirname, 'build', 'no-style-singleton.ts') },
  },
  build: {
    outDir: join(import.meta.dirname, '..', 'out', 'renderer'),
    emptyOutDir: true,
    target: 'chrome138',
    // A data: URL for a font or a script would be refused; for an image it saves nothing worth having.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        'quick-ask': join(import.meta.dirname, 'quick-ask.html'),
      },
    },
  },
});
