/**
 * Starts the service in this process and tells, at `/__watch` of its own port, how long the event loop was kept, and at
 * `/__watch/collected` how much memory is left after a garbage collection, in MB.
 */
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const emit = Server.prototype.emit;
Server.prototype.emit = function watched(event: string | symbol, ...parts: unknown[]): boolean {
  const [request, response] = parts as [IncomingMessage, ServerResponse];
  if (event !== 'request' || !request.url?.startsWith('/__watch'))
    return Reflect.apply(emit, this, [event, ...parts]);
  if (request.url === '/__watch/reset') delay.reset();
  const told =
    request.url === '/__watch/collected'
      ? collected()
      : { p99: (delay.percentile(99) - 5e6) / 1e6, max: delay.max / 1e6 };
  response.end(JSON.stringify(told));
  return true;
};

function collected(): { resident: number; living: number } {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / 2 ** 20, living: (heapUsed + external) / 2 ** 20 };
}

await import(join(import.meta.dirname, '..', '..', process.env.SERVICE ?? ''));
