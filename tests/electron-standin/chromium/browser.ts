/** The Chromium process of one app: started, its pages handed out, closed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { chromiumFlags, findChromium } from '../../helpers/chromium.ts';
import { createConnection, type Protocol, type Session } from './connection.ts';

/** A page as Chromium hands it over: still before its first request, until its debugger is told to go on. */
export interface Page {
  targetId: string;
  openerId: string | undefined;
  session: Session;
  /** Resolves when the page is gone. */
  gone: Promise<void>;
}

export interface Chromium {
  session: Session;
  /** Where a test's own Playwright connects. */
  endpoint: string;
  /** @returns a page showing about:blank */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

export interface ChromiumOptions {
  /** The profile's folder. */
  profile: string;
  /** Such as `de`. */
  language: string;
  /** Told of the process as soon as there is one. */
  onProcess(child: ChildProcess): void;
  /** Told of a page that another page opened; it loads nothing before its debugger is told to go on. */
  onPopup(page: Page): void;
}

const ATTEMPTS = 5;

/** @throws Error with what Chromium said when it does not start */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(options);
    } catch (error) {
      // The profile may still be held by a Chromium that is about to end with its killed app.
      if (attempt === ATTEMPTS) throw error;
      await delay(100 * attempt);
    }
  }
}

async function start({ profile, language, onProcess, onPopup }: ChromiumOptions): Promise<Chromium> {
  const { path, env } = findChromium();
  const args = [
    ...chromiumFlags(),
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    '--no-startup-window',
    `--user-data-dir=${profile}`,
    `--lang=${language}`,
    `--accept-lang=${language}`,
    '--disable-popup-blocking',
  ];
  const child = spawn(path, args, {
    env: { ...process.env, ...env, LANGUAGE: language },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  onProcess(child);
  const [, , , input, output] = child.stdio;
  if (!input || !output || !('write' in input) || !('read' in output))
    throw new Error('Chromium has no pipes.');
  const connection = createConnection(input, output);
  const endpoint = await readEndpoint(child);

  /** Pages that have come and are nobody's yet. */
  const arrived = new Map<string, Page>();
  /** Pages that were asked for, by their id once it is known. */
  const expected = new Map<string, (page: Page) => void>();
  const ends = new Map<string, () => void>();
  let asked = 0;
  connection.browser.on('Target.attachedToTarget', attached);
  connection.browser.on('Target.detachedFromTarget', ({ sessionId, targetId }) => {
    connection.drop(sessionId);
    ends.get(sessionId)?.();
    ends.delete(sessionId);
    if (targetId) arrived.delete(targetId);
  });
  await connection.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });

  function attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const session = connection.session(sessionId);
    if (targetInfo.type !== 'page') {
      session.post('Runtime.runIfWaitingForDebugger');
      return;
    }
    const gone = new Promise<void>((resolve) => ends.set(sessionId, resolve));
    const page = { targetId: targetInfo.targetId, openerId: targetInfo.openerId, session, gone };
    if (page.openerId) {
      onPopup(page);
      return;
    }
    arrived.set(page.targetId, page);
    handOver();
  }

  /** To those who asked; what nobody asked for is a page of the test's own, such as a tool of it opens. */
  function handOver(): void {
    for (const [targetId, page] of arrived) {
      const take = expected.get(targetId);
      if (!take && asked > 0) continue;
      arrived.delete(targetId);
      expected.delete(targetId);
      if (take) take(page);
      else page.session.post('Runtime.runIfWaitingForDebugger');
    }
  }

  async function makePage(): Promise<Page> {
    asked++;
    const made = connection.browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const { targetId } = await made.finally(() => {
      asked--;
    });
    return new Promise((resolve) => {
      expected.set(targetId, resolve);
      handOver();
    });
  }

  /** The first window's page is made while the app still gets ready. */
  let first: Promise<Page> | undefined = makePage();
  first.catch(() => {});

  return {
    session: connection.browser,
    endpoint,
    openPage() {
      const page = first ?? makePage();
      first = undefined;
      return page;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      connection.browser.post('Browser.close');
      const late = setTimeout(() => child.kill('SIGKILL'), 2000);
      await exited;
      clearTimeout(late);
    },
  };
}

/** Chromium tells the endpoint on standard error, among much that concerns nobody. */
function readEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium did not start: ${said.slice(-2000)}`)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
}
