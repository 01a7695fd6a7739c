/** A server that only passes a question on to the model, and its words back. */
import { Agent, createServer, request as httpRequest } from 'node:http';
import { listen } from './listen.ts';

const agent = new Agent({ keepAlive: true });

listen(
  createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { message } = JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: message }] });
    const upstream = httpRequest(
      {
        agent,
        host: '127.0.0.1',
        port: process.env.MODEL_PORT,
        path: '/v1/chat/completions',
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      },
      (reply) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        reply.pipe(response);
      },
    );
    upstream.end(body);
  }),
);
