/** HTML and JSX within Markdown: structure becomes Markdown, the rest of the tags goes, their words stay. */
import { decodeEntities } from './entities.ts';

const NOT_SHOWN =
  /<(script|style|svg|iframe|video|audio|object|noscript|template|nav|form)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const TAG = /<(\/?)([A-Za-z][\w.:-]*)((?:\s(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^<>"'])*)?)(\/?)>/g;
const BREAKING =
  /^(?:p|div|section|article|header|footer|main|aside|center|details|figure|figcaption|blockquote|ul|ol|dl|dd|table|thead|tbody|tfoot|tr|caption|hr|picture)$/i;
const INLINE =
  /^(?:a|abbr|acronym|b|bdi|big|cite|code|colgroup|col|data|del|dfn|em|font|i|img|input|button|ins|kbd|label|link|mark|meta|nobr|param|q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|wbr|td|th|li|dt|summary|br|h[1-6]|pre|body|html|head|title)$/i;

/** Code in HTML becomes fenced code; to be done before code is set aside. */
export function fenceHtmlCode(text: string): string {
  return text.replaceAll(/<pre\b[^>]*>([\s\S]*?)<\/pre\s*>/gi, (_, inner: string) => {
    const code = decodeEntities(inner.replaceAll(/<\/?[a-z][^>]*>/gi, '')).replaceAll('```', '');
    return `\n\n\`\`\`\n${code.replace(/^\n+/, '').trimEnd()}\n\`\`\`\n\n`;
  });
}

/** @param text without its code */
export function dropTags(text: string): string {
  return text
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(NOT_SHOWN, '')
    .replaceAll(/<(https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>/g, '$1')
    .replaceAll(
      /<a\b[^>]*?\bhref\s*=\s*["']([^"']*)["'][^>]*>([\s\S]*?)<\/a\s*>/gi,
      (_, to, words) => `[${oneLine(words)}](${to.replaceAll(/\s/g, '%20')})`,
    )
    .replaceAll(/<img\b([^>]*)>/gi, (_, rest) => `![${attribute(rest, 'alt') ?? ''}](i)`)
    .replaceAll(
      /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>/gi,
      (_, level, words) => `\n\n${'#'.repeat(Number(level))} ${oneLine(words)}\n\n`,
    )
    .replaceAll(
      /<(?:summary|dt)\b[^>]*>([\s\S]*?)<\/(?:summary|dt)\s*>/gi,
      (_, words) => `\n\n**${oneLine(words).replaceAll('**', '')}**\n\n`,
    )
    .replaceAll(/^([ \t]*\|.*)$/gm, (row) =>
      row.replaceAll(/<br\s*\/?>|<\/?(?:p|li|ul|ol|div)\b[^>]*>/gi, ' '),
    )
    .replaceAll(TAG, (all, closes: string, name: string, rest: string, empty: string) =>
      inPlaceOf(all, { closes: closes !== '', name, rest, empty: empty !== '' || rest.endsWith('/') }, text),
    );
}

interface Tag {
  closes: boolean;
  name: string;
  rest: string;
  empty: boolean;
}

function inPlaceOf(all: string, { closes, name, rest, empty }: Tag, text: string): string {
  if (/^br$/i.test(name)) return '\n';
  if (/^li$/i.test(name)) return closes ? '' : '\n- ';
  if (/^t[dh]$/i.test(name)) return closes ? ' | ' : '';
  if (BREAKING.test(name)) return '\n';
  if (/^code|kbd|samp|tt$/i.test(name)) return '';
  if (INLINE.test(name)) return '';
  const isTag = closes || empty || rest.includes('=') || text.includes(`</${name}>`);
  // <your-name> in a sentence stands for something to be put there.
  if (!isTag) return `\\${all}`;
  const words = closes ? undefined : (attribute(rest, 'label') ?? attribute(rest, 'title'));
  return words && !empty ? `\n\n**${words}**\n\n` : '\n';
}

function attribute(rest: string, name: string): string | undefined {
  const found = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(rest);
  return found?.[1] ?? found?.[2];
}

function oneLine(words: string): string {
  return words
    .replaceAll(/<img\b[^>]*>/gi, '')
    .replaceAll(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
