/** A model that answers at once: eight words as LM Studio streams them. */
import { createServer } from 'node:http';
import { listen } from './listen.ts';

const piece = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const words = 'Restart the printer, then print a test page.'.split(/(?<= )/);
const answer = `${piece({ role: 'assistant' })}${words.map((content) => piece({ content })).join('')}${piece({}, 'stop')}data: [DONE]\n\n`;
const models = JSON.stringify({
  models: [
    {
      type: 'llm',
      key: 'bench',
      loaded_instances: [{ id: 'bench', config: { context_length: 8192 } }],
      max_context_length: 8192,
    },
  ],
});

listen(
  createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.url?.endsWith('/chat/completions')) {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.end(answer);
        return;
      }
      const body =
        request.url === '/api/v1/models'
          ? models
          : JSON.stringify({ object: 'list', data: [{ id: 'bench', object: 'model' }] });
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(body);
    });
  }),
);
