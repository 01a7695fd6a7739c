import type { Fact, Form } from './edits.ts';

/** The words of a description, in the person's language. */
export interface DescriptionWords {
  conversation: string;
  computer: string;
  /** Who asked, where no name is given. */
  person: string;
  fact: Record<Fact, string>;
}

/** Marks where messages were left out, so that the reader does not wonder at the gap. */
const GAP = '[…]';
const SUBJECT_LENGTH = 120;

/**
 * Writes the description of a ticket for the person who will read it, as plain text: what it is about, then the
 * conversation, then the computer, each under an underlined heading. What was taken out leaves no trace but a gap.
 */
export function compose(form: Form, words: DescriptionWords): string {
  const conversation = form.withConversation ? transcript(form, words) : '';
  const summary = form.withSummary ? form.summary.trim() : '';
  const facts = form.facts.filter(({ included }) => included);
  return [
    summary || (conversation && subjectFrom(form)),
    conversation && headed(words.conversation, conversation),
    facts.length > 0 &&
      headed(words.computer, facts.map(({ fact, value }) => `${words.fact[fact]}: ${value}`).join('\n')),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Whether a ticket would say anything of what is wrong. */
export function saysSomething({ withSummary, summary, withConversation, messages }: Form): boolean {
  return (
    (withSummary && summary.trim() !== '') || (withConversation && messages.some(({ included }) => included))
  );
}

function headed(title: string, text: string): string {
  return `${title}\n${'-'.repeat(title.length)}\n${text}`;
}

function transcript({ messages, user }: Form, words: DescriptionWords): string {
  const name = user.trim() || words.person;
  const parts: string[] = [];
  for (const { role, content, included } of messages) {
    if (included) parts.push(`${role === 'user' ? name : 'Deskside'}:\n${content.trim()}`);
    else if (parts.at(-1) !== GAP) parts.push(GAP);
  }
  return parts.some((part) => part !== GAP) ? parts.join('\n\n') : '';
}

/** A list of tickets shows the first line: without a summary it is what was asked first. */
function subjectFrom({ messages }: Form): string {
  const included = messages.filter((message) => message.included);
  const first = included.find(({ role }) => role === 'user') ?? included[0];
  const line = first?.content.trim().split('\n', 1)[0] ?? '';
  return line.length > SUBJECT_LENGTH ? `${line.slice(0, SUBJECT_LENGTH).trimEnd()}…` : line;
}
