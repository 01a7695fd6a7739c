/** Finds out how much each concept of a question tells: in how few passages it occurs. */
import type { Question } from './question.ts';
import type { WeighedQuestion, WeighedVariant } from './score.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weights } from './weights.ts';

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
    const likeness = Math.max(0, ...known.map((variant) => variant.likeness));
    const certainty = weights.unknown + (1 - weights.unknown) * likeness;
    return {
      variants: known,
      frequency,
      weight: Math.max(weights.leastWeight, rarity ** weights.rarity) * certainty,
    };
  });
  const terms = weighed.flatMap(({ variants }) => variants.flatMap(({ phrase }) => phrase.split(' ')));
  return { concepts: weighed, terms: new Set([...spoken, ...terms]) };
}

/** Inverse document frequency, as BM25 has it. */
function idf(passages: number, frequency: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
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
