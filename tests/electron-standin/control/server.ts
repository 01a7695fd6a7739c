/** The app's end of the control channel: it connects to the test, says who it is, and does what it is told. */
import { connect } from 'node:net';
import type { StandIn } from '../create.ts';
import { createCommands } from './commands.ts';
import { type Hello, type Reply, type Request, readLines } from './messages.ts';

/** @param address the path of the test's socket; when it closes the test is gone, and the app ends too */
export async function connectControl(address: string, standIn: StandIn): Promise<void> {
  const commands: Record<string, unknown> = createCommands(standIn);
  const socket = connect(address);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', () => {});
  socket.on('close', () => process.exit(1));
  socket.unref();
  socket.setEncoding('utf8');
  socket.on(
    'data',
    readLines((value) => answer(value as Request)),
  );
  const hello: Hello = { hello: { pid: process.pid, argv: process.argv } };
  say(hello);

  async function answer({ id, command, args }: Request): Promise<void> {
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
    try {
      if (typeof run !== 'function') throw new Error(`There is no command ${command}.`);
      say({ id, result: (await run(...args)) ?? null });
    } catch (error) {
      say({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  function say(value: Hello | Reply): void {
    if (!socket.destroyed) socket.write(`${JSON.stringify(value)}\n`);
  }
}
