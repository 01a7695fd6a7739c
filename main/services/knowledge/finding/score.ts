/** How much of a question a passage covers. */
import type { PassageTerms } from './passage-reader.ts';
import { weights } from './weights.ts';

export interface WeighedVariant {
  /** An index term, or several in a row separated by a space. */
  phrase: string;
  /** How surely it is meant: 0 to 1. */
  likeness: number;
  /** In how many passages it occurs. */
  frequency: number;
}

export interface WeighedConcept {
  variants: readonly WeighedVariant[];
  /** In how many passages it occurs. */
  frequency: number;
  /** How much it tells: rare words more than common ones. */
  weight: number;
}

export interface WeighedQuestion {
  concepts: readonly WeighedConcept[];
  /** All index terms that were typed or may be meant. */
  terms: ReadonlySet<string>;
}

export interface Coverage {
  /** 0 to 1: the share of the question's concepts, by weight, that the passage covers. */
  score: number;
  /** The score with what tells passages of the same score apart; above 1 too. */
  rank: number;
}

/** Where a word that fewer have covered counts as no accident any more. */
const COVERED = 0.2;

/** @param relativeBm25 0 to 1: the passage's BM25 beside that of the best one */
export function cover(question: WeighedQuestion, passage: PassageTerms, relativeBm25: number): Coverage {
  let covered = 0;
  let named = 0;
  let total = 0;
  let together = 0;
  for (const concept of question.concepts) {
    const share = coverConcept(concept, passage, question.terms);
    covered += concept.weight * share;
    named += concept.weight * nameConcept(concept, passage.name);
    total += concept.weight;
    if (share > COVERED) together++;
  }
  const { enough, beyondEnough, rank } = weights;
  const needed = Math.min(total, enough) + Math.max(0, total - enough) * beyondEnough;
  if (needed === 0) return { score: 0, rank: 0 };
  const more = Math.max(0, Math.min(together, weights.mostTogether) - 2);
  const share = (covered / needed) * (1 + weights.together * more);
  const { titleTerms, keywords } = passage;
  const title = titleTerms.filter((term) => question.terms.has(term)).length / titleTerms.length;
  const whole = keywords.filter(
    ({ terms }) => terms.length > 1 && terms.every((term) => question.terms.has(term)),
  );
  return {
    // A few common words are found anywhere: they are no question that could be answered for sure.
    score: Math.min(1, share * Math.min(1, needed / weights.tellsEnough)),
    rank:
      share +
      rank.title * title +
      rank.name * (named / needed) +
      rank.opening * (passage.heading.trim() === '' ? 1 : 0) +
      rank.bm25 * relativeBm25 +
      rank.wholeKeyword * Math.min(2, whole.length),
  };
}

/** 0 to 1: how well a passage covers one concept, by its likeliest variant in the best place. */
function coverConcept(concept: WeighedConcept, passage: PassageTerms, asked: ReadonlySet<string>): number {
  let best = 0;
  for (const { phrase, likeness } of concept.variants) {
    if (likeness > best) best = Math.max(best, likeness * placeOf(phrase, passage, asked));
  }
  return best;
}

/** 0 to 1: how well the name of a passage's file tells one concept. */
function nameConcept(concept: WeighedConcept, name: string): number {
  let best = 0;
  for (const { phrase, likeness } of concept.variants) {
    if (likeness > best && name.includes(` ${phrase} `)) best = likeness;
  }
  return best;
}

function placeOf(phrase: string, passage: PassageTerms, asked: ReadonlySet<string>): number {
  const { place } = weights;
  const spaced = ` ${phrase} `;
  if (passage.title.includes(spaced)) return place.title;
  let best = 0;
  for (const { line, terms } of passage.keywords) {
    if (!line.includes(spaced)) continue;
    // Of a keyword of several words, those beside the phrase tell whether it is meant.
    const own = phrase.split(' ').length;
    const others = terms.length - own;
    const share = others === 0 ? 1 : (terms.filter((term) => asked.has(term)).length - own) / others;
    best = Math.max(best, place.partOfKeyword + (place.keyword - place.partOfKeyword) * share);
  }
  if (best >= place.heading) return best;
  if (passage.heading.includes(spaced)) return place.heading;
  if (best >= place.textOften) return best;
  const text = passage.text();
  const first = text.indexOf(spaced);
  if (first === -1) return best;
  const often = text.includes(spaced, first + spaced.length - 1);
  return Math.max(best, often ? place.textOften : place.text);
}
