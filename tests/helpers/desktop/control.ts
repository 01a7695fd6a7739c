/** The test's end of the stand-in's control channel: apps connect to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Hello, type Reply, type Request, readLines } from '../../electron-standin/control/messages.ts';

/** An app that has connected. */
export interface ConnectedApp {
  pid: number;
  argv: string[];
  /** Rejects with the app's words, or where it has ended. */
  call(command: string, args: unknown[]): Promise<unknown>;
  closed: Promise<void>;
}

export interface ControlServer {
  address: string;
  /** @param which the first that has come or comes and fits */
  connected(which: (app: ConnectedApp) => boolean): Promise<ConnectedApp>;
  close(): void;
}

export function openControl(): ControlServer {
  const folder = mkdtempSync(join(tmpdir(), 'control-'));
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\${folder.split('\\').pop()}` : join(folder, 'socket');
  const apps: ConnectedApp[] = [];
  const waiting = new Set<{ which: (app: ConnectedApp) => boolean; take: (app: ConnectedApp) => void }>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, (app) => {
      apps.push(app);
      for (const waiter of waiting) {
        if (!waiter.which(app)) continue;
        waiting.delete(waiter);
        waiter.take(app);
      }
    });
  });
  server.listen(address);

  return {
    address,
    async connected(which) {
      return apps.find(which) ?? new Promise((take) => waiting.add({ which, take }));
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serve(socket: Socket, onHello: (app: ConnectedApp) => void): void {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      for (const call of pending.values()) call.reject(new Error('The app has ended.'));
      resolve();
    });
  });
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  socket.on(
    'data',
    readLines((value) => hear(value as Hello | Reply)),
  );

  function hear(message: Hello | Reply): void {
    if ('hello' in message) {
      onHello({ ...message.hello, call, closed });
      return;
    }
    const waiter = pending.get(message.id);
    pending.delete(message.id);
    if ('error' in message) waiter?.reject(new Error(message.error));
    else waiter?.resolve(message.result);
  }

  function call(command: string, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('The app has ended.'));
      const request: Request = { id: ++lastId, command, args };
      pending.set(request.id, { resolve, reject });
      socket.write(`${JSON.stringify(request)}\n`);
    });
  }
}
