/** `node perform.ts SCENE FILE COUNT`: runs a scene in a process of its own, which may be cut off. */
import { writeSync } from 'node:fs';
import { openStore } from '../../../main/store/open.ts';
import { sceneOf } from './scenes.ts';

const [name = '', file = '', count = '0'] = process.argv.slice(2);
const storeWorker = new URL('../../../main/store/worker.ts', import.meta.url);
const tell = (line: string) => void writeSync(1, `${line}\n`);

// Whoever is to kill it may start to count.
tell('begun');
await sceneOf(name)
  .run({ file, count: Number(count), tell, open: () => openStore({ file, storeWorker }) })
  .catch((error: unknown) => tell(`refused ${Object(error).code}`));
