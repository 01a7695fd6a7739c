/**
 * Takes a picture of every screen and state of the desktop app, in Electron where it is there, else in its stand-in.
 * Usage: npm run screenshots [-- <folder> [<pattern of names>]]
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOOKS, type Look, type Scene } from './screenshots/scene.ts';
import { answers } from './screenshots/scenes/answers.ts';
import { asking } from './screenshots/scenes/asking.ts';
import { everywhere } from './screenshots/scenes/everywhere.ts';
import { knowledge } from './screenshots/scenes/knowledge.ts';
import { newTicket } from './screenshots/scenes/new-ticket.ts';
import { quickAsk } from './screenshots/scenes/quick-ask.ts';
import { sessions } from './screenshots/scenes/sessions.ts';
import { settings } from './screenshots/scenes/settings.ts';
import { tickets } from './screenshots/scenes/tickets.ts';
import { withoutModel } from './screenshots/scenes/without-model.ts';
import { openStage } from './screenshots/stage.ts';

const [folder = 'out/screenshots', pattern = ''] = process.argv.slice(2);
const names = new RegExp(pattern);
const scenes: Scene[] = [
  ...asking,
  ...answers,
  ...withoutModel,
  ...sessions,
  ...everywhere,
  ...tickets,
  ...newTicket,
  ...knowledge,
  ...settings,
  ...quickAsk,
];

mkdirSync(resolve(folder), { recursive: true });
const stage = await openStage();
try {
  for (const scene of scenes) {
    for (const look of scene.looks ?? (['light'] as Look[])) {
      const name = look === 'light' ? scene.name : `${scene.name}-${look}`;
      if (!names.test(name)) continue;
      await stage.set(LOOKS[look]);
      await scene.play(stage);
      const page = scene.of === 'quick-ask' ? stage.quickAsk : stage.page;
      await stage.settle(page);
      await page.screenshot({ path: join(resolve(folder), `${name}.png`) });
      await scene.after?.(stage);
      process.stdout.write(`${name}\n`);
    }
  }
} finally {
  await stage.close();
}
