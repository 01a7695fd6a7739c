import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeech, type Piece } from '../../main/lm/speech.ts';

interface Meant {
  content: string;
  reasoning: string;
}

/** Hears the pieces and joins what they mean, the fallback at the end left out. */
function hear(pieces: Piece[]): Meant {
  const speech = createSpeech();
  const meant: Meant = { content: '', reasoning: '' };
  for (const piece of pieces) for (const { kind, text } of speech.hear(piece)) meant[kind] += text;
  for (const { kind, text } of speech.finish()) meant[kind] += text;
  return meant;
}

function content(text: string): Piece {
  return { content: text, reasoning: '' };
}

function cutAt(text: string, cuts: number[]): Piece[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  return places.slice(1).map((place, index) => content(text.slice(places[index], place)));
}

/** Text made of what the splitter must tell apart: tags, halves of tags, brackets, blanks and words. */
const taggedText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<think>',
        '</think>',
        '<thi',
        '<',
        '</',
        'think>',
        '<think',
        '<<think>',
        ' ',
        '\n',
        'ä😀',
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('inline thinking', () => {
  it('means the same wherever the stream is cut', () => {
    fc.assert(
      fc.property(taggedText, fc.array(fc.nat(), { maxLength: 12 }), (text, cuts) => {
        expect(hear(cutAt(text, cuts))).toEqual(hear([content(text)]));
      }),
      { numRuns: 500 },
    );
  });

  it('means the same letter by letter', () => {
    fc.assert(
      fc.property(taggedText, (text) => {
        expect(hear(Array.from({ length: text.length }, (_, at) => content(text.charAt(at))))).toEqual(
          hear([content(text)]),
        );
      }),
    );
  });

  it('keeps thought and answer apart, whatever they are', () => {
    const words = fc.string({ minLength: 1, maxLength: 30 }).map((text) => `x${text.replaceAll('<', '')}`);
    fc.assert(
      fc.property(words, words, fc.array(fc.nat(), { maxLength: 8 }), (thought, answer, cuts) => {
        expect(hear(cutAt(`<think>\n${thought}</think>\n\n${answer}`, cuts))).toEqual({
          reasoning: thought,
          content: answer,
        });
      }),
    );
  });

  it.each([
    ['<think>a</think>b<think>c</think>d', { reasoning: 'ac', content: 'bd' }],
    ['<think>a</think>b<think>never closed', { reasoning: 'anever closed', content: 'b' }],
    ['a < b, <thin> and <think', { reasoning: '', content: 'a < b, <thin> and <think' }],
    ['<think></think>\n\nAnswer', { reasoning: '', content: 'Answer' }],
    ['  \n Answer', { reasoning: '', content: 'Answer' }],
  ])('%j', (text, meant) => {
    expect(hear([content(text)])).toEqual(meant);
  });

  it('holds back no word that cannot be part of a tag', () => {
    const speech = createSpeech();
    expect(speech.hear(content('Turn <it'))).toEqual([{ kind: 'content', text: 'Turn <it' }]);
    expect(speech.hear(content(' off <th'))).toEqual([{ kind: 'content', text: ' off ' }]);
  });
});

describe('reasoning', () => {
  it('stands in for the answer where no content came', () => {
    expect(
      hear([
        { content: '', reasoning: 'Off and ' },
        { content: '\n', reasoning: 'on.' },
      ]),
    ).toEqual({
      reasoning: 'Off and on.',
      content: 'Off and on.',
    });
    expect(hear([content('<think>Off and on.')])).toEqual({
      reasoning: 'Off and on.',
      content: 'Off and on.',
    });
  });

  it('does not where a word of content came', () => {
    expect(hear([{ content: '', reasoning: 'Hm.' }, content('Off.')])).toEqual({
      reasoning: 'Hm.',
      content: 'Off.',
    });
  });
});
