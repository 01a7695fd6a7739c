/** Links and pictures. Links that lead somewhere from here stay in the article; what is indexed has none. */

const TEXT = String.raw`((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)`;
const TARGET = String.raw`\(\s*(<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*(?:[ ](?!["'(])[^()"'\n]*)?)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)`;
const IMAGE = new RegExp(`!\\[${TEXT}\\]${TARGET}(?:\\{[^}\\n]*\\})?`, 'g');
const LINK = new RegExp(`(?<![!\\\\])\\[${TEXT}\\]${TARGET}(?:\\{[:.#][^}\\n]*\\})?`, 'g');
const REFERENCE = new RegExp(`(!?)(?<!\\\\)\\[${TEXT}\\]\\[([^\\[\\]\\n]*)\\]`, 'g');
const DEFINITION =
  /^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?([^\s>]+)>?[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))?[ \t]*$/gm;

const LEADS_SOMEWHERE = /^(?:https?:\/\/|mailto:|tel:)/i;
const LONGEST_ALT = 60;

/** @param text without its code */
export function plainLinks(text: string): string {
  const targets = new Map<string, string>();
  const resolved = text
    .replaceAll(DEFINITION, (_, name: string, to: string) => {
      targets.set(name.toLowerCase(), to);
      return '';
    })
    .replaceAll(REFERENCE, (all, image: string, words: string, name: string) => {
      const to = targets.get((name || words).toLowerCase());
      return to === undefined ? all : `${image}[${words}](${to})`;
    })
    .replaceAll(/(?<![\]\\])\[([^[\]\n^][^[\]\n]*)\](?![(:[])/g, (all, words: string) => {
      const to = targets.get(words.toLowerCase());
      return to === undefined ? all : `[${words}](${to})`;
    });
  return dropImages(resolved)
    .replaceAll(/\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g, (_, page: string, words?: string) => words ?? page)
    .replaceAll(LINK, (_, words: string, target: string) => {
      const to = target.replaceAll(/^<|>$/g, '').trim();
      if (words.trim() === '') return '';
      return LEADS_SOMEWHERE.test(to) ? `[${words}](${to.replaceAll(' ', '%20')})` : words;
    });
}

/** A picture in a sentence is its words, as those of an icon; one by itself is nothing. */
function dropImages(text: string): string {
  const alone = new RegExp(
    `^([ \\t]*(?:>[ \\t]?)*(?:[-*+][ \\t]+|\\d+[.)][ \\t]+)?)(?:\\[?${IMAGE.source}(?:\\]${TARGET})?[ \\t]*)+$`,
    'gm',
  );
  return text.replaceAll(alone, '').replaceAll(IMAGE, (_, alt: string) => {
    const words = alt.replaceAll(/\s+/g, ' ').trim();
    return words.length > LONGEST_ALT || /\.\w{3,4}$|^(?:image|img|screenshot|icon|logo|alt)\b/i.test(words)
      ? ''
      : words;
  });
}

/** The words of the links that are left, for the index. Addresses that stand in the text stay. */
export function dropTargets(text: string): string {
  return text.replaceAll(LINK, (_, words: string) => words);
}
