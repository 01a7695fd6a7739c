/** Finds out how much each concept of a question tells: in how few passages it occurs. */
import type { Question } from './question.ts';
import type { WeighedQuestion, WeighedVariant } from './score.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weights } from './weights.ts';

/** A rambling question is judged by its most telling words. */
const MOST_CONCEPTS = 60;

/** Gives concepts their weights, and leaves out the variants that the index does not have. */
export async function weigh(question: Question, vocabulary: Vocabulary): Promise<WeighedQuestion> {
  const { concepts, spoken } = question;
  const phrases = concepts.flatMap(({ variants }) => variants.map(({ phrase }) => phrase));
  const frequencies = await vocabulary.frequencies([
    ...new Set(phrases.flatMap((phrase) => phrase.split(' '))),
  ]);
  const frequencyOf = (phrase: string) =>
    Math.min(...phrase.split(' ').map((term) => frequencies.get(term) ?? 0));

  const weighed = concepts.map(({ variants }) => {
    const found = variants.map((variant) => ({ ...variant, frequency: frequencyOf(variant.phrase) }));
    const meant = found.filter(({ correction, frequency }) => !correction && frequency > 0);
    const own = mostFrequent(meant);
    const known = found.filter(
      ({ correction, frequency }) => frequency > (correction ? own * weights.moreFrequent : 0),
    );
    const frequency = mostFrequent(surest(meant.length > 0 ? meant : known));
    const rarity = idf(vocabulary.passages, frequency) / idf(vocabulary.passages, 0);
    const weight = Math.max(weights.leastWeight, rarity ** weights.rarity);
    return { variants: known, frequency, weight: frequency === 0 ? weight * weights.unknown : weight };
  });
  const telling = weighed
    .toSorted((a, b) => Number(b.frequency > 0) - Number(a.frequency > 0) || b.weight - a.weight)
    .slice(0, MOST_CONCEPTS);
  const terms = telling.flatMap(({ variants }) => variants.flatMap(({ phrase }) => phrase.split(' ')));
  return { concepts: telling, terms: new Set([...spoken, ...terms]) };
}

/** Inverse document frequency, as BM25 has it; 0 for a term in more passages than were counted when some were added since. */
function idf(passages: number, frequency: number): number {
  return Math.log(1 + Math.max(0, passages - frequency + 0.5) / (frequency + 0.5));
}

function mostFrequent(variants: readonly WeighedVariant[]): number {
  return Math.max(0, ...variants.map(({ frequency }) => frequency));
}

/** The variants that tell how common a concept is: how often the words of a phrase stand together is not known. */
function surest(variants: readonly WeighedVariant[]): readonly WeighedVariant[] {
  const likely = variants.filter(({ likeness }) => likeness >= weights.likeness.synonym);
  const single = likely.filter(({ phrase }) => !phrase.includes(' '));
  return [single, likely, variants].find((some) => some.length > 0) ?? [];
}
