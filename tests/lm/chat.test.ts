import { describe, expect, it } from 'vitest';
import * as fault from '../helpers/lmstudio/faults.ts';
import {
  afterLoad,
  DONE,
  event,
  says,
  saysAtOnce,
  saysInPieces,
  streams,
} from '../helpers/lmstudio/replies.ts';
import { startLmStudio } from '../helpers/lmstudio/server.ts';
import { ask, client, expectNoLeak, lmStudio, question } from './setup.ts';

describe('a question', () => {
  it('is streamed piece by piece, then ended with the model that answered', async () => {
    const server = await lmStudio({ reply: says('Turn it off and on.', { model: 'served/other' }) });
    const model = await client({ url: server.url });

    const heard = await ask(model);

    expect(heard).toMatchObject({
      content: 'Turn it off and on.',
      reasoning: '',
      model: 'served/other',
      finish: 'stop',
      failure: undefined,
    });
    expect(heard.kinds).toEqual(['content', 'content', 'content', 'content', 'content', 'end']);
    await expectNoLeak(server, model);
  });

  it('is asked as the specification says, and without what some builds refuse', async () => {
    const server = await lmStudio({ key: 'sk-lm-1' });
    const model = await client({ url: server.url, apiKey: 'sk-lm-1' });
    await ask(model, { max_tokens: 77 });

    const [chat] = server.chats();
    expect(chat?.body).toEqual({
      model: 'openai/gpt-oss-20b',
      messages: [{ role: 'user', content: 'The printer does not print.' }],
      max_tokens: 77,
      stream: true,
    });
    expect(chat?.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: 'Bearer sk-lm-1',
    });
  });

  it('sends no authorization where no key is set', async () => {
    const server = await lmStudio();
    await ask(await client({ url: server.url }));
    for (const { headers } of server.requests) expect(headers).not.toHaveProperty('authorization');
  });

  it('uses one connection for one question after another', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    for (let count = 0; count < 5; count += 1) {
      expect(await ask(model)).toMatchObject({ finish: 'stop' });
      await server.until(({ requests }) => requests.every(({ ended }) => ended === 'whole'));
    }
    const ports = new Set(server.chats().map(({ clientPort }) => clientPort));
    expect(ports.size).toBe(1);
  });

  it('costs no request beside itself after the first', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    await ask(model);
    const before = server.requests.length;
    await ask(model);
    expect(server.requests.length).toBe(before + 1);
  });

  it.each([1, 2, 3, 7, 64])('is understood in pieces of %i bytes', async (size) => {
    const text = 'Grüße, 你好 – „zurücksetzen“ 😀';
    const server = await lmStudio({ reply: saysInPieces(text, size) });
    expect(await ask(await client({ url: server.url }))).toMatchObject({ content: text, finish: 'stop' });
  });

  it('is whole without [DONE], by its finish marker', async () => {
    const server = await lmStudio({ reply: says('Off and on.', { done: false }) });
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      content: 'Off and on.',
      finish: 'stop',
    });
  });

  it('is whole at its finish marker, though the server never closes', async () => {
    const server = await lmStudio({
      reply: async (exchange) => {
        exchange.stream();
        await exchange.write(event(exchange.model, { content: 'Off.' }, 'stop') + DONE);
        await exchange.left;
      },
    });
    const model = await client({ url: server.url });
    expect(await ask(model)).toMatchObject({ content: 'Off.', finish: 'stop', failure: undefined });
    expect(server.chats()[0]?.ended).toBe('open');
    await expectNoLeak(server, model);
  });

  it('tells an answer that was cut at its token limit', async () => {
    const server = await lmStudio({ reply: says('Off and', { finish: 'length' }) });
    expect(await ask(await client({ url: server.url }))).toMatchObject({ finish: 'length' });
  });

  it('is not whole where the finish marker says that it was broken off', async () => {
    const server = await lmStudio({ reply: says('Off and', { finish: 'error' }) });
    expect(await ask(await client({ url: server.url }))).toMatchObject({ failure: 'model_stopped' });
  });

  it('takes a whole document for an answer', async () => {
    const server = await lmStudio({ reply: saysAtOnce({ content: 'Off and on.' }) });
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      content: 'Off and on.',
      finish: 'stop',
      failure: undefined,
    });
  });

  it('takes the reasoning of a whole document where it has no content', async () => {
    const server = await lmStudio({ reply: saysAtOnce({ content: null, reasoning_content: 'Off?' }, null) });
    expect(await ask(await client({ url: server.url }))).toMatchObject({ content: 'Off?', finish: 'stop' });
  });

  it('passes over reports between the chunks', async () => {
    const server = await lmStudio({
      reply: async (exchange) => {
        exchange.stream();
        await exchange.write('event: prompt_processing.progress\ndata: {"progress":0.5}\n\n: comment\n\n');
        await exchange.write('event: note\ndata: no json\n\n');
        await exchange.write(event(exchange.model, { content: 'Off.' }));
        await exchange.write(event(exchange.model, {}, 'stop') + DONE);
        exchange.end();
      },
    });
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      content: 'Off.',
      failure: undefined,
    });
  });
});

