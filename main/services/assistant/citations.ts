/**
 * Makes what a model writes as citations into `[1]`, and leaves out every number it was not given. Works on a stream:
 * what may still become a citation is held back until it is one or not.
 */
export interface Citations {
  /** @returns what is certain by now */
  push(text: string): string;
  /** What was held back, at the end of the stream. */
  end(): string;
  /** The numbers cited so far. */
  cited(): ReadonlySet<number>;
}

/** Characters after a bracket within which a citation must end. */
const LONGEST = 40;
const OPENING = /[[【]/;
/** `1`, `1, 2`, `1-3`, `source 1`, `1†L3-L9`. */
const NUMBERS =
  /^\s*(?:(?:source|passage|quelle|ref)\.?\s*)?(\d{1,2}(?:\s*[,;–-]\s*\d{1,2})*)\s*(?:†[^\]】]*)?$/i;

/** @param given how many passages the model was given; they are numbered from 1 */
export function createCitations(given: number): Citations {
  const cited = new Set<number>();
  let held = '';
  /** How many backticks the code under way began with; 0 outside of code. */
  let code = 0;

  /** @returns what becomes of a bracket's inside; undefined where it is no citation */
  function rewrite(inside: string): string | undefined {
    const found = NUMBERS.exec(inside)?.[1];
    if (found === undefined) return undefined;
    const known = numbersIn(found).filter((n) => n >= 1 && n <= given);
    for (const n of known) cited.add(n);
    return known.map((n) => `[${n}]`).join('');
  }

  /** @param ended whether nothing follows any more */
  function read(ended: boolean): string {
    let out = '';
    while (held !== '') {
      const at = code > 0 ? held.search(/`|\n/) : held.search(/`| ?[[【]/);
      if (at < 0) {
        // A blank at the end may stand before a citation that is left out.
        const keep = !ended && code === 0 && held.endsWith(' ') ? held.length - 1 : held.length;
        out += held.slice(0, keep);
        held = held.slice(keep);
        break;
      }
      out += held.slice(0, at);
      held = held.slice(at);
      const step = held.startsWith('`') ? readCode(ended) : code > 0 ? readLineEnd() : readBracket(ended);
      if (step === undefined) break;
      out += step;
    }
    return out;
  }

  function take(length: number): string {
    const taken = held.slice(0, length);
    held = held.slice(length);
    return taken;
  }

  /** @returns undefined where more must come first */
  function readCode(ended: boolean): string | undefined {
    const run = /^`+/.exec(held)?.[0].length ?? 0;
    if (run === held.length && run < LONGEST && !ended) return undefined;
    if (code === 0) code = run;
    else if (code === run) code = 0;
    return take(run);
  }

  /** A backtick that is not closed on its line is only a backtick. */
  function readLineEnd(): string {
    if (code < 3) code = 0;
    return take(1);
  }

  /** @returns undefined where more must come first */
  function readBracket(ended: boolean): string | undefined {
    const blank = held.startsWith(' ') ? 1 : 0;
    // No farther: an answer of nothing but brackets would be looked through for each of them.
    const closing = held.slice(blank, blank + LONGEST + 1).search(/[\]】\n]/) + blank;
    if (closing < blank) {
      return held.length - blank <= LONGEST && !ended ? undefined : take(blank + 1);
    }
    const next = held[closing + 1];
    if (next === undefined && !ended) return undefined;
    const written =
      held[closing] === '\n' || next === '(' ? undefined : rewrite(held.slice(blank + 1, closing));
    if (written === undefined) return take(blank + 1);
    const before = take(closing + 1).slice(0, blank);
    return written === '' ? '' : before + written;
  }

  return {
    push(text) {
      // The most common piece by far has nothing to look at.
      if (held === '' && code === 0 && !OPENING.test(text) && !/[` ]$|`/.test(text)) return text;
      held += text;
      return read(false);
    },
    end: () => read(true),
    cited: () => cited,
  };
}

function numbersIn(list: string): number[] {
  return list.split(/[,;]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[–-]/).map(Number);
    return to - from > 20
      ? [from, to]
      : Array.from({ length: Math.max(1, to - from + 1) }, (_, n) => from + n);
  });
}
