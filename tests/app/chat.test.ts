/** A question's way through the whole product: model, knowledge base, faults, streams. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ChatReply } from '../../shared/contract.ts';
import { call, startApp, startModel } from '../helpers/app.ts';
import { begins, endsEarly, fails, NO_MODEL as NO_MODEL_LOADED, stalls } from '../helpers/lmstudio/faults.ts';
import { DONE, event, says, sse, streams } from '../helpers/lmstudio/replies.ts';
import type { ScriptedLmStudio } from '../helpers/lmstudio/server.ts';

interface StreamedEvent {
  event: string;
  data: unknown;
}

async function askStreaming(url: string, message: string, signal?: AbortSignal): Promise<StreamedEvent[]> {
  const reply = await fetch(new URL('/chat', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ message, session_id: 'streamed' }),
    ...(signal ? { signal } : {}),
  });
  expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const blocks = (await reply.text()).split('\n\n').filter((block) => block.startsWith('event:'));
  return blocks.map((block) => ({
    event: /^event: ?(.*)$/m.exec(block)?.[1] ?? '',
    data: JSON.parse(/^data: ?(.*)$/m.exec(block)?.[1] ?? 'null'),
  }));
}

/** What the model was asked last. */
function sentTo(lmStudio: ScriptedLmStudio): {
  messages: { role: string; content: string }[];
  max_tokens: number;
} {
  const [last] = lmStudio.chats().slice(-1);
  if (!last) throw new Error('the model was not asked');
  return last.body as ReturnType<typeof sentTo>;
}

async function ask(app: { url: string }, message: string, more: object = {}): Promise<ChatReply> {
  const { status, body } = await call(app, 'POST', '/chat', { message, ...more });
  expect(status).toBe(200);
  return body as ChatReply;
}

