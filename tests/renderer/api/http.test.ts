import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpDoor, type RouteTable } from '../../../renderer/api/http.ts';
import { routes } from '../../../shared/contract.ts';

const table: RouteTable = Object.fromEntries(
  Object.entries(routes).flatMap(([name, { http }]) =>
    http ? [[name, { method: http.method, path: http.path }]] : [],
  ),
);
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

describe('the door of a browser', () => {
  it('puts fields into path, query and body, and leaves out what is not given', async () => {
    const seen: string[] = [];
    const { request } = await doorTo((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (piece) => {
        body += piece;
      });
      incoming.on('end', () => {
        seen.push(`${incoming.method} ${incoming.url} ${body}`);
        outgoing.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await request('sessions.list', { limit: 3, q: 'a&b c', cursor: null }).result;
    await request('sessions.rename', { session_id: 'a/b ?', title: 'new' }).result;
    await request('sessions.remove', { session_id: 'x' }).result;
    expect(seen).toEqual([
      'GET /sessions?limit=3&q=a%26b+c ',
      'PATCH /sessions/a%2Fb%20%3F {"title":"new"}',
      'DELETE /sessions/x ',
    ]);
  });

  it('tells of events as they come, wherever the network cuts them, and ends with the outcome', async () => {
    const { request } = await doorTo((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/event-stream');
      const text = `: hello\n\nevent: delta\ndata: {"text":"ä\\n"}\n\nevent: done\ndata: {"response":"ä"}\n\n`;
      const bytes = Buffer.from(text);
      const sendFrom = (at: number): void => {
        if (at >= bytes.length) outgoing.end();
        else outgoing.write(bytes.subarray(at, at + 7), () => setImmediate(() => sendFrom(at + 7)));
      };
      sendFrom(0);
    });
    const events: unknown[] = [];
    const outcome = await request('chat.ask', { message: 'hi' }, (event) => events.push(event)).result;
    expect(events).toEqual([{ event: 'delta', data: { text: 'ä\n' } }]);
    expect(outcome).toEqual({ ok: true, value: { response: 'ä' } });
  });

  it('gives errors as values: of the route, of the stream, and where nobody answers', async () => {
    const stream = 'event: delta\ndata: {"text":"a"}\n\n';
    const { request } = await doorTo((incoming, outgoing) => {
      if (incoming.url === '/chat') {
        outgoing.setHeader('content-type', 'text/event-stream');
        outgoing.end(`${stream}event: error\ndata: {"error":"Busy.","code":"model_busy"}\n\n`);
      } else if (incoming.url?.startsWith('/knowledge/')) {
        outgoing.writeHead(404, { 'content-type': 'application/json' });
        outgoing.end('{"error":"None.","code":"article_not_found","field":"id"}');
      } else if (incoming.url === '/model') outgoing.destroy();
      else
        outgoing
          .writeHead(500, { 'content-type': 'application/json' })
          .end('{"error":"Internal server error"}');
    });
    const error = async (call: { result: Promise<{ ok: boolean }> }) =>
      Reflect.get(await call.result, 'error');
    expect(await error(request('chat.ask', { message: 'a' }, () => {}))).toEqual({
      code: 'model_busy',
      message: 'Busy.',
    });
    expect(await error(request('knowledge.get', { id: 'x' }))).toMatchObject({
      code: 'article_not_found',
      field: 'id',
    });
    expect(await error(request('health.get', {}))).toMatchObject({ code: 'internal' });
    expect(await error(request('model.get', {}))).toMatchObject({ code: 'shutting_down' });
    expect(await error(request('desktop.state', {}))).toMatchObject({ code: 'desktop_only' });
  });

  it('takes a stream that breaks off for no answer', async () => {
    const { request } = await doorTo((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/event-stream').end('event: delta\ndata: {"text":"a"}\n\n');
    });
    expect(await request('chat.ask', { message: 'a' }, () => {}).result).toMatchObject({ ok: false });
  });

  it('leaves when it is cancelled, so that the service stops too', async () => {
    const left = Promise.withResolvers<void>();
    const { request } = await doorTo((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/event-stream').write('event: delta\ndata: {"text":"a"}\n\n');
      outgoing.on('close', left.resolve);
    });
    const call = request('chat.ask', { message: 'a' }, () => call.cancel());
    expect(await call.result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await left.promise;
  });
});

async function doorTo(listener: RequestListener) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return createHttpDoor(table, (url, init) => fetch(`http://127.0.0.1:${port}${url}`, init));
}
