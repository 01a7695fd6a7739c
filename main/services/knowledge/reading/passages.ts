/** Splits a document into passages: pieces that answer by themselves and fit beside others in a prompt. */
import { type Block, type Format, readBlocks } from './blocks.ts';

export interface Passage {
  /** The headings that lead to the passage, such as `Steps > On a Mac`; empty for the document's beginning. */
  heading: string;
  /** Markdown; the headings within the passage are part of it, the first one is not. */
  text: string;
}

/** In characters. A longer passage is made only where a code block is longer, or for a short piece that would be left alone. */
const LONGEST = 1500;
const TOO_SHORT_ALONE = 400;

interface Piece {
  path: string;
  headingLine: string;
  text: string;
}

/**
 * @param body a document without its front matter
 * @param title a heading of the same words is left out of the paths
 */
export function splitPassages(body: string, title: string, format: Format): Passage[] {
  const passages: Passage[] = [];
  let open: Passage | undefined;
  for (const piece of pieces(readBlocks(body, format), title)) {
    const joined: string = open
      ? [open.text, piece.headingLine, piece.text].filter(Boolean).join('\n\n')
      : '';
    const most = piece.text.length < TOO_SHORT_ALONE ? LONGEST + TOO_SHORT_ALONE : LONGEST;
    if (open && joined.length <= most) {
      open.text = joined;
    } else {
      open = { heading: piece.path, text: piece.text };
      passages.push(open);
    }
  }
  // A heading alone answers nothing; the passages below it have it in their paths.
  const full = passages.filter(({ text }) => text !== '');
  return full.length > 0 ? full : passages.filter(({ heading }) => heading !== '').slice(0, 1);
}

/** The sections of a document in order, long ones in several pieces. */
function pieces(blocks: readonly Block[], title: string): Piece[] {
  const found: Piece[] = [{ path: '', headingLine: '', text: '' }];
  const path: { level: number; words: string }[] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (block.kind === 'heading') {
      while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
      path.push({ level: block.level, words: block.words });
      const words = path.map((step) => step.words).filter((step) => step !== title);
      found.push({ path: words.join(' > '), headingLine: block.text, text: '' });
    } else {
      for (const text of block.kind === 'code' ? [block.text] : shortened(block.text)) {
        const current = found.at(-1) ?? last;
        if (!current) continue;
        const joined = current.text ? `${current.text}\n\n${text}` : text;
        if (current.text && joined.length > LONGEST)
          found.push({ path: current.path, headingLine: '', text });
        else current.text = joined;
      }
    }
  }
  return found.filter(({ headingLine, text }) => headingLine !== '' || text !== '');
}

/** Text in parts of at most LONGEST characters, cut at the end of a line, a sentence or a word. */
function shortened(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST);
    const cut = [head.lastIndexOf('\n'), lastSentenceEnd(head), head.lastIndexOf(' ')].find(
      (place) => place > LONGEST / 3,
    );
    const end = cut ?? (/[\uD800-\uDBFF]$/.test(head) ? LONGEST - 1 : LONGEST);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Where the last whole sentence ends; -1 where there is none. */
function lastSentenceEnd(text: string): number {
  for (let at = text.length - 2; at >= 0; at--) {
    if ('.!?:'.includes(text.charAt(at)) && text.charAt(at + 1).trim() === '') return at + 1;
  }
  return -1;
}
