import { describe, expect, it } from 'vitest';
import * as fault from '../helpers/lmstudio/faults.ts';
import { DONE, event, saysAtOnce } from '../helpers/lmstudio/replies.ts';
import { ask, client, expectNoLeak, lmStudio, question } from './setup.ts';

/** What an answer of the tests' 64 tokens may hold at most, in characters. */
const LONGEST = 64 * 16;

describe('a server that goes on beyond the tokens it was asked for', () => {
  it.each([
    ['in large pieces', fault.babbles],
    ['in small ones', fault.repeats({ content: 'la ' })],
  ])('%s is cut off as an answer at its length limit is', async (_name, next) => {
    const server = await lmStudio({ reply: fault.begins('Turn it off', next) });
    const model = await client({ url: server.url });

    const heard = await ask(model);

    expect(heard).toMatchObject({ finish: 'length', failure: undefined });
    expect(heard.content).toMatch(/^Turn it off/);
    expect(heard.content).toHaveLength(LONGEST);
    await expectNoLeak(server, model);
    expect(server.chats()[0]?.ended).toBe('early');
  });

  it('with its thinking never comes to the answer', async () => {
    const server = await lmStudio({ reply: fault.opens(fault.repeats({ reasoning_content: 'Hm, ' })) });
    const model = await client({ url: server.url });
    const heard = await ask(model);
    expect(heard.finish).toBe('length');
    expect(heard.reasoning).toHaveLength(LONGEST);
    await expectNoLeak(server, model);
  });

  it('at once is cut just so', async () => {
    const server = await lmStudio({ reply: saysAtOnce({ content: 'la '.repeat(10_000) }) });
    const heard = await ask(await client({ url: server.url }));
    expect(heard.finish).toBe('length');
    expect(heard.content).toHaveLength(LONGEST);
  });

  it('is not listened to when its answer has ended', async () => {
    const server = await lmStudio({
      reply: fault.opens(async (exchange) => {
        await exchange.write(event(exchange.model, { content: 'Off.' }, 'stop') + DONE);
        await fault.trickles(exchange);
      }),
    });
    const model = await client({ url: server.url });

    expect(await ask(model)).toMatchObject({ content: 'Off.', finish: 'stop' });
    const ended = performance.now();
    await server.until(({ chats }) => chats()[0]?.ended === 'early');

    // A connection that is quiet may stay for a second.
    expect(performance.now() - ended).toBeLessThan(900);
    await expectNoLeak(server, model);
  });
});

describe('an answer that comes faster than it is worked off', () => {
  it('gives way to what else there is to do', async () => {
    const pieces = 400;
    const server = await lmStudio({
      // All in one packet or two, so that nothing of it has to be waited for.
      reply: fault.opens(async (exchange) => {
        await exchange.write(event(exchange.model, { content: 'la ' }).repeat(pieces));
        await exchange.write(event(exchange.model, {}, 'stop') + DONE);
        exchange.end();
      }),
    });
    const model = await client({ url: server.url });
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    let turnsBefore = -1;
    let inThisTurn = 0;
    let most = 0;

    for await (const { kind } of model.chat(question({ max_tokens: 4096 }))) {
      if (kind === 'end') break;
      inThisTurn = turns === turnsBefore ? inThisTurn + 1 : 1;
      turnsBefore = turns;
      most = Math.max(most, inThisTurn);
      const until = performance.now() + 1;
      while (performance.now() < until);
    }
    clearImmediate(next);

    // A millisecond each: more than a few at a time would hold up a request that takes less than one.
    expect(most).toBeLessThan(20);
  });
});
