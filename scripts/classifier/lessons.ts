import type { Category } from '../../shared/model.ts';
import type { Example } from './corpus.ts';
import type { Lesson } from './learn.ts';
import { dropUmlauts, misspell } from './misspell.ts';
import { createRandom } from './random.ts';

/** How much a row of a public source counts beside a written message (1). */
const PUBLIC_WEIGHT: Record<string, number> = { synth: 0.6, lexicon: 1.2 };
const OTHER_PUBLIC_WEIGHT = 1;
const COPY_WEIGHT = 0.5;
const SLIP_EVERY = 4;
const MISSPELLED_COPIES = 3;

/** The lesson of a row from train.jsonl. */
export function publicLesson(row: { text: string; label: Example['label']; source: string }): Lesson {
  return { text: row.text, label: row.label, weight: PUBLIC_WEIGHT[row.source] ?? OTHER_PUBLIC_WEIGHT };
}

/** Written messages with, beside each, some misspelled copies and, where it has umlauts, one without. */
export function writtenLessons(examples: readonly Example[], seed: number): Lesson[] {
  const random = createRandom(seed);
  return examples.flatMap(({ text, label, weight }) => {
    const slips = Array.from({ length: MISSPELLED_COPIES }, () => misspell(text, SLIP_EVERY, random));
    const copies = [...slips, dropUmlauts(text)].filter((copy) => copy !== text);
    return [
      { text, label, weight },
      ...copies.map((copy) => ({ text: copy, label, weight: weight * COPY_WEIGHT })),
    ];
  });
}

/** The same lessons, weighed so that each label counts as much as the others: what is unknown should not be General for that alone. */
export function balanced(lessons: readonly Lesson[]): Lesson[] {
  const totals = new Map<Category, number>();
  for (const { label, weight } of lessons) totals.set(label, (totals.get(label) ?? 0) + weight);
  const mean = [...totals.values()].reduce((sum, total) => sum + total, 0) / totals.size;
  return lessons.map((lesson) => ({
    ...lesson,
    weight: (lesson.weight * mean) / (totals.get(lesson.label) ?? mean),
  }));
}
