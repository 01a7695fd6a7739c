/** Turns a file of the knowledge base into an article. */
import type { Article } from '../../../../shared/model.ts';
import { convert } from '../../../documents/convert.ts';
import { cleanMarkdown, indexedText } from '../../../documents/markup/clean.ts';
import { UnreadableDocument } from '../../../documents/problem.ts';
import { detectLanguage } from '../../language.ts';
import type { Format } from './blocks.ts';
import { readFrontFacts } from './front-facts.ts';
import { type Passage, splitPassages } from './passages.ts';
import { languageOfPath } from './path-language.ts';
import { titleOf } from './title.ts';

export interface ParsedDocument
  extends Pick<Article, 'title' | 'category' | 'language' | 'keywords' | 'body'> {
  passages: Passage[];
}

/** A shorter description says no more than the title. */
const SHORTEST_SUMMARY = 25;

/**
 * Runs in the worker.
 * @param bytes the file
 * @param path its path in the knowledge folder, with `/`; its ending tells the format, its folders may tell the language
 * @throws UnreadableDocument
 */
export async function parseDocument(bytes: Uint8Array, path: string): Promise<ParsedDocument> {
  const { given, body: text, format } = await convert(path, bytes);
  const front = readFrontFacts(given);
  if (front.isDraft) throw new UnreadableDocument('draft');
  const body = format === 'markdown' ? withSummary(text, cleanMarkdown(front.summary)) : text;
  if (body === '') throw new UnreadableDocument('empty');
  const title = titleOf(front.title, body, format, path);
  return {
    title,
    category: front.category,
    keywords: front.keywords,
    language: front.language ?? languageOfPath(path) ?? detectLanguage(`${title}\n${body}`),
    body,
    passages: passagesOf(body, title, format),
  };
}

function passagesOf(body: string, title: string, format: Format): Passage[] {
  return splitPassages(format === 'markdown' ? indexedText(body) : body, title, format);
}

/** A description that the text does not repeat stands at its beginning, below its title. */
function withSummary(body: string, summary: string): string {
  const words = summary.replaceAll(/\s+/g, ' ');
  if (words.length < SHORTEST_SUMMARY || body.replaceAll(/\s+/g, ' ').includes(words.slice(0, 60)))
    return body;
  const [heading = ''] = /^# [^\n]*(?:\n+|$)/.exec(body) ?? [];
  return `${heading}${words}\n\n${body.slice(heading.length)}`.trim();
}
