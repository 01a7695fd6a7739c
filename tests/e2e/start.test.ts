import { afterEach, describe, expect, it } from 'vitest';
import { answer, answered, type Desk, field, history, openDesk, request, started } from './desk.ts';

let desk: Desk;
afterEach(() => desk?.close());

describe('the first start', () => {
  it('shows one window with a welcome, suggestions, and both ways on', async () => {
    desk = await openDesk();
    const { desktop, page } = desk;
    const windows = await desktop.call('windows');
    expect(windows.filter(({ visible }) => visible)).toMatchObject([{ title: 'Deskside', focused: true }]);
    await page.getByRole('heading', { name: 'What can I help you with?' }).waitFor();
    await page.getByText('No conversations yet').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expect(await page.getByRole('button', { name: 'Create a ticket' }).isEnabled()).toBe(true);
    const suggestions = page.getByRole('list', { name: 'Suggested questions' }).getByRole('button');
    await suggestions.nth(3).waitFor();
    const first = (await suggestions.first().innerText()).trim();
    await suggestions.first().click();
    await answered(page);
    expect((await history(page)).map(({ content }) => content)).toEqual([first, 'Turn it off and on again.']);
  });

  it('speaks the language of the computer', async () => {
    desk = await openDesk({ env: { LANGUAGE: 'de_AT:de', LANG: 'de_AT.UTF-8' } });
    const { page, desktop } = desk;
    await page.getByRole('heading', { name: 'Wobei kann ich Ihnen helfen?' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    expect(JSON.stringify(await desktop.call('menu'))).toContain('Neue Frage');
    // The articles that ship are read while the window opens, and on a busy machine for longer.
    const isKnown = async () =>
      (await request(page, 'knowledge.search', { q: 'Drucker druckt nicht' })).confident;
    await expect.poll(isKnown).toBe(true);
    await desk.model('off');
    await desk.ask('Der Drucker druckt nicht');
    await answer(page).getByText('Aus Ihrer Wissensdatenbank: Das Modell läuft nicht.').waitFor();
  });
});

describe('the next start', () => {
  it('keeps the look, the language, the conversations, and where the window stood', async () => {
    desk = await openDesk();
    await desk.ask('Does this stay?');
    await answered(desk.page);
    await request(desk.page, 'preferences.update', { theme: 'dark', language: 'de' });
    // The open window follows at once.
    await desk.page.getByRole('button', { name: 'Ticket erstellen' }).first().waitFor();
    const { id } = await desk.desktop.windowOf(desk.page);
    await desk.desktop.call('resizeWindow', id, { width: 1000, height: 700 });

    await desk.restart();
    const { page, desktop } = desk;
    await page.getByRole('heading', { name: 'Wobei kann ich Ihnen helfen?' }).waitFor();
    expect(await page.evaluate("document.documentElement.classList.contains('is-dark')")).toBe(true);
    expect((await desktop.windowOf(page)).bounds).toMatchObject({ width: 1000, height: 700 });
    await page.getByRole('link', { name: 'Does this stay?' }).click();
    await answer(page).getByText('Turn it off and on again.').waitFor();
  });
});

describe('a second start', () => {
  it('brings the first to the front, and asks for nothing more', async () => {
    desk = await openDesk();
    const { desktop, page } = desk;
    const count = (await desktop.call('windows')).length;
    await desktop.call('minimizeWindow', (await desktop.windowOf(page)).id);
    await desktop.until(page, ({ minimized }) => minimized);
    expect(await desktop.startAgain()).toBe(0);
    await desktop.until(page, ({ minimized, visible, focused }) => !minimized && visible && focused);
    expect(await desktop.call('windows')).toHaveLength(count);

    expect(await desktop.startAgain(['--quick-ask'])).toBe(0);
    const quickAsk = await desktop.quickAsk();
    await desktop.until(quickAsk, ({ visible, focused }) => visible && focused);
    await started(page);
    expect(await field(page).isVisible()).toBe(true);
  });
});
