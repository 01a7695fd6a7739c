/**
 * Cuts Markdown into blocks that stand for themselves, so that of an answer that grows only its last block is parsed
 * anew. It cuts where a paragraph ends for certain and never inside a list, a fence or a quote; what it leaves in one
 * block is only slower, never wrong.
 */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let block: string[] = [];
  let fence: string | null = null;
  let afterBlank = false;

  // As Markdown has them: what is one line here and two there would be judged as something else than it is.
  for (const line of text.split(/\r\n?|\n/)) {
    const isBlank = line.trim() === '';
    if (afterBlank && !isBlank && fence === null && block.length > 0 && startsAnew(line, block)) {
      blocks.push(block.join('\n'));
      block = [];
    }
    fence = fenceAfter(line, fence);
    if (block.length > 0 || !isBlank) block.push(line);
    afterBlank = isBlank;
  }
  if (block.length > 0) blocks.push(block.join('\n'));
  return blocks;
}

const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** Whether a line after a blank one begins a block that has nothing to do with the one before. */
function startsAnew(line: string, block: readonly string[]): boolean {
  if (/^\s/.test(line)) return false;
  // A list goes on over blank lines, whatever its bullets; where another begins, one block holds both.
  return !(LIST_ITEM.test(line) && LIST_ITEM.test(block[0] ?? ''));
}

/** The fence that is open after a line; null where none is. Fences inside list items are indented, so that no cut is near. */
export function fenceAfter(line: string, open: string | null): string | null {
  const mark = FENCE.exec(line)?.[1];
  if (open === null) return mark ?? null;
  const closes = mark?.startsWith(open[0] ?? '') && mark.length >= open.length && line.trim() === mark;
  return closes ? null : open;
}
