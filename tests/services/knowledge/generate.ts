/** Makes a large knowledge base that looks like an organisation's: common words of the trade and thousands of rare ones. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SYLLABLES =
  'ba be bo ca co cu da de di do fa fi fo ga ge gi go ha he ka ki ko la le li lo ma me mi mo na ne ni no pa pe pi po qua ra re ri ro sa se si so ta te ti to tra tru va ve vi vo wa we wi xa za ze zo'.split(
    ' ',
  );
const ENDS = 'n r s t x l m nd rt st ck ft'.split(' ');
const TRADE =
  'account access address app approval archive assistant backup badge branch browser budget button cable calendar card case certificate client cloud code computer connection contract customer data desk device directory document drive driver email error export file folder form group guest help home identity import index install invoice invoicing key keyboard laptop letter licence limit link list login mailbox manager meeting menu message mobile monitor network number office order page password payment permission phone policy portal printer process profile project queue quota reader receipt record remote report request reset room rule scan screen search security server service session setting share sign site software status storage support sync system tab team template ticket token transfer update upload user version video virus visitor window wireless workflow'.split(
    ' ',
  );
const TROUBLES =
  'does not start|keeps crashing|shows an error|is very slow|asks for a code|rejects the password|cannot be opened|is missing|does not print|loses its settings|freezes after an update|refuses access|sends nothing|is locked|cannot be found'.split(
    '|',
  );
const LITTLE =
  'the a to of in and is it for on with your you that this are be at from or as if not have when'.split(' ');

/** A generator of numbers from 0 to 1, always the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface GeneratedArticle {
  /** Relative to the folder. */
  path: string;
  title: string;
  text: string;
}

/** @param rareWords how many different words there are beside the trade's common ones */
export function generateArticles(count: number, rareWords = 30_000, seed = 1): GeneratedArticle[] {
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[], skew = 1): T => from[Math.floor(random() ** skew * from.length)] as T;
  const rare = Array.from({ length: rareWords }, () => {
    const length = 2 + Math.floor(random() * 3);
    return Array.from({ length }, () => pick(SYLLABLES)).join('') + pick(ENDS);
  });
  const word = (): string => {
    const kind = random();
    // Skewed, so that a few words are in nearly every article and most in a few: Zipf's law, roughly.
    return kind < 0.45 ? pick(LITTLE) : kind < 0.75 ? pick(TRADE, 2) : pick(rare, 3);
  };
  const sentence = (): string => {
    const words = Array.from({ length: 8 + Math.floor(random() * 10) }, word).join(' ');
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  return Array.from({ length: count }, (_, number) => {
    const product = pick(rare);
    const title = `${product.charAt(0).toUpperCase()}${product.slice(1)} ${pick(TRADE)} ${pick(TROUBLES)}`;
    const keywords = Array.from(
      { length: 10 },
      () => `${pick(TRADE)} ${random() < 0.5 ? pick(rare) : pick(TRADE)}`,
    );
    const list = (count: number, mark: (n: number) => string): string =>
      Array.from({ length: count }, (_, index) => `${mark(index + 1)} ${sentence()}`).join('\n');
    return {
      path: `en/area-${number % 100}/article-${number}.md`,
      title,
      text: [
        '---',
        `title: ${title}`,
        `category: ${pick(['IT Support', 'E-Banking', 'General'])}`,
        `keywords: [${keywords.join(', ')}]`,
        '---',
        `${sentence()} ${sentence()}`,
        `## Symptoms\n${list(4, () => '-')}`,
        `## Steps\n${list(7, (n) => `${n}.`)}`,
        `## When to open a ticket\n${sentence()} ${sentence()}`,
      ].join('\n'),
    };
  });
}

/** Writes articles as files. */
export async function writeArticles(folder: string, articles: readonly GeneratedArticle[]): Promise<void> {
  for (const directory of new Set(articles.map(({ path }) => join(folder, path, '..')))) {
    await mkdir(directory, { recursive: true });
  }
  for (let from = 0; from < articles.length; from += 100) {
    await Promise.all(
      articles.slice(from, from + 100).map(({ path, text }) => writeFile(join(folder, path), text)),
    );
  }
}
