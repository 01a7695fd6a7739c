/** One instance for each profile: a file says which process holds it, a socket takes what further starts were given. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface SecondStart {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

export interface InstanceLock {
  /** @returns false where another process holds it, which is then told of this start */
  take(folder: string, start: SecondStart): boolean;
  isHeld(): boolean;
  /** Whether another process holds it, without asking for it. */
  isTaken(folder: string): boolean;
  release(): void;
  /** Resolves once the holder has been told. */
  told(): Promise<void>;
}

const LONGEST_SOCKET_PATH = 100;

/** @param onSecondStart told of each further start while the lock is held */
export function createInstanceLock(onSecondStart: (start: SecondStart) => void): InstanceLock {
  let held: string | undefined;
  let telling = Promise.resolve();
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('end', () => {
      onSecondStart(JSON.parse(text));
      socket.end();
    });
  });
  server.unref();

  return {
    take(folder, start) {
      if (held) return true;
      mkdirSync(folder, { recursive: true });
      const file = fileOf(folder);
      if (!claim(file)) {
        telling = tell(socketOf(folder), start);
        return false;
      }
      held = file;
      rmSync(socketOf(folder), { force: true });
      server.listen(socketOf(folder));
      return true;
    },
    isHeld: () => held !== undefined,
    isTaken(folder) {
      const holder = Number(readOr(fileOf(folder)));
      return holder > 0 && isAlive(holder);
    },
    release() {
      if (!held) return;
      rmSync(held, { force: true });
      held = undefined;
      server.close();
    },
    told: () => telling,
  };
}

function fileOf(folder: string): string {
  return join(folder, 'standin.lock');
}

/** Makes the file, unless it is that of a process that lives. */
function claim(file: string): boolean {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      const holder = Number(readOr(file));
      if (holder && isAlive(holder)) return false;
      if (holder) rmSync(file, { force: true });
      // Otherwise its maker has not written it yet.
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return false;
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function socketOf(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\standin-${digest}`;
  const inside = join(folder, 'standin.sock');
  return inside.length <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `standin-${digest}.sock`);
}

async function tell(path: string, start: SecondStart): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const told = await new Promise<boolean>((resolve) => {
      const socket = connect(path, () => socket.end(JSON.stringify(start)));
      socket.on('close', () => resolve(socket.bytesWritten > 0));
      socket.on('error', () => resolve(false));
      socket.resume();
    });
    if (told) return;
    await delay(50);
  }
}
