import type { Random } from './random.ts';

/** Variants of a line that are taken when it does not say how many ("30x …"). */
const DEFAULT_VARIANTS = 6;

/**
 * The messages a line of the written data stands for. `(a|b|)` offers alternatives, an empty one included, and may be
 * nested; `30x` at the beginning asks for up to 30 variants. Duplicates are dropped.
 */
export function expandLine(line: string, random: Random): string[] {
  const asked = /^(\d+)x (.*)$/.exec(line);
  const pattern = asked?.[2] ?? line;
  if (!pattern.includes('(')) return [pattern];
  const wanted = asked === null ? DEFAULT_VARIANTS : Number(asked[1]);
  const variants = new Set<string>();
  for (let attempt = 0; attempt < wanted * 3 && variants.size < wanted; attempt += 1) {
    variants.add(choose(pattern, random).replace(/\s+/g, ' ').trim());
  }
  return [...variants];
}

function choose(pattern: string, random: Random): string {
  let text = pattern;
  for (;;) {
    const innermost = /\(([^()]*)\)/.exec(text);
    if (innermost === null) return text;
    const options = (innermost[1] ?? '').split('|');
    const option = options[random.below(options.length)] ?? '';
    text = text.slice(0, innermost.index) + option + text.slice(innermost.index + innermost[0].length);
  }
}
