/** The shapes of a chat completion, whole or in chunks, as far as they are read. */
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
import type { ChatRequest } from './language-model.ts';
import type { Piece } from './speech.ts';

const Words = z.object({
  content: z.string().nullish(),
  /** LM Studio from 0.3.9 on; `reasoning` for gpt-oss from 0.3.23 on. */
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish().catch(undefined),
});

const Completion = z.object({
  model: z.string().optional().catch(undefined),
  choices: z.array(
    z.object({ delta: Words.nullish(), message: Words.nullish(), finish_reason: z.string().nullish() }),
  ),
});

/** What one chunk, or a whole completion, says. */
export interface Said extends Piece {
  model: string | undefined;
  /** The finish marker where this carries it. */
  finish: string | undefined;
}

/**
 * @returns undefined for what is something else than a completion, such as a progress report
 * @throws Failure `model_bad_reply` for a completion of another shape
 */
export function readCompletion(body: unknown): Said | undefined {
  if (typeof body !== 'object' || body === null || !('choices' in body)) return undefined;
  const parsed = Completion.safeParse(body);
  if (!parsed.success) throw new Failure('model_bad_reply');
  const { model, choices } = parsed.data;
  const words = choices[0]?.delta ?? choices[0]?.message;
  return {
    model,
    content: words?.content ?? '',
    reasoning: words?.reasoning_content ?? words?.reasoning ?? '',
    finish: choices[0]?.finish_reason ?? undefined,
  };
}

/** The body that asks for a streamed completion. `stream_options` is left out: some builds refuse it. */
export function completionRequest(model: string, { messages, max_tokens }: ChatRequest): string {
  return JSON.stringify({
    model,
    messages,
    max_tokens,
    stream: true,
  } satisfies ChatCompletionCreateParamsStreaming);
}
