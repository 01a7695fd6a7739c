/** Writes what is looked for as an FTS5 expression. */
import type { WeighedConcept } from './score.ts';
import { stem } from './stem.ts';

/** Endings that, put to a stem, give a word of that stem. */
const ENDINGS = ['', 'e', 's', 'ed', 'ing', 'ly', 'es', 'ment'];

/** In passages: how many the index ranks for one question at most, roughly, and how many it goes through for titles. */
const RANKED = 800;
const GONE_THROUGH = 4000;

/**
 * The rarest concepts are looked up anywhere, common ones in titles and keywords alone, the commonest not at all: they
 * tell little, and cost much.
 * @returns an expression that finds passages with any of the concepts; undefined where there is nothing to look for
 */
export function matchExpression(concepts: readonly WeighedConcept[]): string | undefined {
  const anywhere = new Set<string>();
  const aboveAll = new Set<string>();
  let cost = 0;
  for (const { variants } of concepts.toSorted((a, b) => a.frequency - b.frequency)) {
    for (const { phrase, frequency } of variants) {
      cost += frequency;
      if (cost <= RANKED) anywhere.add(phrase);
      else if (cost <= GONE_THROUGH || anywhere.size + aboveAll.size === 0) aboveAll.add(phrase);
      else cost -= frequency;
    }
  }
  const parts = [...anywhere].map(quoted);
  if (aboveAll.size > 0) parts.push(`{title keywords} : (${[...aboveAll].map(quoted).join(' OR ')})`);
  return parts.length === 0 ? undefined : parts.join(' OR ');
}

function quoted(phrase: string): string {
  return `"${phrase.split(' ').map(wordOf).join(' ')}"`;
}

/** FTS5 stems what it looks for, and the stem of a stem may be another one: this gives a word that has the stem. */
export function wordOf(term: string): string {
  return ENDINGS.map((ending) => term + ending).find((word) => stem(word) === term) ?? term;
}
