/** How much a model may say: a server that does not keep to the tokens it was asked for is cut off. */
import type { Piece } from './speech.ts';

export interface Length {
  /** @returns the piece, or what of it there is room for */
  take<P extends Piece>(piece: P): P;
  /** Whether something was cut off. */
  isExceeded(): boolean;
}

/** No tokenizer has more in a token on average, but for an answer of rules and blanks alone. */
const CHARACTERS_PER_TOKEN = 16;

/** @param maxTokens that the model was asked for, thinking included */
export function createLength(maxTokens: number): Length {
  let room = maxTokens * CHARACTERS_PER_TOKEN;
  return {
    take(piece) {
      const reasoning = piece.reasoning.slice(0, Math.max(0, room));
      const content = piece.content.slice(0, Math.max(0, room - reasoning.length));
      room -= piece.reasoning.length + piece.content.length;
      return room < 0 ? { ...piece, reasoning, content } : piece;
    },
    isExceeded: () => room < 0,
  };
}
