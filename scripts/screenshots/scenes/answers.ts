import { LONG_ANSWER, says } from '../replies.ts';
import { ALL_LOOKS, type Scene, TWO } from '../scene.ts';
import { LONG_WORD } from '../week.ts';
import { answered, QUESTION } from './answered.ts';

/** Answers, and what can be done with them. */
export const answers: readonly Scene[] = [
  {
    name: 'ask-answer',
    looks: ALL_LOOKS,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
    },
  },
  {
    name: 'ask-thought',
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('summary').last().click();
    },
  },
  {
    name: 'ask-source',
    looks: ALL_LOOKS,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('li > button[aria-pressed]').last().click();
      await page.locator('aside h2').first().waitFor();
    },
  },
  {
    name: 'ask-category',
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('article button[aria-haspopup=menu]').last().click();
    },
  },
  {
    name: 'ask-not-helpful',
    looks: TWO,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.getByRole('button', { name: 'Not helpful' }).last().click();
    },
  },
  {
    name: 'ask-masked',
    looks: TWO,
    async play({ ask, page }) {
      await ask('My card 4111 1111 1111 1111 was declined twice today. Why?');
      await answered(page);
    },
  },
  {
    name: 'ask-long-words',
    looks: ['light', 'narrow', 'large'],
    async play({ ask, page }) {
      await ask(`Word cannot open ${LONG_WORD}. What can I do?`, says(LONG_ANSWER));
      await answered(page);
    },
  },
];