describe('with a model', () => {
  it('gives it the passages that fit, by number, and names them as sources', async () => {
    const lmStudio = await startModel({ reply: says('See [1].') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const reply = await ask(app, 'the vpn keeps dropping');
    expect(reply).toMatchObject({ answered_by: 'model', state: 'complete', notice: null });
    expect(reply.sources[0]).toMatchObject({ n: 1, article_id: 'it-vpn-drops' });
    const { messages, max_tokens } = sentTo(lmStudio);
    expect(messages[0]).toMatchObject({
      role: 'system',
      content: expect.stringContaining('[1] VPN connects but keeps dropping'),
    });
    expect(messages.at(-1)).toEqual({ role: 'user', content: 'the vpn keeps dropping' });
    expect(max_tokens).toBe(512);
  });

  it('gives it no passages where none fits', async () => {
    const lmStudio = await startModel();
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect((await ask(app, 'who won the world cup in 1998?')).sources).toEqual([]);
    expect(JSON.stringify(lmStudio.chats()[0]?.body)).not.toContain('[1] ');
  });

  it('sends as many previous messages as the setting says, oldest first', async () => {
    const lmStudio = await startModel({ reply: says('Yes.') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url, MAX_HISTORY_MESSAGES: '2' });
    for (const message of ['first', 'second', 'third']) await ask(app, message, { session_id: 's' });
    const { messages } = sentTo(lmStudio);
    expect(messages.slice(1).map(({ content }) => content)).toEqual(['second', 'Yes.', 'third']);
  });

  it('streams its words as they come, thinking apart, and the whole reply at the end', async () => {
    const lmStudio = await startModel({
      reply: streams([{ reasoning_content: 'Hm. ' }, { content: 'Restart ' }, { content: 'it.' }]),
    });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const events = await askStreaming(app.url, 'my laptop is frozen');
    expect(events[0]).toMatchObject({
      event: 'start',
      data: { session_id: 'streamed', category: 'IT Support' },
    });
    const textOf = (name: string) =>
      events
        .filter(({ event }) => event === name)
        .map(({ data }) => (data as { text: string }).text)
        .join('');
    expect(textOf('reasoning')).toContain('Hm.');
    expect(textOf('delta')).toBe('Restart it.');
    expect(events.at(-1)).toMatchObject({
      event: 'done',
      data: { response: 'Restart it.', answered_by: 'model' },
    });
    const { body } = await call(app, 'GET', '/sessions/streamed/history');
    expect(JSON.stringify(body)).not.toContain('Hm.');
  });

  it('hides a secret that the model says or thinks of', async () => {
    const lmStudio = await startModel({
      reply: streams([
        { reasoning_content: 'The card is 4111 1111 ' },
        { reasoning_content: '1111 1111. ' },
        { content: 'Your card 5500 0055 ' },
        { content: '5555 5559 is blocked.' },
      ]),
    });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const events = JSON.stringify(await askStreaming(app.url, 'is it blocked?'));
    expect(events).toContain('•••• 1111');
    expect(events).toContain('Your card •••• 5559 is blocked.');
    expect(events).not.toMatch(/4111 1111|5500 0055/);
    const history = JSON.stringify((await call(app, 'GET', '/sessions/streamed/history')).body);
    expect(history).toContain('Your card •••• 5559 is blocked.');
  });

  it('keeps what came of an answer that stopped halfway, and says so', async () => {
    const lmStudio = await startModel({ reply: begins('Open the ', endsEarly) });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect(await ask(app, 'printer jam', { session_id: 'half' })).toMatchObject({
      response: 'Open the ',
      answered_by: 'model',
      state: 'partial',
      notice: { code: 'model_stopped' },
    });
    const { body } = await call(app, 'GET', '/sessions/half/history');
    expect(body).toMatchObject({ history: [{ role: 'user' }, { content: 'Open the ', state: 'partial' }] });
  });

  it('waits for words as long as the settings say', async () => {
    const lmStudio = await startModel({ reply: begins('Open the ', stalls) });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.base, MODEL_SILENCE_SECONDS: '1' });
    expect(await ask(app, 'vpn')).toMatchObject({ state: 'partial', notice: { code: 'model_timeout' } });
  });

  it('calls an answer cut at its token limit partial', async () => {
    const lmStudio = await startModel({ reply: streams([{ content: 'Long' }], { finish: 'length' }) });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect(await ask(app, 'tell me all')).toMatchObject({ state: 'partial', notice: { code: 'answer_cut' } });
  });

  it('stores the question before the model is asked, and stops asking when the client leaves', async () => {
    const lmStudio = await startModel({ reply: stalls });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const client = new AbortController();
    const asking = askStreaming(app.url, 'will you answer?', client.signal);
    await lmStudio.until((server) => server.chats().length === 1);
    const { body } = await call(app, 'GET', '/sessions/streamed/history');
    expect(body).toMatchObject({ history: [{ role: 'user', content: 'will you answer?' }] });
    client.abort();
    await expect(asking).rejects.toThrow();
    await lmStudio.until((server) => server.chats()[0]?.ended === 'early');
  });

  it('does not bring a session back that was deleted while it was answered', async () => {
    const lmStudio = await startModel({ reply: begins('Half ', stalls) });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const asking = call(app, 'POST', '/chat', { message: 'delete me', session_id: 'gone' });
    await lmStudio.until((server) => server.chats().length === 1);
    await call(app, 'DELETE', '/sessions/gone');
    lmStudio.breakConnections();
    expect(await asking).toMatchObject({ status: 404, body: { code: 'message_not_found' } });
    expect((await call(app, 'GET', '/sessions')).body).toMatchObject({ sessions: [] });
  });

  it.each([
    ['no model loaded', fails(400, NO_MODEL_LOADED), 'model_not_loaded'],
    ['a server error', fails(500), 'model_failed'],
  ])('answers from the knowledge base at %s', async (_name, reply, code) => {
    const lmStudio = await startModel({ reply });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect(await ask(app, 'the vpn keeps dropping')).toMatchObject({
      answered_by: 'knowledge',
      state: 'complete',
      sources: [{ article_id: 'it-vpn-drops' }],
      notice: { code },
    });
  });
});

