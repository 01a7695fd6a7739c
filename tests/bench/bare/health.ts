/** The least a JSON server can be. */
import { createServer } from 'node:http';
import { listen } from './listen.ts';

listen(
  createServer((_request, response) => {
    const body = JSON.stringify({ status: 'healthy', timestamp: new Date().toISOString(), version: '1.0.0' });
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
  }),
);
