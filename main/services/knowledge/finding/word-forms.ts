/** The index terms that may stand for a word: its other forms, what it is made of, and what it was meant to be. */
import type { Language } from '../../../../shared/model.ts';
import { germanRoot, otherSpellings } from './german.ts';
import { forgiven, isLikelySlip } from './spelling.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weights } from './weights.ts';

/** An index term, or several in a row separated by a space, and how surely it means the word asked: 0 to 1. */
export interface Variant {
  phrase: string;
  likeness: number;
  /** Stands for the word only if that was mistyped. */
  correction?: boolean;
}

/** Terms of the index that are forms of the word: other spellings and endings, and longer words that begin with it. */
export function knownForms(word: string, vocabulary: Vocabulary, language: Language): Variant[] {
  const { likeness } = weights;
  const term = stem(word);
  const forms: Variant[] = [];
  for (const spelling of [word, ...otherSpellings(word)]) {
    const phrase = stem(spelling);
    if (vocabulary.has(phrase)) forms.push({ phrase, likeness: 1 });
    for (const relative of vocabulary.withRoot(germanRoot(spelling))) {
      forms.push({ phrase: relative, likeness: likeness.root });
    }
  }
  if (forms.length > 0 && language === 'de' && word.length >= 9) {
    for (const part of compoundParts(word, (part) => isKnownWord(part, vocabulary))) {
      forms.push({ phrase: stem(part), likeness: likeness.head });
    }
  }
  if (term.length >= 4) {
    for (const phrase of vocabulary.startingWith(term, 6)) {
      const share = Math.min(1, (2 * term.length) / phrase.length);
      forms.push({ phrase, likeness: likeness.longer * share });
    }
  }
  return unique(forms);
}

/** The two known words that a joined word is made of, as Druckerproblem is; none where it is not. */
export function compoundParts(word: string, isKnown: (part: string) => boolean): string[] {
  for (let cut = word.length - 4; cut >= 4; cut--) {
    const last = word.slice(cut);
    if (!isKnown(last)) continue;
    const first = word.slice(0, cut);
    const found = [first, first.replace(/(?:s|n|en|es)$/, '')].find(
      (part) => part.length >= 4 && isKnown(part),
    );
    if (found !== undefined) return [found, last];
  }
  return [];
}

/** Whether the index has a word, or another form of it. */
export function isKnownWord(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.has(stem(word)) || vocabulary.withRoot(germanRoot(word)).length > 0;
}

/** Terms that the word may be a mistyped one of. */
export function corrections(word: string, vocabulary: Vocabulary, language: Language): Variant[] {
  const { likeness } = weights;
  const term = stem(word);
  const isKnown = vocabulary.has(term);
  // A known short word is hardly ever another one mistyped.
  if (isKnown && term.length < 6) return [];
  const near = vocabulary
    .near(term, forgiven(word, term), 4)
    .filter((found) => !isStopWord(found.term, language))
    .map(({ term: phrase, distance }) => {
      const slips = distance === 1 ? likeness.slip[Math.min(term.length, 6)] : likeness.twoSlips;
      const doubt = isLikelySlip(term, phrase) ? 1 : likeness.unlikelySlip;
      return { phrase, likeness: (slips ?? 0) * doubt, correction: true };
    });
  // The mistake may be in an ending that the stem of the right word does not have.
  const beginning = isKnown ? undefined : vocabulary.beginningOf(word);
  return beginning ? [...near, { phrase: beginning, likeness: likeness.shorter, correction: true }] : near;
}

/** Each phrase once, as its likeliest. */
export function unique(variants: readonly Variant[]): Variant[] {
  const best = new Map<string, Variant>();
  for (const variant of variants) {
    const other = best.get(variant.phrase);
    if (!other || variant.likeness > other.likeness) best.set(variant.phrase, variant);
  }
  return [...best.values()];
}