describe('without a model', () => {
  it('says that it does not know and offers a ticket', async () => {
    const app = await startApp();
    expect(await ask(app, 'what is the capital of France?')).toMatchObject({
      answered_by: 'knowledge',
      sources: [],
      suggest_ticket: true,
    });
  });

  it('answers a German question in German', async () => {
    const app = await startApp();
    const reply = await ask(app, 'Ich habe meine Karte verloren, was muss ich tun?');
    expect(reply.sources[0]?.article_id).toBe('eb-card-lost-stolen.de');
    expect(reply.response).toMatch(/Karte/);
  });

  it("streams the knowledge base's answer as well", async () => {
    const app = await startApp();
    const events = await askStreaming(app.url, 'the vpn keeps dropping');
    expect(events.map(({ event }) => event)).toEqual(['start', 'delta', 'sources', 'done']);
  });

  it("puts the organisation's own article before the starter's", async () => {
    const { temporaryFolder } = await import('../helpers/folder.ts');
    const { writeFile } = await import('node:fs/promises');
    const folder = await temporaryFolder();
    await writeFile(
      `${folder}/it-vpn-drops.md`,
      '# VPN connects but keeps dropping\n\n## Steps\n1. Call Berta on floor 3.\n',
    );
    const app = await startApp({ KNOWLEDGE_DIR: folder });
    expect((await ask(app, 'the vpn keeps dropping')).response).toContain('Call Berta');
  });
});

describe('the category', () => {
  it.each([
    ['learned', 'vpn drops', 'IT Support'],
    ['learned', 'the mouse in the kitchen ate my cheese', 'General'],
    ['keywords', 'vpn drops', 'General'],
    ['keywords', 'discard it', 'E-Banking'],
  ])('by the %s rule of %j is %s', async (CLASSIFIER, message, category) => {
    const app = await startApp({ CLASSIFIER });
    expect((await call(app, 'POST', '/classify', { message })).body).toMatchObject({ category });
    const reply = await ask(app, message);
    expect(reply).toMatchObject({ category });
    expect(reply.category_confidence).toBeLessThanOrEqual(1);
  });
});

describe('a question asked again', () => {
  it('replaces the one before and all that followed it', async () => {
    const app = await startApp();
    await ask(app, 'first', { session_id: 's' });
    const { body } = await call(app, 'GET', '/sessions/s/history');
    const { history } = body as { history: { message_id: number }[] };
    await ask(app, 'second', { session_id: 's' });
    await ask(app, 'first, better', { session_id: 's', replaces: history[0]?.message_id });
    const after = (await call(app, 'GET', '/sessions/s/history')).body as { history: { content: string }[] };
    expect(
      after.history.map(({ content }) => content).filter((content) => /first|second/.test(content)),
    ).toEqual(['first, better']);
    expect(await call(app, 'POST', '/chat', { message: 'x', session_id: 's', replaces: 999 })).toMatchObject({
      status: 404,
      body: { code: 'message_not_found' },
    });
  });

  it('is classified as a person corrected it, also in another spelling', async () => {
    const app = await startApp();
    const first = await ask(app, 'VPN drops!');
    expect(first.category).not.toBe('E-Banking');
    await call(app, 'PATCH', `/messages/${first.message_id}`, { category: 'E-Banking' });
    expect(await ask(app, 'vpn   drops')).toMatchObject({ category: 'E-Banking', category_confidence: 1 });
  });
});

