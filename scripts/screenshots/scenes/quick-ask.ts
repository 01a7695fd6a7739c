import { breaksOff, pauses } from '../replies.ts';
import type { Look, Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

const LOOKS: readonly Look[] = ['light', 'dark', 'german'];

/** The small window. */
export const quickAsk: readonly Scene[] = [
  { name: 'quick-ask-empty', of: 'quick-ask', looks: LOOKS, play: show },
  {
    name: 'quick-ask-streaming',
    of: 'quick-ask',
    looks: LOOKS,
    async play(stage) {
      stage.next(pauses);
      await ask(stage, 'The VPN does not connect from the hotel');
      await stage.quickAsk.locator('section li').nth(1).waitFor();
    },
  },
  {
    name: 'quick-ask-answered',
    of: 'quick-ask',
    looks: LOOKS,
    play: (stage) => answered(stage, 'The VPN does not connect'),
  },
  {
    name: 'quick-ask-partial',
    of: 'quick-ask',
    looks: LOOKS,
    async play(stage) {
      stage.next(breaksOff);
      await answered(stage, 'The VPN does not connect from the hotel');
    },
  },
  {
    name: 'quick-ask-no-model',
    of: 'quick-ask',
    looks: LOOKS,
    async play(stage) {
      await stage.model('off');
      await answered(stage, 'The VPN does not connect');
    },
  },
  {
    name: 'quick-ask-nothing-found',
    of: 'quick-ask',
    looks: LOOKS,
    async play(stage) {
      await stage.model('off');
      await answered(stage, 'Where do the unicorns graze?');
    },
  },
];

async function show({ desktop, quickAsk }: Stage): Promise<void> {
  const { visible } = await desktop.windowOf(quickAsk);
  if (!visible) await desktop.pressShortcut();
  await desktop.until(quickAsk, (window) => window.visible);
}

async function ask(stage: Stage, question: string): Promise<void> {
  await show(stage);
  await stage.quickAsk.locator('textarea').fill(question);
  await stage.quickAsk.keyboard.press('Enter');
}

async function answered(stage: Stage, question: string): Promise<void> {
  await ask(stage, question);
  await stage.quickAsk.locator('section[aria-busy=false]').waitFor();
}
