import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Reply } from '../helpers/lmstudio/exchange.ts';
import * as fault from '../helpers/lmstudio/faults.ts';
import { saysAtOnce, streams } from '../helpers/lmstudio/replies.ts';
import { ask, client, expectNoLeak, lmStudio, QUICK } from './setup.ts';

/** Fault, what is sent, the code it must have, how many attempts it gets. */
const BEFORE_THE_FIRST_WORD: [name: string, reply: Reply, code: ErrorCode, attempts: number][] = [
  ['no first byte', fault.stalls, 'model_timeout', 1],
  ['a stream that stalls at once', fault.opens(fault.stalls), 'model_timeout', 1],
  ['comments and empty events for ever', fault.opens(fault.trickles), 'model_timeout', 1],
  ['a reset before the response', fault.resets, 'model_failed', 2],
  ['a reset in an empty stream', fault.opens(fault.resets), 'model_failed', 2],
  ['a page of HTML', fault.sendsPage(), 'model_bad_reply', 1],
  ['a page of HTML with 404', fault.sendsPage(404), 'model_bad_reply', 1],
  ['a wrong content type', fault.mistyped, 'model_bad_reply', 1],
  ['an unknown path with status 200', fault.fails(200, fault.unknownPath('POST', '/')), 'model_bad_reply', 1],
  ['status 204', (exchange) => exchange.send(204, '', ''), 'model_bad_reply', 1],
  ['no model, 404', fault.fails(404, fault.NO_MODEL), 'model_not_loaded', 1],
  ['no model, 400', fault.fails(400, fault.NO_MODEL), 'model_not_loaded', 1],
  ['unknown model', fault.fails(404, fault.UNKNOWN_MODEL), 'model_not_found', 1],
  ['overflow, error as a string', fault.fails(400, fault.OVERFLOW), 'model_context_full', 1],
  ['another 400', fault.fails(400, { error: 'Invalid body' }), 'model_failed', 1],
  ['401 without a word', fault.fails(401, {}), 'model_key_refused', 1],
  ['403', fault.fails(403, {}), 'model_key_refused', 1],
  ['401', fault.fails(401, fault.KEY_REFUSED), 'model_key_refused', 1],
  ['429', fault.fails(429), 'model_busy', 1],
  ['500', fault.fails(500), 'model_failed', 2],
  ['503', fault.fails(503, 'overloaded'), 'model_failed', 2],
  ['a redirect', fault.redirects('http://127.0.0.1:9/v1/chat/completions'), 'model_bad_reply', 1],
  ['an endless line', fault.opens(fault.sendsEndlessLine), 'model_bad_reply', 1],
  ['an endless JSON document', fault.sendsEndlessJson, 'model_bad_reply', 1],
  ['broken JSON in an event', fault.opens(fault.sendsBrokenJson), 'model_bad_reply', 1],
  [
    'broken JSON as the document',
    (exchange) => exchange.send(200, 'application/json', '{'),
    'model_bad_reply',
    1,
  ],
  ['another document', fault.fails(200, { hello: 'world' }), 'model_bad_reply', 1],
  ['a completion of a wrong shape', fault.opens(fault.sendsWrongShape), 'model_bad_reply', 1],
  ['events that are no completion', fault.opens(fault.sendsForeignEvents), 'model_bad_reply', 1],
  ['an empty stream', fault.opens(fault.endsEarly), 'model_empty', 1],
  ['an empty stream with [DONE]', fault.opens(fault.endsWithDoneOnly), 'model_empty', 1],
  ['a finished stream without a word', streams([{ content: '' }, { content: ' \n' }]), 'model_empty', 1],
  ['an empty document', saysAtOnce({ content: '' }), 'model_empty', 1],
  ['error event', fault.opens(fault.reports(fault.CRASH, 'event')), 'model_failed', 1],
  ['error event in words', fault.opens(fault.reportsInWords('The model has crashed.')), 'model_failed', 1],
  [
    'overflow in words',
    fault.opens(fault.reportsInWords('Context size has been exceeded.')),
    'model_context_full',
    1,
  ],
  ['error as data', fault.opens(fault.reports(fault.CRASH, 'data')), 'model_failed', 1],
  ['error bare', fault.opens(fault.reports(fault.CRASH, 'bare')), 'model_failed', 1],
  [
    'overflow as an error event',
    fault.opens(fault.reports(fault.OVERFLOW, 'event')),
    'model_context_full',
    1,
  ],
  ['overflow as data', fault.opens(fault.reports(fault.OVERFLOW, 'data')), 'model_context_full', 1],
  ['no model, bare', fault.opens(fault.reports(fault.NO_MODEL, 'bare')), 'model_not_loaded', 1],
];

