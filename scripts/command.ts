/** What the commands beside the product share: the database they are about, and how they end. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../shared/errors.ts';

/** Arguments that the command does not take; the message says which, or is empty where some are missing. */
export class WrongUsage extends Error {}

/** The path of the database that DB_FILE names, which need not be there. @throws Failure where that is no file */
export function databaseFile(): string {
  const file = resolve(process.env.DB_FILE || 'support_system.db');
  if (existsSync(file) && !statSync(file).isFile()) {
    throw new Failure('invalid_input', {
      message: `${file} is a folder or a device. Name the database's file in DB_FILE.`,
    });
  }
  return file;
}

/** Ends with 0, with 2 and the usage where the arguments are wrong, or with 1 and a sentence. */
export function run(work: (args: string[]) => Promise<void>, usage: string): void {
  work(process.argv.slice(2)).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof WrongUsage || isOfParseArgs(error);
    process.stderr.write(isUsage ? `${message ? `${message}\n` : ''}${usage}\n` : `${message}\n`);
    process.exitCode = isUsage ? 2 : 1;
  });
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function isOfParseArgs(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
