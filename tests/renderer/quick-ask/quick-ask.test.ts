import { describe, expect, it } from 'vitest';
import { createChat } from '../../../renderer/screens/ask/chat/chat.ts';
import { isKept } from '../../../renderer/screens/quick-ask/kept.ts';
import { stored } from '../../../renderer/screens/quick-ask/stored.ts';
import { scriptedApi } from '../scripted-api.ts';

describe('what was left in the quick ask', () => {
  it('is kept for two minutes', () => {
    expect(isKept(1_000_000, 1_000_000 + 120_000)).toBe(true);
    expect(isKept(1_000_000, 1_000_000 + 120_001)).toBe(false);
  });
});

describe('going on in the app', () => {
  it('waits until the question is stored, and not for the answer', async () => {
    const { chat, far } = conversation();
    chat.ask('VPN?');
    let there = false;
    const waiting = stored(chat).then(() => {
      there = true;
    });
    await settle();
    expect(there).toBe(false);
    far.tell({ event: 'start', data: { session_id: 's', category: 'General', question_id: 7 } });
    await waiting;
    expect(chat.state().busy).toBe(true);
  });

  it('waits for no question that fails, and for none where none was asked', async () => {
    const { chat, far } = conversation();
    await stored(chat);
    chat.ask('VPN?');
    const waiting = stored(chat);
    await far.answer({ ok: false, error: { code: 'database_full', message: 'Full.' } });
    await waiting;
    expect(chat.state().busy).toBe(false);
  });
});

function conversation() {
  const far = scriptedApi();
  const chat = createChat('s', { api: far.api, nextFrame: (run) => run(), now: () => 0 });
  return { chat, far };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
