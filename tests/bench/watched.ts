/** Starts the service in this process and tells, at `/__watch` of its own port, how long the event loop was kept. */
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const emit = Server.prototype.emit;
Server.prototype.emit = function watched(event: string | symbol, ...parts: unknown[]): boolean {
  const [request, response] = parts as [IncomingMessage, ServerResponse];
  if (event !== 'request' || !request.url?.startsWith('/__watch'))
    return Reflect.apply(emit, this, [event, ...parts]);
  if (request.url === '/__watch/reset') delay.reset();
  response.end(JSON.stringify({ p99: (delay.percentile(99) - 5e6) / 1e6, max: delay.max / 1e6 }));
  return true;
};

await import(join(import.meta.dirname, '..', '..', process.env.SERVICE ?? ''));
