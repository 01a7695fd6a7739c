/** Reads Markdown just as far as splitting needs it: headings, code blocks and what lies between blank lines. */

export type Format = 'markdown' | 'text';

export type Block =
  | { kind: 'heading'; level: number; words: string; text: string }
  | { kind: 'code' | 'prose'; text: string };

const HEADING = /^ {0,3}(#{1,6})[ \t]/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;

/**
 * @param body lines end with \n
 * @param format plain text has neither headings nor code
 */
export function readBlocks(body: string, format: Format): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  /** The fence that ends the code block we are in. */
  let fence: string | undefined;

  function close(kind: 'code' | 'prose') {
    const text = open.join('\n').replace(/^\n+/, '').trimEnd();
    if (text !== '') blocks.push({ kind, text });
    open = [];
  }

  for (const line of body.split('\n')) {
    if (fence !== undefined) {
      open.push(line);
      if (isEndOf(fence, line)) {
        close('code');
        fence = undefined;
      }
      continue;
    }
    const mark = format === 'markdown' ? FENCE.exec(line)?.[1] : undefined;
    const marks = format === 'markdown' ? HEADING.exec(line)?.[1] : undefined;
    if (mark !== undefined) {
      close('prose');
      fence = mark;
      open.push(line);
    } else if (marks !== undefined) {
      close('prose');
      const text = line.trim();
      blocks.push({ kind: 'heading', level: marks.length, words: headingWords(text), text });
    } else if (format === 'markdown' && open.length === 1 && UNDERLINE.test(line)) {
      const words = open[0]?.trim() ?? '';
      const level = line.includes('=') ? 1 : 2;
      open = [];
      blocks.push({ kind: 'heading', level, words, text: `${'#'.repeat(level)} ${words}` });
    } else if (line.trim() === '') {
      close('prose');
    } else {
      open.push(line);
    }
  }
  close(fence === undefined ? 'prose' : 'code');
  return blocks;
}

/** What a heading says: without its marks, those at its end too, if a space stands before them. */
function headingWords(line: string): string {
  const words = line.replace(/^#+/, '').trim();
  let end = words.length;
  while (words.charAt(end - 1) === '#') end--;
  const closes = end === 0 || words.charAt(end - 1).trim() === '';
  return closes ? words.slice(0, end).trimEnd() : words;
}

/** A code block ends with at least as many of the same marks and nothing else. */
function isEndOf(fence: string, line: string): boolean {
  const marks = line.trim();
  return marks.length >= fence.length && marks === fence.charAt(0).repeat(marks.length);
}
