/**
 * Takes a picture of every screen and state of the desktop app, in Electron where it is there, else in its stand-in.
 * Usage: npm run screenshots [-- <folder> [<part of a name>]]
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ask } from './screenshots/ask.ts';
import { LOOKS, type Look, type Scene } from './screenshots/scene.ts';
import { openStage } from './screenshots/stage.ts';

const [folder = 'out/screenshots', wanted = ''] = process.argv.slice(2);
const scenes: Scene[] = [...ask];

mkdirSync(resolve(folder), { recursive: true });
const stage = await openStage();
try {
  for (const scene of scenes) {
    for (const look of scene.looks ?? (['light'] as Look[])) {
      const name = look === 'light' ? scene.name : `${scene.name}-${look}`;
      if (!name.includes(wanted)) continue;
      await stage.set(LOOKS[look]);
      await scene.play(stage);
      await stage.settle();
      await stage.page.screenshot({ path: join(resolve(folder), `${name}.png`) });
      process.stdout.write(`${name}\n`);
    }
  }
} finally {
  await stage.close();
}
