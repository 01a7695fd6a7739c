/** The desktop app as it is packed, in the stand-in for Electron or in Electron, to be killed. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { launchDesktop } from '../helpers/desktop.ts';
import { freePort } from '../helpers/lmstudio/server.ts';
import type { PackedApp } from '../helpers/packed.ts';
import { NO_MODEL } from './serve.ts';
import type { Victim } from './victim.ts';

const Created = z.object({ ok: z.literal(true), value: z.object({ ticket: z.object({ id: z.string() }) }) });

/** Resolves once its service answers and its window can be used. */
export async function startPackedApp({ content, resources }: PackedApp, userData: string): Promise<Victim> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { PORT: String(port), LMSTUDIO_URL: NO_MODEL, RATE_LIMIT: '0', LOG_LEVEL: 'error' };
  const began = performance.now();
  const launching = launchDesktop({ app: content, resources, userData, env });
  const [desktop, healthyMs] = await Promise.all([launching, healthy(url, began)]);
  const page = await desktop.mainWindow();
  return {
    url,
    healthyMs,
    async createTicket(description) {
      const fields = { user: 'Jo', email: 'jo@b.example', type: 'General', description };
      const code = `window.support.request('tickets.create', ${JSON.stringify(fields)}).result`;
      return Created.parse(await page.evaluate(code)).value.ticket.id;
    },
    async kill() {
      await desktop.kill();
      await desktop.close();
    },
  };
}

/** @returns ms since `began` until the service answered */
async function healthy(url: string, began: number): Promise<number> {
  for (;;) {
    const reply = await fetch(`${url}/health`).catch(() => undefined);
    await reply?.text();
    if (reply?.ok) return performance.now() - began;
    if (performance.now() - began > 60_000) throw new Error('The app does not answer.');
    await wait(20);
  }
}