const AFTER_THE_FIRST_WORD: [name: string, next: Reply, code: ErrorCode][] = [
  ['stalls', fault.stalls, 'model_timeout'],
  ['sends comments and empty events for ever', fault.trickles, 'model_timeout'],
  ['is reset', fault.resets, 'model_stopped'],
  ['ends without a finish marker', fault.endsEarly, 'model_stopped'],
  ['ends with [DONE] alone', fault.endsWithDoneOnly, 'model_stopped'],
  ['has a hole of broken JSON', fault.sendsBrokenJson, 'model_stopped'],
  ['has a hole of another shape', fault.sendsWrongShape, 'model_stopped'],
  ['becomes an endless line', fault.sendsEndlessLine, 'model_stopped'],
  ['reports a crash in an error event', fault.reports(fault.CRASH, 'event'), 'model_failed'],
  ['reports a crash as data', fault.reports(fault.CRASH, 'data'), 'model_failed'],
  ['reports a crash bare', fault.reports(fault.CRASH, 'bare'), 'model_failed'],
  ['reports an overflow', fault.reports(fault.OVERFLOW, 'data'), 'model_context_full'],
  [
    'reports that the model was unloaded',
    fault.reports({ error: 'Model unloaded.' }, 'event'),
    'model_not_loaded',
  ],
];

describe('a fault before the first word', () => {
  it.each(BEFORE_THE_FIRST_WORD)('%s', async (_name, reply, code, attempts) => {
    const server = await lmStudio({ reply });
    const reported: ErrorCode[] = [];
    const model = await client({
      url: server.url,
      deadlines: code === 'model_timeout' ? QUICK : {},
      maxBytes: 4_000_000,
      report: (each) => reported.push(each),
    });

    const heard = await ask(model);

    expect(heard).toMatchObject({ failure: code, content: '', kinds: [] });
    expect(server.chats()).toHaveLength(attempts);
    expect(reported).toEqual([code]);
    await expectNoLeak(server, model);
  });
});

describe('an answer that has begun and then', () => {
  it.each(AFTER_THE_FIRST_WORD)('%s', async (_name, next, code) => {
    const server = await lmStudio({ reply: fault.begins('Turn it off', next) });
    const model = await client({
      url: server.url,
      deadlines: code === 'model_timeout' ? { silence: QUICK.silence } : {},
      maxBytes: 4_000_000,
    });

    const heard = await ask(model);

    expect(heard.failure).toBe(code);
    expect(heard.content).toMatch(/^Turn it off/);
    expect(heard.kinds).not.toContain('end');
    expect(server.chats()).toHaveLength(1);
    await expectNoLeak(server, model);
  });
});

describe('an empty stream for a long prompt', () => {
  const long = { messages: [{ role: 'user' as const, content: 'word '.repeat(3_000) }] };

  it('is a full context where the prompt may exceed it', async () => {
    const server = await lmStudio({ reply: fault.opens(fault.endsEarly) });
    const model = await client({ url: server.url });
    expect(await ask(model, long)).toMatchObject({ failure: 'model_context_full' });
  });

  it('is an empty answer where the prompt fits for sure', async () => {
    const models = [{ id: 'openai/gpt-oss-20b', context: 32_768 }];
    const server = await lmStudio({ models, reply: fault.opens(fault.endsEarly) });
    const model = await client({ url: server.url });
    expect(await ask(model, long)).toMatchObject({ failure: 'model_empty' });
  });
});

describe('a failure', () => {
  it('keeps what was asked and answered out of its text', async () => {
    const secret = 'canary-4711';
    const reply = fault.fails(400, { error: { message: `Failed on: ${secret}` } });
    const server = await lmStudio({ reply });
    const model = await client({ url: server.url });
    const failing = (async () => {
      for await (const _ of model.chat({
        messages: [{ role: 'user', content: secret }],
        max_tokens: 8,
        signal: new AbortController().signal,
      }));
    })();
    const error: unknown = await failing.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'model_failed' });
    expect(error instanceof Error && `${error.message}${error.stack}${String(error.cause)}`).not.toContain(
      secret,
    );
  });
});
