import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../renderer/screens/tickets/detail/sections.ts';
import {
  compose,
  type DescriptionWords,
  saysSomething,
} from '../../../renderer/screens/tickets/new/compose.ts';
import { formWith } from './form.ts';

const WORDS: DescriptionWords = {
  conversation: 'Conversation',
  computer: 'Computer',
  person: 'Person',
  fact: { computer: 'Name', system: 'System', app_version: 'Version' },
};

describe('the description of a ticket', () => {
  it('has the summary first, then the conversation, then the computer', () => {
    expect(compose(formWith({ leftOut: [3, 4] }), WORDS).split('\n')).toEqual([
      'The VPN hangs.',
      '',
      'Since this morning.',
      '',
      'Conversation',
      '------------',
      'Ada Weber:',
      'The VPN hangs at "Connecting".',
      'What now?',
      '',
      'Deskside:',
      'Restart it.',
      '',
      '[…]',
      '',
      'Computer',
      '--------',
      'Name: PC-0815',
      'System: Windows 11 Pro',
      'Version: 1.0.0',
    ]);
  });

  it('says nothing of what was taken out', () => {
    const without = formWith({
      withoutConversation: true,
      withoutFacts: ['computer', 'system', 'app_version'],
      summary: ' Short. ',
    });
    expect(compose(without, WORDS)).toBe('Short.');
    const some = compose(formWith({ leftOut: [3], withoutFacts: ['computer'] }), WORDS);
    expect(some).not.toContain('PIN is');
    expect(some).not.toContain('PC-0815');
    expect(some).toContain('System: Windows 11 Pro');
  });

  it('marks a gap once, however many messages are missing there', () => {
    expect(compose(formWith({ leftOut: [2, 3] }), WORDS).match(/\[…\]/g)).toHaveLength(1);
  });

  it('begins with the first question where there is no summary: a list shows the first line', () => {
    expect(compose(formWith({ withoutSummary: true }), WORDS)).toMatch(
      /^The VPN hangs at "Connecting"\.\n\nConversation/,
    );
    expect(compose(formWith({ withoutSummary: true, leftOut: [1] }), WORDS)).toMatch(/^My PIN is ••••\n\n/);
  });

  it('calls a person without a name by a common word', () => {
    expect(compose(formWith({ user: ' ' }), WORDS)).toContain('\nPerson:\n');
  });

  it('says something with a summary or a message, and not with facts alone', () => {
    expect(saysSomething(formWith({ summary: '', leftOut: [1, 2, 3] }))).toBe(true);
    expect(saysSomething(formWith({ summary: ' ', withoutConversation: true }))).toBe(false);
    expect(saysSomething(formWith({ withoutSummary: true, leftOut: [1, 2, 3, 4] }))).toBe(false);
  });

  it('falls into its parts again where it is read', () => {
    const parts = sectionsOf(compose(formWith({}), WORDS));
    expect(parts.map(({ title }) => title)).toEqual(['', 'Conversation', 'Computer']);
    expect(parts[0]?.text).toBe('The VPN hangs.\n\nSince this morning.');
    expect(parts[2]?.text).toBe('Name: PC-0815\nSystem: Windows 11 Pro\nVersion: 1.0.0');
  });
});

describe('parts of a description', () => {
  it('are one where nothing is underlined', () => {
    expect(sectionsOf('a\n\n---\n\nb')).toEqual([{ title: '', text: 'a\n\n---\n\nb' }]);
    expect(sectionsOf(' ')).toEqual([]);
  });

  it('are found with the line ends of Windows', () => {
    expect(sectionsOf('a\r\n\r\nMore\r\n----\r\nb')).toEqual([
      { title: '', text: 'a' },
      { title: 'More', text: 'b' },
    ]);
  });
});
