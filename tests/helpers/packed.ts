/** Packs the app as it is given to people, and unpacks its archive. */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';

const root = join(import.meta.dirname, '..', '..');

export interface PackedApp {
  /** Program, `resources/app.asar` and what lies beside it. */
  folder: string;
  archive: string;
  /** The archive's content, in a folder that no other package is near. */
  content: string;
  resources: string;
}

/** For Linux, into a folder that is empty. */
export async function packApp(output: string): Promise<PackedApp> {
  await pack(join(output, 'packed'));
  const [name = ''] = (await readdir(join(output, 'packed'))).filter((each) => each.endsWith('-unpacked'));
  const folder = join(output, 'packed', name);
  const resources = join(folder, 'resources');
  const archive = join(resources, 'app.asar');
  const content = join(output, 'content');
  extractAll(archive, content);
  return { folder, archive, content, resources };
}

async function pack(output: string): Promise<void> {
  const args = [join(root, 'scripts', 'pack.mjs'), '--linux', `-c.directories.output=${output}`];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(said);
}
