/** Builds what the model is asked: system prompt, passages, previous messages and the question, within its context. */
import { Failure } from '../../../shared/errors.ts';
import type { KnowledgeHit, Message } from '../../../shared/model.ts';
import type { ChatMessage } from '../../lm/language-model.ts';

/** What LM Studio loads a model with where nobody chose otherwise; assumed while the server has not said. */
const DEFAULT_CONTEXT = 4096;
/** Tokens a chat template spends on each message. */
const PER_MESSAGE = 8;

export interface PromptParts {
  system: string;
  /** What holds for this question alone. */
  circumstances: string;
  /** Oldest first. */
  history: Pick<Message, 'role' | 'content'>[];
  /** Best first; they are numbered 1, 2, … in this order. */
  passages: KnowledgeHit[];
  question: string;
  contextLength: number | null;
  maxTokens: number;
}

export interface Prompt {
  messages: ChatMessage[];
  max_tokens: number;
  /** How many of the passages, from the first, are in it. */
  passagesUsed: number;
}

/**
 * Passages come before history, and newer history before older, where not all of it fits.
 * @throws Failure `model_context_full` where not even system prompt and question fit
 */
export function buildPrompt(parts: PromptParts): Prompt {
  const context = parts.contextLength ?? DEFAULT_CONTEXT;
  const max_tokens = Math.min(parts.maxTokens, Math.floor(context / 2));
  let left = context - max_tokens - cost(parts.system) - cost(parts.circumstances) - cost(parts.question);
  if (left < 0) throw new Failure('model_context_full');

  const passages: string[] = [];
  for (const [index, hit] of parts.passages.entries()) {
    const text = passageText(index + 1, hit);
    if (cost(text) > left) break;
    passages.push(text);
    left -= cost(text);
  }
  const history: ChatMessage[] = [];
  for (const { role, content: said } of parts.history.toReversed()) {
    // The numbers of earlier passages mean others now.
    const content = role === 'assistant' ? said.replaceAll(/ ?\[\d{1,2}\]/g, '') : said;
    if (cost(content) > left) break;
    history.unshift({ role, content });
    left -= cost(content);
  }
  return {
    messages: [
      { role: 'system', content: [parts.system.trim(), ...passages, parts.circumstances].join('\n\n') },
      ...alternate([...history, { role: 'user', content: parts.question }]),
    ],
    max_tokens,
    passagesUsed: passages.length,
  };
}

function passageText(n: number, hit: KnowledgeHit): string {
  return `[${n}] ${[hit.title, hit.heading].filter(Boolean).join(' – ')}\n${hit.text}`;
}

/** Many chat templates refuse two messages of one role in a row, and a history that the assistant begins. */
function alternate(messages: ChatMessage[]): ChatMessage[] {
  const result: ChatMessage[] = [];
  for (const message of messages) {
    const last = result.at(-1);
    if (last?.role === message.role) last.content += `\n\n${message.content}`;
    else if (last || message.role === 'user') result.push({ ...message });
  }
  return result;
}

/** Tokens a text takes, guessed from above: 3 bytes a token holds for English and German prose alike. */
function cost(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3) + PER_MESSAGE;
}
