/** PDFs: lines with their sizes become headings and paragraphs, what stands on every page is left out. */
import { getDocumentProxy } from 'unpdf';
import { UnreadableDocument } from '../problem.ts';

interface Line {
  text: string;
  /** The height of its letters. */
  size: number;
}

/** What stands at the edge of this many pages, numbers aside, is a header or a footer. */
const REPEATED = 0.5;
const FEWEST_PAGES = 3;
const EDGE_LINES = 3;
const LARGER = 1.15;
const LONGEST_HEADING = 120;
const DEEPEST_HEADING = 3;

/** @throws UnreadableDocument */
export async function pdfToMarkdown(bytes: Uint8Array): Promise<string> {
  const pages = await readPages(bytes);
  return asMarkdown(withoutRepeated(pages).flat());
}

async function readPages(bytes: Uint8Array): Promise<Line[][]> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const pages: Line[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.flatMap((item) => ('str' in item ? [item] : []))));
      page.cleanup();
    }
    return pages;
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new UnreadableDocument(locked ? 'pdf_locked' : 'pdf_damaged', { cause: error });
  }
}

function linesOf(items: readonly { str: string; height: number; hasEOL: boolean }[]): Line[] {
  const lines: Line[] = [];
  let open: Line = { text: '', size: 0 };
  for (const { str, height, hasEOL } of items) {
    open.text += str;
    if (str.trim() !== '') open.size = Math.max(open.size, Math.round(height * 10) / 10);
    if (!hasEOL) continue;
    lines.push(open);
    open = { text: '', size: 0 };
  }
  lines.push(open);
  return lines.map(({ text, size }) => ({ text: text.replaceAll(/[ \t]+/g, ' ').trim(), size }));
}

function withoutRepeated(pages: Line[][]): Line[][] {
  const counts = new Map<string, number>();
  const edges = pages.map((lines) => {
    const written = lines.filter(({ text }) => text !== '');
    return new Set([...written.slice(0, EDGE_LINES), ...written.slice(-EDGE_LINES)]);
  });
  for (const edge of edges) {
    for (const key of new Set([...edge].map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isRepeated = (line: Line): boolean =>
    (counts.get(keyOf(line)) ?? 0) >= Math.max(FEWEST_PAGES, pages.length * REPEATED);
  const isNumber = ({ text }: Line): boolean =>
    /^(?:page |seite )?[\divxl]{1,5}(?: ?(?:of|von|\/) ?\d+)?$/i.test(text);
  return pages.map((lines, page) =>
    lines.filter((line) => !(edges[page]?.has(line) && (isNumber(line) || isRepeated(line)))),
  );
}

function keyOf({ text }: Line): string {
  return text.toLowerCase().replaceAll(/\d+/g, '#');
}

function asMarkdown(lines: readonly Line[]): string {
  const body = usualSize(lines);
  const sizes = [...new Set(lines.filter((line) => isHeading(line, body)).map(({ size }) => size))]
    .sort((a, b) => b - a)
    .slice(0, DEEPEST_HEADING);
  const out: string[] = [];
  let heading: { level: number; words: string } | undefined;
  const close = (): void => {
    if (heading) out.push('', `${'#'.repeat(heading.level)} ${heading.words}`, '');
    heading = undefined;
  };
  for (const line of lines) {
    const level = isHeading(line, body) ? sizes.indexOf(line.size) + 1 : 0;
    if (level > 0 && heading?.level === level && heading.words.length < LONGEST_HEADING) {
      heading.words += ` ${line.text}`;
      continue;
    }
    if (line.text === '' && heading) continue;
    close();
    if (level > 0) heading = { level, words: line.text };
    else out.push(line.text.replace(/^[•▪‣◦●■–]\s*/, '- '));
  }
  close();
  return paragraphs(out.join('\n'));
}

/** That of most letters. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function isHeading({ text, size }: Line, body: number): boolean {
  return body > 0 && size >= body * LARGER && text.length <= LONGEST_HEADING && /\p{L}{2}/u.test(text);
}

/** A PDF knows lines, not paragraphs: a line that ends a sentence, with a new beginning after it, ends a paragraph. */
function paragraphs(text: string): string {
  return text
    .replaceAll(/(\p{Ll})[-\u00AD]\n(?=\p{Ll})/gu, '$1')
    .replaceAll(/([.!?:])\n(?=\p{Lu}|\d+[.)]|[-•])/gu, '$1\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
