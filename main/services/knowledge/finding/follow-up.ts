/** Questions that need the ones before them: "and on my phone?" */
import type { Language } from '../../../../shared/model.ts';
import type { WeighedConcept, WeighedQuestion } from './score.ts';
import { weights } from './weights.ts';
import { spokenWords } from './words.ts';

const BEGINNINGS: Readonly<Record<Language, RegExp>> = {
  en: /^(?:and|but|or|so|then|also|ok(?:ay)?|what about|how about|what if|same|it|that|this|still)\b/i,
  de: /^(?:und|aber|oder|dann|auch|ok(?:ay)?|was ist mit|wie ist es|wie sieht es|was,? wenn|das|es|immer noch|geht das|gilt das)(?![a-zäöüß])/i,
};
const POINTING: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('it its that this these those them they there one instead'.split(' ')),
  de: new Set(
    'es das dies diese dieser dieses dort dafür damit davon dazu daran darauf darin stattdessen'.split(' '),
  ),
};
/** In words: a longer question says itself what it is about. */
const SHORT = 12;
/** In meaningful words: so few may be an addition. */
const FEW = 2;

/**
 * Whether a question may be a continuation: by how it begins, by what it points to, or by how little it says.
 * @param concepts how many meaningful words it has
 */
export function mayContinue(text: string, language: Language, concepts: number): boolean {
  const words = spokenWords(text);
  if (words.length > SHORT) return false;
  if (beginsAsContinuation(text, language)) return true;
  const points = words.some((word) => POINTING[language].has(word));
  return concepts <= FEW || (points && concepts <= 2 * FEW);
}

/** Whether a question begins like one that goes on from another, as with `and`. */
export function beginsAsContinuation(text: string, language: Language): boolean {
  return BEGINNINGS[language].test(text.trim());
}

/** A question with the words of one before it, which count for less. */
export function continued(question: WeighedQuestion, before: WeighedQuestion): WeighedQuestion {
  const asked = new Set(question.concepts.flatMap(phrasesOf));
  const added = before.concepts
    .filter((concept) => !phrasesOf(concept).some((phrase) => asked.has(phrase)))
    .map((concept) => ({ ...concept, weight: concept.weight * weights.before }));
  return {
    concepts: [...question.concepts, ...added],
    terms: new Set([...question.terms, ...before.terms]),
  };
}

function phrasesOf({ variants }: WeighedConcept): string[] {
  return variants.map(({ phrase }) => phrase);
}
