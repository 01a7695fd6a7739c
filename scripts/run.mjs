/** Starts the service with its web UI in this process, built anew where its source is newer. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';

build(['main', 'renderer']);
await import(pathToFileURL(join(import.meta.dirname, '..', 'out', 'main', 'serve.js')).href);
