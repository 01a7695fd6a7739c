/** Streams an answer from the model and judges how it ended. */
import type { ErrorCode } from '../../../shared/errors.ts';
import { Failure, wordsOf } from '../../../shared/errors.ts';
import type { Source } from '../../../shared/model.ts';
import type { LanguageModel } from '../../lm/language-model.ts';
import type { Answer, Progress } from './answer.ts';
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
  const pieces: string[] = [];
  let cutBy: ErrorCode | null = null;
  try {
    for await (const chunk of model.chat({
      messages: prompt.messages,
      max_tokens: prompt.max_tokens,
      signal,
    })) {
      if (chunk.kind === 'end') {
        cutBy = chunk.finish === 'length' ? 'answer_cut' : null;
      } else if (chunk.kind === 'reasoning') {
        emit({ event: 'reasoning', data: { text: chunk.text } });
      } else {
        pieces.push(chunk.text);
        emit({ event: 'delta', data: { text: chunk.text } });
      }
    }
  } catch (error) {
    if (pieces.length === 0 || !(error instanceof Failure)) throw error;
    cutBy = error.code;
  }
  return {
    response: pieces.join(''),
    answered_by: 'model',
    state: cutBy ? 'partial' : 'complete',
    sources,
    notice: cutBy && { code: cutBy, message: wordsOf(cutBy) },
    suggest_ticket: false,
  };
}
