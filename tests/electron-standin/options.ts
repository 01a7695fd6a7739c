/** How an app is started in the stand-in: `node start.ts <app> [arguments]`, and the environment. */
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface StartOptions {
  /** What was given: the app's folder, or its main script. */
  app: string;
  /** The main process's script. */
  entry: string;
  /** The app's own arguments. */
  args: string[];
  /** Where the app is one that has been packed: its folder of resources. */
  resources: string | undefined;
  /** The address at which the test listens. */
  control: string | undefined;
  /** A process to wait for before starting. */
  after: number | undefined;
}

/** The names of the environment variables. */
export const ENV = {
  resources: 'STANDIN_RESOURCES',
  control: 'STANDIN_CONTROL',
  after: 'STANDIN_AFTER',
} as const;

/** @throws Error where no app is given, or none is there */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const [, , given, ...args] = argv;
  if (!given) throw new Error('Usage: node start.ts <app> [arguments]');
  const app = resolve(given);
  return {
    app,
    entry: mainScript(app),
    args,
    resources: env[ENV.resources] || undefined,
    control: env[ENV.control] || undefined,
    after: Number(env[ENV.after]) || undefined,
  };
}

function mainScript(app: string): string {
  if (!statSync(app).isDirectory()) return app;
  const { main = 'index.js' } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  return join(app, String(main));
}
