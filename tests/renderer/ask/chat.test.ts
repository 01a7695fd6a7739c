import { describe, expect, it } from 'vitest';
import { createChat } from '../../../renderer/screens/ask/chat/chat.ts';
import { scriptedApi } from '../scripted-api.ts';

const question = (message_id: number, content: string) => ({
  message_id,
  role: 'user',
  content,
  timestamp: '2026-01-01 00:00:00',
  category: 'General',
  answered_by: null,
  state: 'complete',
  sources: [],
  rating: null,
});
const answer = (message_id: number, content: string) => ({
  ...question(message_id, content),
  role: 'assistant',
  answered_by: 'model',
});
const reply = {
  response: 'Restart it.',
  category: 'IT Support',
  session_id: 's',
  message_id: 8,
  answered_by: 'model',
  state: 'complete',
  sources: [],
  notice: null,
  suggest_ticket: false,
};

describe('a conversation', () => {
  it('reads its whole history, page by page, as turns', async () => {
    const { asked, answer: give, chat } = setUp();
    chat.open();
    chat.open();
    expect(chat.state().loading).toBe(true);
    await give({ ok: true, value: { history: [question(1, 'a'), answer(2, 'b')], next_cursor: 'c' } });
    await give({
      ok: true,
      value: { history: [question(3, 'c'), question(4, 'd'), answer(5, 'e')], next_cursor: null },
    });
    expect(asked.map(({ input }) => Reflect.get(Object(input), 'cursor'))).toEqual([undefined, 'c']);
    expect(chat.state().turns.map((turn) => [turn.question?.text, turn.answer?.text])).toEqual([
      ['a', 'b'],
      ['c', undefined],
      ['d', 'e'],
    ]);
  });

  it('shows the question at once, then thinking, words and the reply, once a frame at most', async () => {
    const { chat, tell, answer: give, frame, told, clock } = setUp();
    chat.ask('It hangs');
    expect(chat.state()).toMatchObject({ busy: true, turns: [{ question: { id: null, text: 'It hangs' } }] });
    tell({ event: 'start', data: { session_id: 's', category: 'IT Support', question_id: 7 } });
    tell({ event: 'reasoning', data: { text: 'Hm. ' } });
    const before = told();
    clock.now += 3000;
    for (const text of ['Rest', 'art', ' it.']) tell({ event: 'delta', data: { text } });
    expect(told()).toBe(before);
    frame();
    expect(told()).toBe(before + 1);
    expect(chat.state().turns[0]).toMatchObject({
      question: { id: 7, category: 'IT Support' },
      answer: { phase: 'streaming', text: 'Restart it.', thought: { text: 'Hm. ', ms: 3000 } },
    });
    await give({ ok: true, value: reply });
    expect(chat.state()).toMatchObject({ busy: false, turns: [{ answer: { id: 8, phase: 'complete' } }] });
    frame();
    expect(chat.state().turns[0]?.answer?.phase).toBe('complete');
  });

  it('replaces a question and all that followed', async () => {
    const { chat, asked, answer: give } = setUp();
    chat.open();
    const history = [question(1, 'a'), answer(2, 'b'), question(3, 'c'), answer(4, 'd')];
    await give({ ok: true, value: { history, next_cursor: null } });
    chat.ask('better', chat.state().turns[0]);
    expect(chat.state().turns.map((turn) => turn.question?.text)).toEqual(['better']);
    expect(asked.at(-1)?.input).toMatchObject({ message: 'better', replaces: 1 });
  });

  it('keeps what was said when it is stopped or fails', async () => {
    const { chat, tell, asked, answer: give } = setUp();
    chat.ask('a');
    tell({ event: 'delta', data: { text: 'Half' } });
    chat.stop();
    expect(asked[0]?.cancelled).toBe(true);
    await give({ ok: false, error: { code: 'cancelled', message: '' } });
    expect(chat.state().turns[0]?.answer).toMatchObject({ phase: 'stopped', text: 'Half' });
    chat.ask('b');
    await give({ ok: false, error: { code: 'model_busy', message: 'Busy.' } });
    expect(chat.state().turns[1]?.answer).toMatchObject({ phase: 'failed', error: { code: 'model_busy' } });
  });

  it('asks one question at a time', () => {
    const { chat, asked } = setUp();
    chat.ask('a');
    chat.ask('b');
    expect(asked.length).toBe(1);
  });

  it('keeps thinking and keys when the history is read anew', async () => {
    const { chat, tell, answer: give } = setUp();
    chat.ask('a');
    tell({ event: 'start', data: { session_id: 's', category: 'General', question_id: 7 } });
    tell({ event: 'reasoning', data: { text: 'Hm.' } });
    await give({ ok: true, value: reply });
    const key = chat.state().turns[0]?.key;
    const reading = chat.reload();
    await give({
      ok: true,
      value: { history: [question(7, 'a'), answer(8, 'Restart it.')], next_cursor: null },
    });
    await reading;
    expect(chat.state().turns[0]).toMatchObject({ key, answer: { id: 8, thought: { text: 'Hm.' } } });
  });

  it('shows a rating and a correction at once, and takes them back where they fail', async () => {
    const { chat, answer: give } = setUp();
    chat.open();
    await give({ ok: true, value: { history: [question(1, 'a'), answer(2, 'b')], next_cursor: null } });
    const [turn] = chat.state().turns;
    if (!turn) throw new Error('no turn');
    const rated = chat.rate(turn, 'helpful');
    expect(chat.state().turns[0]?.answer?.rating).toBe('helpful');
    await give({ ok: false, error: { code: 'database_busy', message: '' } });
    expect([await rated, chat.state().turns[0]?.answer?.rating]).toMatchObject([
      { code: 'database_busy' },
      null,
    ]);
    const corrected = chat.correct(turn, 'E-Banking');
    expect(chat.state().turns[0]?.question?.category).toBe('E-Banking');
    await give({ ok: false, error: { code: 'message_not_found', message: '' } });
    await corrected;
    expect(chat.state().turns[0]?.question?.category).toBe('General');
  });
});

function setUp() {
  const script = scriptedApi();
  const frames: (() => void)[] = [];
  const clock = { now: 1000 };
  let count = 0;
  const chat = createChat('s', {
    api: script.api,
    nextFrame: (run) => frames.push(run),
    now: () => clock.now,
  });
  chat.subscribe(() => {
    count += 1;
  });
  return {
    ...script,
    chat,
    clock,
    told: () => count,
    frame: () => {
      for (const run of frames.splice(0)) run();
    },
  };
}
