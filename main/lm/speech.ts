/** What a model means with the pieces it sends: which is thinking, which is the answer. */
import type { Passage } from './think.ts';
import { createThinkSplitter } from './think.ts';

/** One piece as the server sends it. */
export interface Piece {
  content: string;
  reasoning: string;
}

export interface Speech {
  /** @returns what can be passed on by now; blanks before the first word are dropped */
  hear(piece: Piece): Passage[];
  /**
   * The rest, at the finish marker: where no content came at all, the reasoning stands in for it
   * (the specification's fallback). Empty where not a word of either came.
   */
  finish(): Passage[];
  /** Whether a word came, of thinking or answer. */
  spoke(): boolean;
}

export function createSpeech(): Speech {
  const splitter = createThinkSplitter();
  const thoughts: string[] = [];
  const begun = { reasoning: false, content: false };

  /** The passage without blanks before its kind's first word; undefined where nothing is left. */
  function begin({ kind, text }: Passage): Passage | undefined {
    const trimmed = begun[kind] ? text : text.trimStart();
    if (trimmed === '') return undefined;
    begun[kind] = true;
    if (kind === 'reasoning' && !begun.content) thoughts.push(trimmed);
    return { kind, text: trimmed };
  }
  function begunOf(passages: Passage[]): Passage[] {
    return passages.map(begin).filter((passage) => passage !== undefined);
  }

  return {
    hear({ reasoning, content }) {
      const passages = content === '' ? [] : splitter.push(content);
      if (reasoning !== '') passages.unshift({ kind: 'reasoning', text: reasoning });
      return begunOf(passages);
    },
    finish() {
      const rest = begunOf(splitter.flush());
      if (!begun.content && begun.reasoning) rest.push({ kind: 'content', text: thoughts.join('') });
      return rest;
    },
    spoke: () => begun.content || begun.reasoning,
  };
}
