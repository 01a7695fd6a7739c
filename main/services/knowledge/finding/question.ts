/** What a question asks for: its meaningful words, each with the index terms that may stand for it. */
import type { Language } from '../../../../shared/model.ts';
import { stem } from './stem.ts';
import { isMistypedStopWord, isStopWord } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weights } from './weights.ts';
import { compoundParts, corrections, isKnownWord, knownForms, unique, type Variant } from './word-forms.ts';
import { fold, spokenWords } from './words.ts';

interface Concept {
  variants: Variant[];
}

export interface Question {
  /** One for each different meaningful word or known phrase; none where there is no such word. */
  concepts: Concept[];
  /** All index terms in it. */
  spoken: readonly string[];
}

/** A question of more words is read by its beginning. */
const MOST_WORDS = 400;
/** A longer one is no word but a code: it has no other forms. */
const LONGEST_WORD = 64;
/** Looking for near terms is the dearest step: enough for a sentence. */
const MOST_CORRECTED = 12;

export function readQuestion(
  text: string,
  language: Language,
  synonyms: Synonyms,
  vocabulary: Vocabulary,
): Question {
  const spoken = spokenWords(text).slice(0, MOST_WORDS);
  const stems = spoken.map((word) => stem(fold(word)));
  const concepts = new Map<string, Concept>();
  let looked = 0;

  function add(key: string, ...variants: (readonly Variant[])[]): void {
    concepts.set(key, { variants: unique(variants.flatMap((some) => withSynonyms(some, synonyms))) });
  }

  function isKnown(part: string): boolean {
    return isKnownWord(part, vocabulary) || synonyms.has(stem(part));
  }

  function addWord(word: string, key: string): void {
    const own = { phrase: key, likeness: 1 };
    if (word.length > LONGEST_WORD) {
      add(key, [own]);
      return;
    }
    const known = knownForms(fold(word), vocabulary, language);
    const isListed = synonyms.has(key);
    const mayBeMistyped = looked < MOST_CORRECTED;
    if (known.length === 0 && !isListed) {
      if (/\d/.test(word) || (mayBeMistyped && isMistypedStopWord(word, language))) return;
      const parts = language === 'de' ? compoundParts(fold(word), isKnown) : [];
      for (const part of parts) {
        const forms = [{ phrase: stem(part), likeness: 1 }, ...knownForms(part, vocabulary, language)];
        add(stem(part), weakened(forms, weights.likeness.part));
      }
      if (parts.length > 0) return;
    }
    looked++;
    add(key, [own, ...known], mayBeMistyped ? corrections(fold(word), vocabulary, language) : []);
  }

  let length = 1;
  for (let index = 0; index < spoken.length; index += length) {
    length = synonyms.phraseAt(stems, index);
    const key = stems.slice(index, index + length).join(' ');
    const word = spoken[index] ?? '';
    if (concepts.has(key) || (length === 1 && isStopWord(word, language))) continue;
    if (length > 1) add(key, [{ phrase: key, likeness: 1 }]);
    else addWord(word, key);
  }
  return { concepts: [...concepts.values()], spoken: stems };
}

function withSynonyms(variants: readonly Variant[], synonyms: Synonyms): Variant[] {
  const others = variants.flatMap((variant) =>
    synonyms.of(variant.phrase).map((phrase) => ({ ...variant, phrase })),
  );
  return [...variants, ...weakened(others, weights.likeness.synonym)];
}

function weakened(variants: readonly Variant[], by: number): Variant[] {
  return variants.map((variant) => ({ ...variant, likeness: variant.likeness * by }));
}
