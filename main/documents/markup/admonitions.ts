/** Notes and tabs as documentation tools write them become a word in bold and their text. */
import { fenceOf, isFenceEnd } from './code.ts';

const KINDS =
  'note|tip|info|information|hint|warning|warn|caution|danger|error|important|attention|success|question|example|abstract|summary|bug|failure|quote|todo|seealso|admonition|details|dropdown|tab-item|callout|aside|remember|check|prereqs?|deprecated|versionadded|versionchanged';
/** MkDocs: `!!! note "Title"`, `??? tip`, `=== "Tab"`, with the text indented below. */
const INDENTED = /^([ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)[^"\n]*(?:"(.*)")?|===[!+]?[ \t]+"(.*)")[ \t]*$/;
/** Docusaurus, MyST, Microsoft: `:::note Title`, `:::{tip}`, `::: zone pivot="x"`; `:::image …:::` stands alone. */
const COLONS = /^([ \t]*(?:>[ \t]?)*):{3,}[ \t]*(.*?)(?::{3,})?[ \t]*$/;
const COLON_KIND = new RegExp(
  String.raw`^\{?(${KINDS})\b\}?(?:\[(.*)\])?[ \t]*(?:\{[^}]*\}|[\w-]+="[^"]*")?[ \t]*(.*)$`,
  'i',
);
/** MyST: a fence that is called {note}. */
const FENCED = new RegExp(String.raw`^[ \t]*(?:\x60{3,}|~{3,})\{(${KINDS})\}[ \t]*(.*)$`, 'i');
/** GitHub, Microsoft and Obsidian: `> [!NOTE]`. */
const QUOTED = /^([ \t]*(?:>[ \t]?)+)\[!(\w+)([^\]]*)\][+-]?[ \t]*(.*)$/;
const DROPPED_QUOTES = /^(?:div|video|include|code)$/i;

export function unfoldAdmonitions(text: string): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (fence !== undefined) {
      out.push(line);
      if (isFenceEnd(line, fence)) fence = undefined;
      continue;
    }
    const fenced = FENCED.exec(line);
    const indented = INDENTED.exec(line);
    if (fenced) {
      const end = lines.findIndex((other, index) => index > at && isFenceEnd(other, fenceOf(line) ?? '```'));
      const inner = lines
        .slice(at + 1, end === -1 ? lines.length : end)
        .filter((row) => !/^:[\w-]+:/.test(row));
      out.push(
        '',
        label('', fenced[2] || nameOf(fenced[1] ?? '')),
        '',
        unfoldAdmonitions(inner.join('\n')),
        '',
      );
      at = end === -1 ? lines.length : end;
    } else if (indented) {
      const [, lead = '', kind = '', title, tab] = indented;
      const inner: string[] = [];
      while (at + 1 < lines.length && isWithin(lines[at + 1] ?? '', lead))
        inner.push(dedent(lines[++at] ?? '', lead));
      out.push(
        label(lead, title || tab || nameOf(kind)),
        '',
        lead + unfoldAdmonitions(inner.join('\n')).replaceAll('\n', `\n${lead}`).trim(),
        '',
      );
    } else {
      fence = fenceOf(line);
      out.push(fence === undefined ? relabelled(line) : line);
    }
  }
  return out.join('\n');
}

/** A line that opens or closes a note without owning the lines below it. */
function relabelled(line: string): string {
  const [, lead = '', words] = COLONS.exec(line) ?? [];
  if (words !== undefined) {
    const [, kind, inBrackets, after] = COLON_KIND.exec(words) ?? [];
    return kind === undefined
      ? lead
      : `${lead}\n${label(lead, inBrackets || after || nameOf(kind))}\n${lead}`;
  }
  const [, quote = '', kind = '', , title] = QUOTED.exec(line) ?? [];
  if (kind === '') return line;
  return DROPPED_QUOTES.test(kind)
    ? quote.trimEnd()
    : `${label(quote, title || nameOf(kind))}\n${quote.trimEnd()}`;
}

function label(lead: string, words: string): string {
  return `${lead}**${words.trim()}**`;
}

function nameOf(kind: string): string {
  const name = kind
    .replace(/^prereqs?$/i, 'requirements')
    .replaceAll('-', ' ')
    .toLowerCase();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** @param lead what the note's own line begins with */
function isWithin(line: string, lead: string): boolean {
  if (line.trim() === '') return true;
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.replaceAll('\t', '    ').length >= lead.replaceAll('\t', '    ').length + 2;
}

function dedent(line: string, lead: string): string {
  const wide = line.replace(/^[ \t]*/, (space) => space.replaceAll('\t', '    '));
  const most = lead.replaceAll('\t', '    ').length + 4;
  return wide.replace(new RegExp(`^ {0,${most}}`), '');
}
