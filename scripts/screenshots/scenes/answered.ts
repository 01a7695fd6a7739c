import type { Page } from 'playwright-core';

export const QUESTION = "The VPN doesn't connect. I'm at home and it hangs at “Connecting”.";

/** Resolves once the last answer has come to its end. */
export async function answered(page: Page): Promise<void> {
  await page.locator('article[aria-busy=false] [role=toolbar]').last().waitFor();
}
