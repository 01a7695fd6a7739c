/** What a document's front matter says of it, as the generators of documentation name it. */
import { z } from 'zod';
import { Category, Language } from '../../../../shared/model.ts';

const MAX_KEYWORDS = 100;
const Word = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());
const Words = z
  .union([z.array(Word.catch('')), Word.transform((list) => list.split(',').map((word) => word.trim()))])
  .transform((list) => list.filter(Boolean).map((word) => word.slice(0, 100)))
  .catch([]);
const LanguageName = Word.transform((name) => name.slice(0, 2).toLowerCase())
  .pipe(Language)
  .optional()
  .catch(undefined);
const Text = z.string().trim().catch('');

/** People write it by hand: what does not fit counts as not given. */
const FrontMatter = z.object({
  title: Word.catch(''),
  category: Word.transform((name) => categoryOf(name)).catch('General'),
  keywords: Words,
  tags: Words,
  language: LanguageName,
  lang: LanguageName,
  description: Text,
  intro: Text,
  summary: Text,
  draft: z.boolean().catch(false),
  published: z.boolean().catch(true),
});

export interface FrontFacts {
  title: string;
  category: Category;
  keywords: string[];
  language: Language | undefined;
  /** A sentence or two on the whole; empty where there are none. */
  summary: string;
  isDraft: boolean;
}

/** @param given of any shape */
export function readFrontFacts(given: unknown): FrontFacts {
  const front = FrontMatter.safeParse(given).data ?? FrontMatter.parse({});
  const { title, category, keywords, tags, language, lang, description, intro, summary, draft, published } =
    front;
  return {
    title,
    category,
    keywords: [...new Set([...keywords, ...tags])].slice(0, MAX_KEYWORDS),
    language: language ?? lang,
    summary: intro || summary || description,
    isDraft: draft || !published,
  };
}

function categoryOf(name: string): Category {
  return Category.options.find((option) => option.toLowerCase() === name.toLowerCase()) ?? 'General';
}
