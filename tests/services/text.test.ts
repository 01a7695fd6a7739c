import { describe, expect, it } from 'vitest';
import { titleOf } from '../../main/services/text.ts';

describe('the title of a conversation', () => {
  it.each([
    ['Hi, my printer does not print', 'My printer does not print'],
    [
      'Hello support team,\n\nI cannot log in to the VPN since this morning. It says 809.',
      'I cannot log in to the VPN since this morning',
    ],
    ['Guten Tag,\nich kann mich nicht anmelden', 'Ich kann mich nicht anmelden'],
    ['Kurze Frage: wie bestelle ich einen Monitor?', 'Wie bestelle ich einen Monitor?'],
    ['can you help me with my mailbox', 'My mailbox'],
    ['vpn', 'Vpn'],
    ['hi', 'Hi'],
    ['???', '???'],
    ['E. g. the scanner fails', 'E. g. the scanner fails'],
  ])('of %j is %j', (question, title) => {
    expect(titleOf(question)).toBe(title);
  });

  it('has at most 60 characters and ends with a word', () => {
    const title = titleOf(
      'The printer on the third floor next to the kitchen prints every page twice and nobody knows why',
    );
    expect(title.length).toBeLessThanOrEqual(60);
    expect(title).toBe('The printer on the third floor next to the kitchen prints…');
  });
});
