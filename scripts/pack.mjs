/**
 * Packs the app, unpacked, into out/release. Without network: where Electron has not been fetched, a stand-in folder
 * takes its place, in which all but the program itself is as it will be. Further arguments go to electron-builder.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { electronBinary } from './electron-binary.mjs';
import { writeStandIn } from './stand-in-dist.mjs';

const root = join(import.meta.dirname, '..');
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');

build(['main', 'preload', 'renderer']);
const args = ['--dir', '--publish', 'never', ...process.argv.slice(2)];
if (electronBinary()) {
  process.stderr.write('Packing with Electron.\n');
} else {
  const folder = join(root, 'out', 'electron-stand-in');
  writeStandIn(folder);
  args.push('--linux', `-c.electronDist=${folder}`);
  process.stderr.write('Packing for Linux, with a stand-in: Electron has not been fetched.\n');
}
const { status } = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