describe('reasoning', () => {
  it.each([
    [
      'reasoning_content',
      streams([{ reasoning_content: 'Hm, ' }, { reasoning_content: 'off.' }, { content: 'Off.' }]),
    ],
    ['reasoning', streams([{ reasoning: 'Hm, ' }, { reasoning: 'off.' }, { content: 'Off.' }])],
    ['inline', streams([{ content: '<thi' }, { content: 'nk>Hm, off.</' }, { content: 'think>\n\nOff.' }])],
  ])('as %s is kept apart from the answer', async (_form, reply) => {
    const server = await lmStudio({ reply });
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      reasoning: 'Hm, off.',
      content: 'Off.',
      failure: undefined,
    });
  });

  it('is the answer where the stream ended without any, cut at the limit or not', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    server.next(streams([{ reasoning_content: 'Hm.' }, { content: '' }]));
    expect(await ask(model)).toMatchObject({ content: 'Hm.', kinds: ['reasoning', 'content', 'end'] });
    server.next(streams([{ reasoning: 'Hm' }], { finish: 'length' }));
    expect(await ask(model)).toMatchObject({ content: 'Hm', finish: 'length' });
  });

  it('is never the answer of a stream that stopped', async () => {
    const server = await lmStudio({
      reply: async (exchange) => {
        exchange.stream();
        await exchange.write(event(exchange.model, { reasoning_content: 'Hm' }));
        exchange.end();
      },
    });
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      reasoning: 'Hm',
      content: '',
      failure: 'model_stopped',
    });
  });
});

