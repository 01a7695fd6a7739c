import type { Example } from './corpus.ts';
import type { Lesson } from './learn.ts';
import { dropUmlauts, misspell } from './misspell.ts';
import { createRandom } from './random.ts';

/** How much a row of a public source counts beside a written message (1). */
const PUBLIC_WEIGHT: Record<string, number> = { synth: 0.4, lexicon: 0.8 };
const OTHER_PUBLIC_WEIGHT = 0.6;
const COPY_WEIGHT = 0.5;
const SLIP_EVERY = 4;

/** The lesson of a row from train.jsonl. */
export function publicLesson(row: { text: string; label: Example['label']; source: string }): Lesson {
  return { text: row.text, label: row.label, weight: PUBLIC_WEIGHT[row.source] ?? OTHER_PUBLIC_WEIGHT };
}

/** Written messages with, beside each, a misspelled copy and, where it has umlauts, one without. */
export function writtenLessons(examples: readonly Example[], seed: number): Lesson[] {
  const random = createRandom(seed);
  return examples.flatMap(({ text, label, weight }) => {
    const copies = [misspell(text, SLIP_EVERY, random), dropUmlauts(text)].filter((copy) => copy !== text);
    return [
      { text, label, weight },
      ...copies.map((copy) => ({ text: copy, label, weight: weight * COPY_WEIGHT })),
    ];
  });
}
