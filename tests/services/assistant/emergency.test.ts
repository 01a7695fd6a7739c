import { describe, expect, it } from 'vitest';
import { emergencyIn, emergencyStep } from '../../../main/services/assistant/emergency.ts';
import { CARD, FRAUD, NO_EMERGENCY } from './emergency-messages.ts';

describe('an emergency', () => {
  it('is seen in messages about a card that is gone', () => {
    expect(CARD.filter((message) => emergencyIn(message) !== 'card')).toEqual([]);
  });

  it('is seen in messages about fraud', () => {
    expect(FRAUD.filter((message) => emergencyIn(message) === undefined)).toEqual([]);
  });

  it('is not seen in messages that only sound like one', () => {
    expect(NO_EMERGENCY.filter((message) => emergencyIn(message) !== undefined)).toEqual([]);
  });

  it('is looked for in reasonable time, whatever the message', () => {
    for (const piece of ['card ', 'lost ', 'my card is my card ', 'payment i ', 'konto ', 'a']) {
      const began = performance.now();
      emergencyIn(piece.repeat(32_000 / piece.length));
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });

  it('has the number of the organisation in its first step, and words for where there is none', () => {
    expect(emergencyStep('card', 'en', '+41 44 123 45 67')).toContain('+41 44 123 45 67');
    expect(emergencyStep('card', 'de', '')).toContain('Notfallnummer');
  });
});
