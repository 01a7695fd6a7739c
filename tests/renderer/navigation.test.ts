import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, type Place, placeOf } from '../../renderer/navigation.ts';

describe('places in the address', () => {
  it('come back as they went in, whatever the ids hold', () => {
    const id = fc.string({ minLength: 1, unit: 'grapheme' });
    const place: fc.Arbitrary<Place> = fc.record(
      {
        screen: fc.constantFrom('ask', 'tickets', 'knowledge', 'settings', 'new_ticket'),
        session_id: id,
        ticket_id: id,
        setting: id,
      },
      { requiredKeys: ['screen'] },
    );
    fc.assert(
      fc.property(place, (each) => {
        expect(placeOf(hashOf(each))).toEqual(each);
      }),
    );
  });

  it('are the start where an address names none', () => {
    expect(placeOf('')).toEqual({ screen: 'ask' });
    expect(placeOf('#/nowhere?session_id=')).toEqual({ screen: 'ask' });
    expect(placeOf('#/__proto__?constructor=x')).toEqual({ screen: 'ask' });
  });
});
