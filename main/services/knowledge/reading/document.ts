/** Turns a file of the knowledge base into an article. */
import { parse } from 'yaml';
import { z } from 'zod';
import { type Article, Category, Language } from '../../../../shared/model.ts';
import { decodeText } from '../../../documents/decode.ts';
import { detectLanguage } from '../../language.ts';
import { readBlocks } from './blocks.ts';
import { type Passage, splitPassages } from './passages.ts';

/** A file that is no article; its message is a part of a sentence that says why. */
export class UnreadableDocument extends Error {}

export interface ParsedDocument
  extends Pick<Article, 'title' | 'category' | 'language' | 'keywords' | 'body'> {
  passages: Passage[];
}

const MAX_KEYWORDS = 100;
const Word = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());

/** People write it by hand: what does not fit counts as not given. */
const FrontMatter = z.object({
  title: Word.catch(''),
  category: Word.transform((name) => categoryOf(name)).catch('General'),
  keywords: z
    .union([z.array(Word.catch('')), Word.transform((list) => list.split(',').map((word) => word.trim()))])
    .transform((list) => list.filter(Boolean).map((word) => word.slice(0, 100)))
    .catch([]),
  language: Word.transform((name) => name.slice(0, 2).toLowerCase())
    .pipe(Language)
    .optional()
    .catch(undefined),
});
const NOTHING_GIVEN = FrontMatter.parse({});

/**
 * @param bytes the file
 * @param path its path in the knowledge folder, with `/`; its ending tells the format, its first folder may tell the language
 * @throws UnreadableDocument
 */
export function parseDocument(bytes: Uint8Array, path: string): ParsedDocument {
  const source = decode(bytes);
  const format = path.toLowerCase().endsWith('.txt') ? 'text' : 'markdown';
  const { given, body } =
    format === 'markdown' ? splitFrontMatter(source) : { given: {}, body: source.trim() };
  if (body === '') throw new UnreadableDocument('it has no text');
  const front = FrontMatter.safeParse(given).data ?? NOTHING_GIVEN;
  const title = (front.title || firstHeading(body, format) || nameOf(path)).slice(0, 200);
  return {
    title,
    category: front.category,
    keywords: front.keywords.slice(0, MAX_KEYWORDS),
    language: front.language ?? languageOfFolder(path) ?? detectLanguage(`${title}\n${body}`),
    body,
    passages: splitPassages(body, title, format),
  };
}

/** The language that the first folder of a path names; undefined where it names none. */
export function languageOfFolder(path: string): Language | undefined {
  return Language.safeParse(/^(\w\w)\//.exec(path)?.[1]?.toLowerCase()).data;
}

function categoryOf(name: string): Category {
  return Category.options.find((option) => option.toLowerCase() === name.toLowerCase()) ?? 'General';
}

/** UTF-8, or what Windows editors save otherwise. */
function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!wide && bytes.includes(0)) throw new UnreadableDocument('it is not a text file');
  return decodeText(bytes).replaceAll(/\r\n?/g, '\n').replaceAll('\0', '');
}

/** Takes the YAML between two lines of dashes off; other things between them are no front matter, just text. */
function splitFrontMatter(source: string): { given: unknown; body: string } {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(source);
  const given = found ? parseYaml(found[1] ?? '') : {};
  if (!found || typeof given === 'string') return { given: {}, body: source.trim() };
  return { given: given ?? {}, body: source.slice(found[0].length).trim() };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw new UnreadableDocument('its front matter is not valid YAML');
  }
}

function firstHeading(body: string, format: 'markdown' | 'text'): string | undefined {
  for (const block of readBlocks(body, format)) if (block.kind === 'heading') return block.words;
  return undefined;
}

function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return name.replaceAll(/[-_]+/g, ' ').trim() || name;
}
