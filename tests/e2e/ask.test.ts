import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { begins, resets } from '../helpers/lmstudio/faults.ts';
import { says, untilLeft } from '../helpers/lmstudio/replies.ts';
import { answer, answered, type Desk, field, history, openDesk, saysInTwo } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  await desk.model('on');
  await desk.fresh();
});

describe('asking the model', () => {
  it('shows the answer as it comes, and tells its beginning and its end alone', async () => {
    const { page } = desk;
    const { reply, goOn } = saysInTwo(
      'Open **Outlook** once and wait until it has come up. ',
      'Then send it again.',
    );
    await desk.ask('My mail stays in the outbox', reply);
    await answer(page).getByText('Open Outlook once and wait').waitFor();
    const announcer = page.locator('main > [role=status]');
    expect(await announcer.innerText()).toBe('The answer has begun.');
    expect(await answer(page).getAttribute('aria-busy')).toBe('true');
    expect(await answer(page).locator('strong').innerText()).toBe('Outlook');
    goOn();
    await answer(page).getByText('Then send it again.').waitFor();
    await answered(page);
    await announcer.getByText('The answer is ready.').waitFor();
    // All of it is in view.
    expect(await page.getByRole('button', { name: 'Jump to latest' }).count()).toBe(0);
    expect(JSON.stringify(desk.lmStudio.chats().at(-1)?.body)).toContain('My mail stays in the outbox');
  });

  it('shows that a secret was hidden, and which, also when it is read again', async () => {
    const { page } = desk;
    await desk.ask('My card 4111 1111 1111 1111 is blocked', says('Never share its number.'));
    await answered(page);
    await page.getByText('We hid a card number. It was not saved or sent.').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/4111/);
    await page.reload();
    await page.getByText('We hid a secret here. It was not saved or sent.').waitFor();
    expect(await page.locator('main').innerText()).toContain('•••• 1111');
  });

  it('stops by a key, keeps what was said, and asks again in its place', async () => {
    const { page } = desk;
    await desk.ask('Why is my screen black?', begins('Half a thought and the', untilLeft));
    await answer(page).getByText('Half a thought').waitFor();
    await page.keyboard.press('Escape');
    await answer(page).getByText('You stopped this answer.').waitFor();
    await desk.lmStudio.until((server) => server.chats().at(-1)?.ended === 'early');
    await answer(page).getByText('Half a thought').waitFor();

    desk.lmStudio.next(says('A whole thought.'));
    await answer(page).getByRole('button', { name: 'Ask again' }).click();
    await answer(page).getByText('A whole thought.').waitFor();
    await answered(page);
    expect((await history(page)).map(({ role, content }) => [role, content])).toEqual([
      ['user', 'Why is my screen black?'],
      ['assistant', 'A whole thought.'],
    ]);
  });

  it('changes the last question from the empty field, and asks it anew', async () => {
    const { page } = desk;
    await desk.ask('Why is my mouse slow?');
    await answered(page);
    await field(page).press('ArrowUp');
    const editor = page.getByRole('textbox', { name: 'Edit and ask again' });
    expect(await editor.inputValue()).toBe('Why is my mouse slow?');
    desk.lmStudio.next(says('Because of its battery.'));
    await editor.fill('Why is my wireless mouse slow?');
    await editor.press('Enter');
    await answer(page).getByText('Because of its battery.').waitFor();
    await answered(page);
    expect((await history(page)).map(({ content }) => content)).toEqual([
      'Why is my wireless mouse slow?',
      'Because of its battery.',
    ]);
  });

  it('names its sources, each of which opens its passage', async () => {
    const { page } = desk;
    await desk.ask('The VPN does not connect', says('Restart the VPN program [1].'));
    await answered(page);
    const source = answer(page).getByRole('list', { name: 'Sources' }).getByRole('button').first();
    const title = (await source.innerText()).replace(/^1\s*/, '');
    await source.click();
    await page.getByRole('complementary').getByRole('heading', { name: title }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  });
});

describe('an answer that breaks off', () => {
  it('is kept as a part of one, with the ways on, also when it is read again', async () => {
    const { page } = desk;
    await desk.ask('Why does my laptop hum?', begins('First clean the fan', resets));
    const check = async (): Promise<void> => {
      await answer(page).getByText('The answer stopped halfway.').waitFor();
      await answer(page).getByText('First clean the fan').waitFor();
      for (const name of ['Continue', 'Ask again', 'Create a ticket'])
        await answer(page).getByRole('button', { name }).waitFor();
    };
    await check();
    await page.reload();
    await check();
    desk.lmStudio.next(says(', then the filter.'));
    await answer(page).getByRole('button', { name: 'Continue' }).click();
    await answer(page).getByText(', then the filter.').waitFor();
  });
});

describe('without a model', () => {
  it('answers from the knowledge base, says so, and asks the model once it is back', async () => {
    const { page } = desk;
    await desk.model('off');
    await page.getByText("LM Studio isn't running.").first().waitFor();
    await desk.ask('The VPN does not connect');
    await answer(page).getByText("From your knowledge base: the model isn't running.").waitFor();
    await answered(page);
    await answer(page).getByRole('button', { name: 'How to start it' }).waitFor();
    await answer(page).getByRole('list', { name: 'Sources' }).getByRole('button').first().waitFor();

    await desk.model('on');
    desk.lmStudio.next(says('Use the hotspot.'));
    await answer(page).getByRole('button', { name: 'Ask the model' }).click();
    await answer(page).getByText('Use the hotspot.').waitFor();
    await answered(page);
    expect(await answer(page).innerText()).not.toContain('From your knowledge base');
  });

  it('offers a ticket where the documents have nothing', async () => {
    const { page } = desk;
    await desk.model('off');
    await desk.ask('Qwertz uiopü asdfg?');
    await answer(page).getByRole('button', { name: 'Create a ticket' }).click();
    await page.getByRole('heading', { name: 'This is what IT will get.' }).waitFor();
  });
});
