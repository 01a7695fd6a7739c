/**
 * What no person writes and a hostile document may hold: Markdown that nests or multiplies until laying it out stops the
 * page. Such a block is shown as the text it is. All of it is told in one pass over the text.
 */
import { fenceAfter } from './blocks.ts';

/** Blocks of one text that are laid out; what comes after them is shown as it is. */
export const MOST_BLOCKS = 500;

const MOST_CHARACTERS = 12_000;
/** Headings of two lines, and lines that go on with a list or a quote, cost as much each as all before them. */
const MOST_LINES = 1000;
/** For each bracket that closes, all before it are looked through for the one that opens. */
const MOST_CLOSED = 1000;
/** Quotes and lists in one another, in one line and by indentation. */
const DEEP_IN_LINE = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){24}/m;
const DEEP_BY_INDENT = /^[> \t]{60,}(?:[-*+]|\d{1,9}[.)])[ \t]/m;
const MOST_BRACKETS_DEEP = 32;
/** Of marks of emphasis side by side; a line of nothing else is a rule. */
const LONG_RUN = /(?:\*{33}|_{33}|~{33})/;
const RULE = /^[ \t]*[*_~][*_~ \t]*$/gm;
const EMPHASIS = /\*+|~+|\b_+|_+\b/g;
const MOST_EMPHASIS = 1500;
const MOST_FOOTNOTES = 100;
const MOST_COLUMNS = 40;
const MOST_CELLS = 4000;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*(\S+)/gm;
/** Characters that references put in the place of their names. */
const MOST_REPEATED = 200_000;

/** Marks on one letter: more than any script has, and a thousand of them take the browser seconds. */
const PILED_MARKS = /(\p{M}{16})\p{M}+/gu;

/** Takes what is piled on letters off, down to what a script may need. */
export function withoutPiles(text: string): string {
  return text.replace(PILED_MARKS, '$1');
}

/** @param block one of `blocksOf` */
export function isTooMuch(block: string): boolean {
  if (isCode(block)) return false;
  return (
    block.length > MOST_CHARACTERS ||
    DEEP_IN_LINE.test(block) ||
    DEEP_BY_INDENT.test(block.replaceAll('\t', '    ')) ||
    count(block, /\n/g) > MOST_LINES ||
    count(block, /\]/g) > MOST_CLOSED ||
    bracketsDeep(block) > MOST_BRACKETS_DEEP ||
    LONG_RUN.test(block.replace(RULE, '')) ||
    count(block, EMPHASIS) > MOST_EMPHASIS ||
    count(block, /\[\^/g) > MOST_FOOTNOTES ||
    hasHugeTable(block) ||
    repeatedBy(block) > MOST_REPEATED
  );
}

/** Whether it is one fence from its first line to its last: code costs little, however much there is. */
function isCode(block: string): boolean {
  const lines = block.split('\n');
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    fence = fenceAfter(line, fence);
    if (fence === null) return at > 0 && lines.slice(at + 1).every((rest) => rest.trim() === '');
  }
  return true;
}

function bracketsDeep(block: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of block.matchAll(/[[\]]/g)) {
    depth = bracket === '[' ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function count(block: string, pattern: RegExp): number {
  return block.match(pattern)?.length ?? 0;
}

/** Short rows are filled up to the width of the table's head. */
function hasHugeTable(block: string): boolean {
  const lines = block.split('\n');
  return lines.some((line, at) => {
    const columns = isDelimiterRow(line) ? line.split('|').length : 0;
    return columns > MOST_COLUMNS || (columns > 1 && columns * (lines.length - at) > MOST_CELLS);
  });
}

/** `| - | :-: |`: told cell by cell, since one pattern for the whole row tries its blanks in every order. */
function isDelimiterRow(line: string): boolean {
  if (!line.includes('-')) return false;
  const cells = line.replace(/^[ \t>]+/, '').split('|');
  return cells.every((cell) => /^:?-*:?$/.test(cell.trim()));
}

function repeatedBy(block: string): number {
  const longest = [...block.matchAll(DEFINITION)].reduce(
    (most, [, target = '']) => Math.max(most, target.length),
    0,
  );
  return longest * count(block, /\]/g);
}
