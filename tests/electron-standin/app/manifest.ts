/** What the app says of itself: its folder, and the package.json in it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Manifest {
  folder: string;
  name: string;
  version: string;
}

/** @param entry the main process's script; its app is the next folder above with a package.json */
export function readManifest(entry: string): Manifest {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const { name = '', productName = name, version = '' } = JSON.parse(readFileSync(file, 'utf8'));
      return { folder, name: String(productName), version: String(version) };
    }
    if (folder === dirname(folder)) throw new Error(`There is no package.json above ${entry}.`);
  }
}