describe('a second attempt', () => {
  it.each([
    ['a reset', fault.resets],
    ['a reset in an empty stream', fault.opens(fault.resets)],
    ['status 500', fault.fails(500)],
    ['status 503', fault.fails(503)],
  ])('mends %s', async (_name, reply) => {
    const server = await lmStudio();
    server.next(reply);
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      finish: 'stop',
      failure: undefined,
    });
    expect(server.chats()).toHaveLength(2);
  });

  it('mends a kept connection that the server has closed meanwhile', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    await ask(model);
    server.breakConnections();
    expect(await ask(model)).toMatchObject({ finish: 'stop', failure: undefined });
  });

  it('finds the server at another port', async () => {
    const first = await startLmStudio();
    const second = await lmStudio();
    const model = await client({ ports: [first.port, second.port] });
    expect(await ask(model)).toMatchObject({ failure: undefined });
    expect(first.chats()).toHaveLength(1);
    await first.close();
    expect(await ask(model)).toMatchObject({ failure: undefined });
    expect(second.chats()).toHaveLength(1);
  });

  it('asks the loaded model where the wanted one is not to be had', async () => {
    const server = await lmStudio({
      models: [
        { id: 'openai/gpt-oss-20b', state: 'not-loaded' },
        { id: 'qwen/qwen3-8b', state: 'loaded' },
      ],
    });
    server.next(fault.fails(400, fault.NO_MODEL));
    expect(await ask(await client({ url: server.url }))).toMatchObject({
      model: 'qwen/qwen3-8b',
      failure: undefined,
    });
  });

  it('does not follow a redirect', async () => {
    const server = await lmStudio();
    server.next(fault.redirects(server.url));
    expect(await ask(await client({ url: server.url }))).toMatchObject({ failure: 'model_bad_reply' });
    expect(server.chats()).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('before the first byte ends the call upstream', async () => {
    const server = await lmStudio({ reply: fault.stalls });
    const model = await client({ url: server.url });
    const leaving = new AbortController();
    const heard = ask(model, { signal: leaving.signal });
    await server.until(({ chats }) => chats().length === 1);
    const left = performance.now();
    leaving.abort();
    expect(await heard).toMatchObject({ failure: 'cancelled' });
    await server.until(({ chats }) => chats()[0]?.ended === 'early');
    expect(performance.now() - left).toBeLessThan(1_000);
    await expectNoLeak(server, model);
  });

  it('in the middle of the answer ends the call upstream', async () => {
    const server = await lmStudio({ reply: fault.begins('Turn', fault.stalls) });
    const model = await client({ url: server.url });
    const leaving = new AbortController();
    const answer = model.chat(question({ signal: leaving.signal }))[Symbol.asyncIterator]();
    expect(await answer.next()).toMatchObject({ value: { kind: 'content', text: 'Turn' } });
    const rest = answer.next();
    leaving.abort();
    await expect(rest).rejects.toMatchObject({ code: 'cancelled' });
    await server.until(({ chats }) => chats()[0]?.ended === 'early');
    await expectNoLeak(server, model);
  });

  it('by reading no further ends the call upstream', async () => {
    const server = await lmStudio({ reply: fault.begins('Turn', fault.stalls) });
    const model = await client({ url: server.url });
    for await (const chunk of model.chat(question())) {
      expect(chunk).toEqual({ kind: 'content', text: 'Turn' });
      break;
    }
    await server.until(({ chats }) => chats()[0]?.ended === 'early');
    await expectNoLeak(server, model);
  });

  it('before asking asks nothing', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    expect(await ask(model, { signal: AbortSignal.abort() })).toMatchObject({ failure: 'cancelled' });
    expect(server.chats()).toHaveLength(0);
  });

  it('is no fault to report', async () => {
    const server = await lmStudio({ reply: fault.stalls });
    const reported: string[] = [];
    const model = await client({ url: server.url, report: (code) => reported.push(code) });
    const leaving = new AbortController();
    const heard = ask(model, { signal: leaving.signal });
    await server.until(({ chats }) => chats().length === 1);
    leaving.abort();
    await heard;
    expect(reported).toEqual([]);
  });
});

