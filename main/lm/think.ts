/** Separates inline `<think>…</think>` from the answer, wherever the pieces of a stream are cut. */

export interface Passage {
  kind: 'reasoning' | 'content';
  text: string;
}

export interface ThinkSplitter {
  /** @returns what is certain by now: the beginning of a tag is held back until it is one or not */
  push(text: string): Passage[];
  /** What was held back, at the end of the stream. */
  flush(): Passage[];
}

const TAGS = { content: '<think>', reasoning: '</think>' } as const;

export function createThinkSplitter(): ThinkSplitter {
  let kind: Passage['kind'] = 'content';
  let held = '';

  return {
    push(text) {
      const passages: Passage[] = [];
      let rest = held + text;
      held = '';
      for (let at = rest.indexOf('<'); at !== -1; at = rest.indexOf('<', at)) {
        const tag = TAGS[kind];
        if (rest.startsWith(tag, at)) {
          if (at > 0) passages.push({ kind, text: rest.slice(0, at) });
          rest = rest.slice(at + tag.length);
          kind = kind === 'content' ? 'reasoning' : 'content';
          at = 0;
        } else if (tag.startsWith(rest.slice(at))) {
          held = rest.slice(at);
          rest = rest.slice(0, at);
        } else {
          at += 1;
        }
      }
      if (rest !== '') passages.push({ kind, text: rest });
      return passages;
    },
    flush() {
      const passages: Passage[] = held === '' ? [] : [{ kind, text: held }];
      held = '';
      return passages;
    },
  };
}
