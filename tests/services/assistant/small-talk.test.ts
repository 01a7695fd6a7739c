import { describe, expect, it } from 'vitest';
import { isSmallTalk, smallTalkReply } from '../../../main/services/assistant/small-talk.ts';

describe('small talk', () => {
  it.each([
    'Hi',
    'hello!',
    'Good morning :)',
    'hey there',
    'Guten Tag',
    'Grüezi',
    'Thanks a lot!',
    'ok, danke',
    'Vielen Dank',
    'Who are you?',
    'Was kannst du?',
  ])('%s is nothing else', (message) => {
    expect(isSmallTalk(message)).toBe(true);
  });

  it.each([
    'Hi, my printer is broken',
    'help me with the vpn',
    'thanks, but it still fails',
    'Hallo, Passwort vergessen',
    'who are you going to call for a new laptop',
  ])('%s is a question', (message) => {
    expect(isSmallTalk(message)).toBe(false);
  });

  it('is answered in the language it is in', () => {
    expect(smallTalkReply('Danke!', 'de')).toContain('Gern');
    expect(smallTalkReply('my printer', 'en')).toBeUndefined();
  });
});
