import electronLog from 'electron-log/node';
import type { LogLevel } from './config.ts';

/**
 * The product's own log: codes, names and numbers, never what a person or a model wrote.
 * An unforeseen error is logged by its class and place in our code, since its message may quote content.
 */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string, cause?: unknown): void;
}

/** A log on standard error, so that standard output stays for the line that tells the address. */
export function createLog(level: LogLevel): Log {
  const logger = electronLog.create({ logId: 'deskside' });
  logger.transports.file.level = false;
  logger.transports.console.level = level;
  logger.transports.console.format = '{iso} {level} {text}';
  logger.transports.console.writeFn = ({ message }) => {
    process.stderr.write(`${message.data.join(' ')}\n`);
  };
  return {
    info: (line) => logger.info(line),
    warn: (line) => logger.warn(line),
    error: (line, cause) => logger.error(cause === undefined ? line : `${line}: ${describe(cause)}`),
  };
}

/** Class, code and stack places of an error, without its message. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const code: unknown = Reflect.get(cause, 'code');
  const { stack = '', message } = cause;
  // A stack begins with the message, of which a line may look like a place.
  const after = stack.indexOf(message);
  const places = after < 0 ? [] : stack.slice(after + message.length).match(/^\s+at .+/gm);
  return [cause.name, typeof code === 'string' ? code : '', ...(places ?? []).slice(0, 4)]
    .filter(Boolean)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}
