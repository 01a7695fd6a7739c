/** Tokens as a person makes and revokes them, and as a program uses them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
  await page.keyboard.press('ControlOrMeta+4');
  await page.getByRole('region', { name: 'Access for other programs' }).waitFor();
}, 60_000);
afterAll(() => desk?.close());

/** What the service says to a program that asks for tickets. */
async function statusWith(secret: string): Promise<number> {
  const { rest } = await request(page, 'desktop.state', {});
  const headers: Record<string, string> = secret ? { authorization: `Bearer ${secret}` } : {};
  return (await fetch(`${rest.url}/tickets`, { headers })).status;
}

it('R5: a token is made for a program, shown once, needed where that is set, and revoked', async () => {
  expect(await statusWith('')).toBe(200);
  await page.getByRole('switch', { name: 'Only programs with a token' }).click();
  await expect.poll(() => statusWith('')).toBe(401);

  await page.getByText('No program has a token yet, so every program is refused.').waitFor();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Program', { exact: true }).fill('Portal');
  await page.getByRole('checkbox', { name: 'Read tickets' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const secret = await page.getByRole('dialog').locator('code').innerText();
  expect(secret).toMatch(/^deskside_[\w-]{43}$/);
  expect(await statusWith(secret)).toBe(200);
  expect(await page.evaluate('document.activeElement?.ariaLabel')).toBe('Copy the token');
  await page.mouse.click(5, 5);
  expect(await page.getByRole('dialog').locator('code').innerText()).toBe(secret);

  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect.poll(() => page.evaluate('document.activeElement?.innerText')).toBe('New token');
  await page.getByText('Ask, and search the knowledge base · Read tickets').waitFor();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: 'Revoke the token of Portal' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('The token was revoked.').waitFor();
  await expect.poll(() => statusWith(secret)).toBe(401);
});
