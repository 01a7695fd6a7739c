/** The words of an answer that no model wrote: an article in brief, or that there is none. */
import type { Article, KnowledgeHit, Language } from '../../../shared/model.ts';
import { type Block, readBlocks } from './reading/blocks.ts';

/** In characters. */
const LONGEST_PASSAGE = 1200;
const LONGEST_STEPS = 2500;
const LONGEST_CLOSING = 320;

const STEPS = /^(?:steps|what to do|solution|schritte|vorgehen|lösung|was (?:sie tun|zu tun ist))/i;
const TICKET = /ticket/i;

const CLOSING: Readonly<Record<Language, string>> = {
  en: 'When to open a ticket',
  de: 'Wann Sie ein Ticket eröffnen',
};

const NOTHING_FOUND: Readonly<Record<Language, string>> = {
  en: 'I have nothing on this in the documents. You can create a ticket, and IT will look at it; your question goes along with it.',
  de: 'Dazu habe ich in den Dokumenten nichts. Sie können ein Ticket erstellen, dann sieht es sich die IT an; Ihre Frage wird mitgeschickt.',
};

const TICKET_AFTERWARDS: Readonly<Record<Language, string>> = {
  en: 'Then create a ticket, so that the matter is on record: what happened, when, and what was blocked.',
  de: 'Erstellen Sie danach ein Ticket, damit der Fall festgehalten ist: was geschah, wann, und was gesperrt wurde.',
};

/** What comes after the first step of an emergency that no article is about. */
export function ticketForUrgent(language: Language): string {
  return TICKET_AFTERWARDS[language];
}

/** Says that the knowledge base has no answer, and offers a ticket. */
export function nothingFound(language: Language): string {
  return NOTHING_FOUND[language];
}

/**
 * An article as an answer in Markdown: its first paragraph, its steps, and when to open a ticket, in brief.
 * Of an article of another shape, the passage that was found.
 */
export function answerFromArticle(article: Article, hit: KnowledgeHit): string {
  const sections = splitSections(readBlocks(article.body, 'markdown'));
  const steps = sections.find(({ heading }) => STEPS.test(heading));
  if (!steps || !hasNumbers(steps.text)) return cut(hit.text.trim() || article.body, LONGEST_PASSAGE);
  const first = sections.find(({ text }) => text !== '');
  const closing = sections.find(({ heading }) => heading !== steps.heading && TICKET.test(heading));
  const parts = [cut(steps.text, LONGEST_STEPS)];
  if (first && first !== steps && first !== closing) parts.unshift(cut(first.text, LONGEST_PASSAGE));
  if (closing && closing.text !== '') {
    parts.push(`**${CLOSING[article.language]}:** ${cut(closing.text, LONGEST_CLOSING)}`);
  }
  return parts.join('\n\n');
}

interface Section {
  heading: string;
  text: string;
}

function splitSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [{ heading: '', text: '' }];
  for (const block of blocks) {
    const open = sections.at(-1);
    if (block.kind === 'heading') sections.push({ heading: block.words, text: '' });
    else if (open) open.text = open.text === '' ? block.text : `${open.text}\n\n${block.text}`;
  }
  return sections;
}

function hasNumbers(text: string): boolean {
  return /^1[.)] /m.test(text);
}

/** Cuts at the end of a paragraph, a line or a sentence; in the middle of a word only where there is nothing else. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const least = most / 3;
  const sentences = [...head.matchAll(/[.!?](?=\s)/g)].map(({ index }) => index + 1);
  const end = [head.lastIndexOf('\n\n'), head.lastIndexOf('\n'), sentences.at(-1) ?? -1].find(
    (at) => at > least,
  );
  if (end !== undefined) return closeCode(head.slice(0, end).trimEnd());
  const space = head.lastIndexOf(' ');
  const rest = head.slice(0, space > least ? space : most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return closeCode(`${rest.trimEnd()}…`);
}

/** A code block that was cut ends all the same. */
function closeCode(text: string): string {
  const fences = text.match(/^ {0,3}(?:```|~~~)/gm) ?? [];
  return fences.length % 2 === 0 ? text : `${text}\n${fences.at(-1)?.trim()}`;
}
