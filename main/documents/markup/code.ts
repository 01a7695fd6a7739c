/** Keeps code out of what is done to a text. */

const MARK = '\uE000';
const END = '\uE001';
const KEPT = new RegExp(`${MARK}(\\d+)${END}`, 'g');

const FENCE = /^([ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(`{3,}|~{3,})/;
const SPAN = /(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?[^`])\1(?!`)/g;

/**
 * Edits a text, and leaves fenced code and code in sentences as they are.
 * @param edit gets the text with marks in the code's place; they stand for one word each
 */
export function outsideCode(text: string, edit: (prose: string) => string): string {
  const kept: string[] = [];
  const keep = (code: string): string => `${MARK}${kept.push(code) - 1}${END}`;
  const prose = outsideFences(text.replaceAll(/[\uE000\uE001]/g, ''), keep).replaceAll(SPAN, keep);
  return edit(prose).replaceAll(KEPT, (_, at) => kept[Number(at)] ?? '');
}

/** Gives each fenced block to `keep`, and puts what comes of it in its place. */
function outsideFences(text: string, keep: (code: string) => string): string {
  const out: string[] = [];
  let block: string[] = [];
  let before = '';
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    if (fence === undefined) {
      const [, lead, marks] = FENCE.exec(line) ?? [];
      // A line such as ```code``` is a span.
      if (marks === undefined || line.slice((lead?.length ?? 0) + marks.length).includes('`')) {
        out.push(line);
        continue;
      }
      fence = marks;
      before = lead ?? '';
      block = [line.slice(before.length)];
      continue;
    }
    block.push(line);
    if (isFenceEnd(line, fence)) {
      out.push(before + keep(block.join('\n')));
      fence = undefined;
    }
  }
  if (fence !== undefined) out.push(before + keep([...block, fence].join('\n')));
  return out.join('\n');
}

/** @param line may be a quoted one */
export function isFenceEnd(line: string, fence: string): boolean {
  const marks = line.replace(/^[ \t>]*/, '').trimEnd();
  return marks.length >= fence.length && marks === fence.charAt(0).repeat(marks.length);
}

/** The fence that a line opens; undefined where it opens none. */
export function fenceOf(line: string): string | undefined {
  return FENCE.exec(line)?.[2];
}
