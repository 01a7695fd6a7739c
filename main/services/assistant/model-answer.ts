/** Streams an answer from the model and judges how it ended. */
import type { ErrorCode } from '../../../shared/errors.ts';
import { Failure, wordsOf } from '../../../shared/errors.ts';
import type { Source } from '../../../shared/model.ts';
import type { LanguageModel } from '../../lm/language-model.ts';
import { createStreamMask } from '../redaction/stream-mask.ts';
import type { Answer, Progress } from './answer.ts';
import { createCitations } from './citations.ts';
import { joined } from './joined.ts';
import type { Prompt } from './prompt.ts';

/**
 * @returns a complete answer, or a partial one where the model stopped after its first words
 * @throws Failure where not a word of an answer came
 */
export async function answerFromModel(
  model: LanguageModel,
  prompt: Prompt,
  sources: Source[],
  { signal, emit }: Progress,
): Promise<Answer> {
  const citations = createCitations(sources.length);
  // A model may repeat a secret of a document, or one that was typed in a way no rule knows.
  const mask = createStreamMask();
  const thoughtMask = createStreamMask();
  const pieces: string[] = [];
  let cutBy: ErrorCode | null = null;
  let hasBegun = false;
  const say = (text: string): void => {
    if (text === '') return;
    pieces.push(text);
    emit({ event: 'delta', data: { text } });
  };
  const think = (text: string): void => {
    if (text !== '') emit({ event: 'reasoning', data: { text } });
  };
  try {
    const chunks = model.chat({
      messages: prompt.messages,
      max_tokens: prompt.max_tokens,
      signal,
    });
    for await (const chunk of joined(chunks)) {
      if (chunk.kind === 'end') {
        cutBy = chunk.finish === 'length' ? 'answer_cut' : null;
      } else if (chunk.kind === 'reasoning') {
        think(thoughtMask.push(chunk.text));
      } else {
        hasBegun = true;
        think(thoughtMask.end());
        say(citations.push(mask.push(chunk.text)));
      }
    }
  } catch (error) {
    if (!hasBegun || !(error instanceof Failure)) throw error;
    cutBy = error.code;
  }
  think(thoughtMask.end());
  say(citations.push(mask.end()) + citations.end());
  return {
    response: pieces.join(''),
    answered_by: 'model',
    state: cutBy ? 'partial' : 'complete',
    sources: citedOf(sources, citations.cited()),
    notice: cutBy && { code: cutBy, message: wordsOf(cutBy) },
    suggest_ticket: false,
  };
}

/** Small models often use a passage without naming it: then all that were given are the sources. */
function citedOf(sources: Source[], cited: ReadonlySet<number>): Source[] {
  return cited.size > 0 ? sources.filter(({ n }) => cited.has(n)) : sources;
}