it('does nothing that a model says or calls for (C3)', async () => {
  const ticket = { user: 'Jo', email: 'jo@b.example', type: 'General', description: 'By the model' };
  const wish = JSON.stringify({ action: 'create_ticket', arguments: ticket });
  const wanted = { name: 'tickets.create', arguments: JSON.stringify(ticket) };
  const lmStudio = await startModel();
  lmStudio.always(async (exchange) => {
    exchange.stream();
    await exchange.write(event(exchange.model, { content: `Ticket created. ${wish}` }));
    await exchange.write(
      sse({
        id: 'chatcmpl-scripted',
        object: 'chat.completion.chunk',
        created: 1_760_000_000,
        model: exchange.model,
        choices: [
          {
            index: 0,
            delta: { tool_calls: [{ index: 0, id: 'c1', type: 'function', function: wanted }] },
            finish_reason: null,
          },
        ],
      }),
    );
    await exchange.write(event(exchange.model, {}, 'stop') + DONE);
    exchange.end();
  });
  const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
  const before = await app.dispatch('settings.get', {});
  const reply = await ask(app, 'Create a ticket for me', { session_id: 's' });
  expect(reply.response).toContain(wish);
  expect((await call(app, 'GET', '/tickets')).body).toMatchObject({ tickets: [] });
  expect((await call(app, 'GET', '/sessions')).body).toMatchObject({ sessions: [{ id: 's' }] });
  expect(await app.dispatch('settings.get', {})).toEqual(before);
  // It is offered no tool in the first place.
  expect(JSON.stringify(lmStudio.chats().map(({ body }) => Object.keys(Object(body))))).not.toMatch(
    /tool|func/,
  );
});

it('hides secrets before they are stored, sent to the model or put into a ticket', async () => {
  const lmStudio = await startModel({ reply: says('Never share it.') });
  const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
  const message = 'my password is Hunter2secret and my card 4111 1111 1111 1111 is blocked';
  const answer = await ask(app, message, { session_id: 's' });
  expect(answer).toMatchObject({ masked: ['card', 'secret'] });
  await call(app, 'POST', `/messages/${answer.message_id}/rating`, {
    rating: 'not_helpful',
    missing: 'No word of what to do when my password is Hunter2secret',
  });
  await call(app, 'PATCH', '/sessions/s', { title: 'card 4111111111111111' });
  await call(app, 'PATCH', '/preferences', { user: 'Jo, card 4111 1111 1111 1111' });
  await call(app, 'POST', '/ticket', {
    user: 'Jo, card 4111 1111 1111 1111',
    email: 'jo@b.example',
    type: 'Card 4111111111111111',
    description: message,
  });
  const shown = await Promise.all(
    ['/sessions', '/sessions/s/history', '/tickets', '/ticket/draft?session_id=s'].map((path) =>
      call(app, 'GET', path),
    ),
  );
  for (const text of [JSON.stringify(shown), JSON.stringify(lmStudio.chats())]) {
    expect(text).toContain('•••• 1111');
    expect(text).not.toMatch(/Hunter2|4111/);
  }
  await app.close();
  expect((await readFile(app.dbFile)).toString('latin1')).not.toMatch(/Hunter2|4111 ?1111/);
});

it('hides secrets before an embedding model is asked what words mean', async () => {
  const lmStudio = await startModel({
    models: [{ id: 'openai/gpt-oss-20b' }, { id: 'nomic-embed-text', type: 'embedding' }],
  });
  const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
  await lmStudio.until(({ embedded }) => embedded().length > 0);
  const asked = () => JSON.stringify(lmStudio.embedded());
  const words = 'card 4111 1111 1111 1111 is blocked';
  await expect
    .poll(async () => {
      await call(app, 'GET', `/knowledge?q=${encodeURIComponent(words)}`);
      return asked();
    })
    .toContain('•••• 1111 is blocked');
  await ask(app, `My ${words}`);
  expect(asked()).not.toMatch(/4111 ?1111/);
});

it('never writes what people or models say to the log', async () => {
  const lmStudio = await startModel({ reply: begins('canary-answer-7f3a ', endsEarly) });
  const app = await startApp({ LMSTUDIO_URL: lmStudio.url, LOG_LEVEL: 'debug' });
  await ask(app, 'canary-question-7f3a');
  lmStudio.always(fails(500, { error: { message: 'canary-error-7f3a' } }));
  await ask(app, 'canary-question-7f3a');
  expect(app.lines.join('\n')).not.toContain('7f3a');
  expect(String(await readFile(app.dbFile)).length).toBeGreaterThan(0);
});
