import { type Scene, TIGHT, TWO } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { answered, QUESTION } from './answered.ts';

/** A ticket on its way. */
export const newTicket: readonly Scene[] = [
  {
    name: 'new-ticket-empty',
    looks: TIGHT,
    async play({ go, page }) {
      await go('new_ticket');
      await page.locator('form textarea').waitFor();
    },
  },
  {
    name: 'new-ticket-chat',
    looks: [...TIGHT, 'german-dark'],
    play: fromChat,
  },
  {
    name: 'new-ticket-chat-below',
    looks: ['light', 'dark', 'german', 'narrow'],
    async play(stage) {
      await fromChat(stage);
      await stage.page.locator('form section').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'new-ticket-left-out',
    looks: TWO,
    async play(stage) {
      await fromChat(stage);
      await stage.page.locator('form li [role=checkbox]').first().click();
      await stage.page.locator('form section header [role=switch]').last().click();
    },
  },
  {
    name: 'new-ticket-invalid',
    looks: TIGHT,
    async play({ go, page }) {
      await go('new_ticket');
      await page.locator('[name=email]').fill('jana.brunner');
      await page.locator('[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
    },
  },
  {
    name: 'new-ticket-sending',
    async play(stage) {
      await filled(stage);
      stage.trouble.hold();
      await stage.page.locator('[type=submit]').click();
    },
  },
  {
    name: 'new-ticket-failed',
    looks: ['light', 'dark', 'german', 'german-large'],
    async play(stage) {
      await filled(stage);
      stage.trouble.lose('tickets');
      await stage.page.locator('[type=submit]').click();
      await stage.page.locator('footer svg').waitFor();
    },
  },
  {
    name: 'new-ticket-sent',
    looks: TIGHT,
    async play(stage) {
      await fromChat(stage);
      await stage.page.locator('[name=user]').fill('Jana Brunner');
      await stage.page.locator('[name=email]').fill('jana.brunner@example.com');
      await stage.page.locator('[type=submit]').click();
      await stage.page.locator('main ol').waitFor();
    },
  },
];

async function fromChat({ ask, page }: Stage): Promise<void> {
  await ask(QUESTION);
  await answered(page);
  await page.locator('main').focus();
  await page.keyboard.press('ControlOrMeta+t');
  await page.locator('form textarea').waitFor();
}

async function filled({ go, page }: Stage): Promise<void> {
  await go('new_ticket');
  await page.locator('[name=user]').fill('Jana Brunner');
  await page.locator('[name=email]').fill('jana.brunner@example.com');
  await page
    .locator('[name=summary]')
    .fill('The projector in room 2.14 shows no picture since this morning.');
}
