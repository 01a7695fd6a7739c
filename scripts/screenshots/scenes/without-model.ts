import { ALL_LOOKS, type Scene, TWO } from '../scene.ts';
import { answered } from './answered.ts';

/** Asking where no model can answer, or not yet. */
export const withoutModel: readonly Scene[] = [
  {
    name: 'ask-knowledge',
    looks: ALL_LOOKS,
    async play({ ask, page, model }) {
      await model('off');
      await ask('The VPN does not connect');
      await answered(page);
    },
  },
  {
    name: 'ask-nothing-found',
    looks: TWO,
    async play({ ask, page, model }) {
      await model('off');
      await ask('Where do the unicorns graze?');
      await answered(page);
    },
  },
  {
    name: 'ask-model-off',
    looks: ALL_LOOKS,
    async play({ model, page }) {
      await model('off');
      await page.locator('footer [role=status]').waitFor();
    },
  },
  {
    name: 'ask-model-empty',
    looks: TWO,
    async play({ model, page }) {
      await model('empty');
      await page.getByRole('button', { name: /^Load / }).waitFor();
    },
  },
  {
    name: 'ask-model-load',
    looks: TWO,
    async play({ model, page }) {
      await model('empty');
      await page.getByRole('button', { name: /^Load / }).click();
      await page.getByText(/[2-9] s/).waitFor();
    },
  },
  ...(['server-off', 'key', 'loading'] as const).map(
    (state): Scene => ({
      name: `ask-model-${state}`,
      looks: ['light', 'german-large'],
      async play({ model, page }) {
        await model(state);
        await page.locator('footer [role=status]').waitFor();
      },
    }),
  ),
  {
    name: 'model-popover',
    looks: ['light', 'dark', 'german'],
    async play({ model, page }) {
      await model('off');
      await page.locator('nav button').click();
      await page.locator('[role=dialog] button').first().waitFor();
    },
  },
  {
    name: 'model-how',
    looks: TWO,
    async play({ model, page }) {
      await model('server-off');
      await page.getByRole('button', { name: 'How to switch it on' }).click();
      await page.locator('[role=dialog] ol').waitFor();
    },
  },
];
