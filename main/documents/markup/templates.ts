/** Tags of site generators (Hugo, Jekyll, GitBook, Liquid, Jinja) are taken out; words that they would show stay. */

// A sign is taken alone only where it begins no words in quotes: one way to read a tag, not two for each of its quotes.
const HUGO =
  /\{\{[<%](?:\/\*[\s\S]*?\*\/)?\s*(\/?)\s*([\w./-]*)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|(?![<%]?\}\}|%\}\}|"(?:[^"\\]|\\.)*"|`[^`]*`)[\s\S])*?)\s*\/?[>%]\}\}/g;
const LIQUID = /\{%[-+]?\s*(\/?)([\w./-]*)((?:"[^"]*"|'[^']*'|(?!%\}|"[^"]*"|'[^']*')[\s\S])*?)[-+]?%\}/g;
const OUTPUT = /\{\{\{?(?:(?!\}\})[\s\S]){0,300}\}\}\}?/g;
const COMMENT = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{#(?!\w)[\s\S]*?#\}/g;

/** Code in tags of their own becomes fenced code; to be done before code is set aside. */
export function fenceTaggedCode(text: string): string {
  return text
    .replaceAll(/\{%-?\s*highlight\s+([\w+-]*)[^%]*%\}\n?/g, '\n```$1\n')
    .replaceAll(/\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}/g, '\n```\n')
    .replaceAll(/\{\{[<%]\s*highlight\s+"?([\w+-]*)"?[^\n]*?[>%]\}\}\n?/g, '\n```$1\n')
    .replaceAll(/\n?[ \t]*\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g, '\n```\n');
}

/** @param text without its code */
export function dropTemplates(text: string): string {
  return text
    .replaceAll(COMMENT, '')
    .replaceAll(HUGO, (_, closes: string, name: string, rest: string) => (closes ? '' : shown(name, rest)))
    .replaceAll(LIQUID, (_, closes: string, name: string, rest: string) => (closes ? '' : shown(name, rest)))
    .replaceAll(OUTPUT, (tag) => /^\{\{-?\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '');
}

/** Tags whose title stands above their content. */
const TITLED =
  /^(?:tab|tabs|details|step|accordion|accordion-item|expand|expander|collapse|collapsible|hint|callout|notice|admonition|panel|card|cards)$/;
/** Tags whose first argument is what is shown. */
const WORD = /^(?:heading|kbd|term|hl|keyword|label|menu|button|ui|abbr)$/;

function shown(name: string, rest: string): string {
  const title = argument(rest, 'title|name|header|heading|summary|label');
  if (TITLED.test(name)) {
    const words = title ?? /^\s*"([^"]*)"/.exec(rest)?.[1];
    return words ? `\n\n**${words}**\n\n` : '\n';
  }
  if (WORD.test(name)) return quoted(rest) ?? rest.trim().split(/\s+/)[0] ?? '';
  if (name === 'data') return productName(rest);
  if (/^(?:figure|img|image|include|embed|video|youtube|ref|relref|link|code)$/.test(name)) return '';
  const text = argument(rest, 'text|aria-label') ?? (name === 'my' ? title : undefined);
  return text ?? argument(rest, 'term_id')?.replaceAll('-', ' ') ?? '';
}

function argument(rest: string, names: string): string | undefined {
  const found = new RegExp(String.raw`(?:^|\s)(?:${names})\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(rest);
  return found?.[1] ?? found?.[2];
}

/** `"whatsnext"` is `whatsnext`; the headings of Kubernetes are known by names of their own. */
function quoted(rest: string): string | undefined {
  const word = /^\s*["']([^"']*)["']/.exec(rest)?.[1];
  const known: Readonly<Record<string, string>> = {
    whatsnext: "What's next",
    prerequisites: 'Before you begin',
    synopsis: 'Synopsis',
    options: 'Options',
    seealso: 'See also',
    cleanup: 'Cleaning up',
    objectives: 'Objectives',
  };
  return word === undefined ? undefined : (known[word] ?? word);
}

/** `variables.product.prodname_copilot_chat` stands for words that are elsewhere; its name says nearly the same. */
function productName(rest: string): string {
  const name = /^\s*variables\.[\w.-]*?([\w-]+)\s*$/.exec(rest)?.[1] ?? '';
  return name
    .replace(/^(?:prodname|product_name)_?/, '')
    .replace(/^dotcom\b/, 'GitHub')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
}
