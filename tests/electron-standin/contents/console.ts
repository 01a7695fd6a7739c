/** What pages write to their console, and what Chromium writes there, such as a blocked script. */
import type { Protocol, Session } from '../chromium/connection.ts';
import { createEvent } from '../event.ts';

const LEVELS = ['debug', 'info', 'warning', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** Emits `console-message` from now on. */
export function hearConsole(session: Session, emit: (name: string, ...args: unknown[]) => void): void {
  const tell = (level: Level, message: string, lineNumber: number, sourceId: string): void => {
    const event = createEvent({ level, message, lineNumber, sourceId, frame: null });
    emit('console-message', event, LEVELS.indexOf(level), message, lineNumber, sourceId);
  };
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const place = stackTrace?.callFrames[0];
    tell(levelOf(type), args.map(textOf).join(' '), (place?.lineNumber ?? 0) + 1, place?.url ?? '');
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, lineNumber, url = '' } }) => {
    tell('error', `Uncaught ${exception?.description ?? text}`, lineNumber + 1, url);
  });
  session.on('Log.entryAdded', ({ entry }) => {
    const level = entry.level === 'verbose' ? 'debug' : entry.level;
    tell(level, entry.text, (entry.lineNumber ?? 0) + 1, entry.url ?? '');
  });
  session.post('Log.enable');
}

function levelOf(type: string): Level {
  if (type === 'warning' || type === 'error' || type === 'debug') return type;
  return type === 'assert' ? 'error' : 'info';
}

function textOf({ type, value, description }: Protocol.Runtime.RemoteObject): string {
  return type === 'string' || value !== undefined ? String(value) : (description ?? type);
}