describe('deadlines', () => {
  it('give a just-in-time load its time', async () => {
    const loading = Promise.withResolvers<void>();
    const server = await lmStudio({
      models: [{ id: 'openai/gpt-oss-20b', state: 'not-loaded' }],
      reply: afterLoad(loading.promise, says('Off.')),
    });
    const model = await client({ url: server.url, deadlines: { silence: 50, first: 5_000 } });
    const heard = ask(model);
    await server.until(({ chats }) => chats().length === 1);
    expect(await model.status(true)).toMatchObject({ state: 'loading', model: 'openai/gpt-oss-20b' });
    // Longer than the silence that is allowed once words have come.
    setTimeout(loading.resolve, 200);
    expect(await heard).toMatchObject({ content: 'Off.', failure: undefined });
  });

  it('allow silence anew after each word', async () => {
    const server = await lmStudio({
      reply: async (exchange) => {
        exchange.stream();
        for (let count = 0; count < 6; count += 1) {
          await exchange.write(event(exchange.model, { content: 'la ' }));
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        await exchange.write(event(exchange.model, {}, 'stop') + DONE);
        exchange.end();
      },
    });
    const model = await client({ url: server.url, deadlines: { silence: 400 } });
    expect(await ask(model)).toMatchObject({ content: 'la la la la la la ', failure: undefined });
  });

  it('end an answer that takes too long as a whole, however lively', async () => {
    const server = await lmStudio({
      reply: async (exchange) => {
        exchange.stream();
        while (await exchange.write(event(exchange.model, { content: 'la ' }))) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
    });
    const model = await client({ url: server.url, deadlines: { whole: 300 } });
    expect(await ask(model)).toMatchObject({ failure: 'model_timeout' });
    await expectNoLeak(server, model);
  });

  it('do not run while the reader takes its time', async () => {
    const server = await lmStudio({ reply: says('one two three') });
    const model = await client({ url: server.url, deadlines: { silence: 50 } });
    let content = '';
    for await (const chunk of model.chat(question())) {
      if (chunk.kind !== 'content') continue;
      content += chunk.text;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(content).toBe('one two three');
  });
});

describe('many questions', () => {
  it('are asked so many at once, wait in a bounded queue, and beyond it are refused at once', async () => {
    const server = await lmStudio({ reply: fault.stalls });
    const model = await client({ url: server.url, maxConcurrent: 2, maxQueued: 3 });
    await model.status();
    const leaving = new AbortController();
    const answers = Array.from({ length: 5 }, () => ask(model, { signal: leaving.signal }));
    await server.until(({ chats }) => chats().length === 2);

    expect(await ask(model)).toMatchObject({ failure: 'model_busy' });
    expect(server.chats()).toHaveLength(2);

    server.always(says('Off.'));
    leaving.abort();
    for (const heard of await Promise.all(answers)) expect(heard).toMatchObject({ failure: 'cancelled' });
    expect(await ask(model)).toMatchObject({ content: 'Off.' });
    await expectNoLeak(server, model);
  });

  it('lose a waiting one that has left, and its place in the queue', async () => {
    const server = await lmStudio({ reply: fault.stalls });
    const model = await client({ url: server.url, maxConcurrent: 1, maxQueued: 1 });
    const asked = ask(model);
    await server.until(({ chats }) => chats().length === 1);
    const leaving = new AbortController();
    const waiting = ask(model, { signal: leaving.signal });
    expect(await ask(model)).toMatchObject({ failure: 'model_busy' });
    leaving.abort();
    expect(await waiting).toMatchObject({ failure: 'cancelled' });
    const next = ask(model);
    await model.close();
    expect(await next).toMatchObject({ failure: 'shutting_down' });
    expect(await asked).toMatchObject({ failure: 'shutting_down' });
  });

  it('keep no place for a reader who reads no further, past the time for the whole', async () => {
    const server = await lmStudio({ reply: fault.begins('Turn', fault.stalls) });
    const model = await client({ url: server.url, maxConcurrent: 1, deadlines: { whole: 1_000 } });
    await model.chat(question())[Symbol.asyncIterator]().next();
    await server.until(({ chats }) => chats()[0]?.ended === 'early');
    server.always(says('Off.'));
    expect(await ask(model)).toMatchObject({ content: 'Off.', failure: undefined });
  });

  it('all get their own answer', async () => {
    const server = await lmStudio({
      reply: (exchange) => says(`${JSON.stringify(exchange.request.body).length}`)(exchange),
    });
    const model = await client({ url: server.url });
    const heard = await Promise.all(
      Array.from({ length: 40 }, (_, count) =>
        ask(model, { messages: [{ role: 'user', content: 'x'.repeat(count) }] }),
      ),
    );
    expect(new Set(heard.map(({ content }) => content)).size).toBe(40);
  });
});

describe('closing', () => {
  it('ends every call under way and takes no other', async () => {
    const server = await lmStudio({ reply: fault.begins('Turn', fault.stalls) });
    const model = await client({ url: server.url });
    const heard = ask(model);
    await server.until(({ chats }) => chats().length === 1);
    await model.close();
    expect(await heard).toMatchObject({ failure: 'shutting_down' });
    expect(await ask(model)).toMatchObject({ failure: 'shutting_down' });
    await server.until(({ openSockets }) => openSockets() === 0);
  });
});
