import { join } from 'node:path';
import { type Desktop, type LaunchOptions, launchDesktop } from '../helpers/desktop.ts';

/** Starts the small app of the stand-in's own tests. */
export function launchFixture(options: LaunchOptions = {}): Promise<Desktop> {
  return launchDesktop({
    kind: 'stand-in',
    app: join(import.meta.dirname, 'fixtures', 'app'),
    pages: { main: /\/(index|other)\.html/, quickAsk: /\/quick-ask\.html/ },
    ...options,
  });
}
