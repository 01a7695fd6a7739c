import { describe, expect, it } from 'vitest';
import { check, LIMITS } from '../../../renderer/screens/tickets/new/check.ts';
import { draftPlace } from '../../../renderer/screens/tickets/new/draft-place.ts';
import { type Edits, NO_EDITS, readEdits } from '../../../renderer/screens/tickets/new/edits.ts';
import { keepSummary } from '../../../renderer/screens/tickets/new/keep-summary.ts';
import { DRAFT, formWith } from './form.ts';

describe('a form', () => {
  it('is the draft but for what was changed', () => {
    const form = formWith({ category: 'General', leftOut: [2], withoutFacts: ['system'] });
    expect(form).toMatchObject({ category: 'General', summary: DRAFT.summary, user: 'Ada Weber' });
    expect(form.messages.map(({ included }) => included)).toEqual([true, false, true, true]);
    expect(form.facts.map(({ included }) => included)).toEqual([true, false, true]);
  });

  it('keeps its summary where there is no conversation, and shows no fact that is not known', () => {
    const draft = { ...DRAFT, transcript: [], device: { ...DRAFT.device, computer: '' } };
    const form = formWith({ withoutSummary: true }, draft);
    expect(form.withSummary).toBe(true);
    expect(form.facts.map(({ fact }) => fact)).toEqual(['system', 'app_version']);
  });
});

describe('kept edits', () => {
  it('are read as they were', () => {
    const edits: Edits = {
      summary: 's',
      category: 'General',
      user: 'u',
      email: 'e',
      withoutSummary: true,
      withoutConversation: true,
      leftOut: [1],
      withoutFacts: ['system'],
    };
    expect(readEdits(JSON.stringify(edits))).toEqual(edits);
  });

  it('are none where what was kept is not understood', () => {
    for (const kept of [null, undefined, '', 'nonsense', '3', '[]'])
      expect(readEdits(kept)).toEqual(NO_EDITS);
    expect(
      readEdits(
        '{"category":"x","summary":3,"leftOut":["a",2],"withoutFacts":["x","system"],"withoutSummary":1}',
      ),
    ).toEqual({ ...NO_EDITS, leftOut: [2], withoutFacts: ['system'] });
  });
});

describe('what the quick ask leaves for the next ticket', () => {
  const place = draftPlace(undefined);

  function storage(before?: string) {
    const map = new Map(before === undefined ? [] : [[place, before]]);
    return {
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, text: string) => void map.set(key, text),
    };
  }

  it('is its summary', () => {
    const store = storage();
    keepSummary(store, 'The printer is broken');
    expect(readEdits(store.getItem(place)).summary).toBe('The printer is broken');
  });

  it('takes the place of nothing that was begun', () => {
    const store = storage('{"summary":"Begun"}');
    keepSummary(store, 'The printer is broken');
    expect(readEdits(store.getItem(place)).summary).toBe('Begun');
  });

  it('is nothing that might be a secret', () => {
    const store = storage();
    keepSummary(store, 'my password is hunter2');
    expect(store.getItem(place)).toBeNull();
  });
});

describe('the check of a form', () => {
  const codes = (form: Parameters<typeof check>[0], description = 'x') =>
    check(form, description).map(({ code }) => code);

  it('finds nothing wrong with a draft', () => {
    expect(codes(formWith({}))).toEqual([]);
  });

  it('names what is missing, in the order of the fields', () => {
    const empty = formWith({ user: ' ', email: '', summary: '', withoutConversation: true });
    expect(codes(empty)).toEqual(['nameMissing', 'emailMissing', 'summaryMissing']);
  });

  it('takes e-mail addresses as the contract does', () => {
    expect(codes(formWith({ email: ' ada@bank ' }))).toEqual([]);
    for (const email of ['ada', 'ada@', '@bank', 'a da@bank', 'a@b@c']) {
      expect(codes(formWith({ email }))).toEqual(['emailWrong']);
    }
  });

  it('tells by how much a description is too long', () => {
    expect(codes(formWith({}), 'x'.repeat(LIMITS.description))).toEqual([]);
    expect(check(formWith({}), 'x'.repeat(LIMITS.description + 7))).toEqual([
      { field: 'summary', code: 'tooLong', over: 7 },
    ]);
  });
});
