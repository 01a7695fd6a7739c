/** reStructuredText, as Python's and many other projects write their documentation, to Markdown. */

const UNDERLINE = /^([=\-~^"'`*+#<>:._])\1{2,}\s*$/;
const DIRECTIVE = /^([ \t]*)\.\.[ \t]+(?:\|[^|\n]*\|[ \t]+)?([\w:-]+)::[ \t]*(.*)$/;
const EXPLICIT = /^[ \t]*\.\.(?:[ \t]|$)/;
const CODE = /^(?:code|code-block|sourcecode|literalinclude|parsed-literal|prompt|highlight|terminal)$/;
const NOTE =
  /^(?:note|tip|hint|warning|caution|danger|error|important|attention|seealso|admonition|topic|sidebar|versionadded|versionchanged|deprecated|tab|tab-item|dropdown|rubric|confval|option)$/;
/** Their content is read as text of the page. */
const CONTAINER =
  /^(?:container|tabs|tab-set|only|ifconfig|list-table|csv-table|table|grid|grid-item|card|compound|epigraph|include-if)$/;

export function rstToMarkdown(source: string): string {
  const levels: string[] = [];
  return inline(blocks(source.replaceAll('\t', '    ').split('\n'), levels).join('\n'));
}

function blocks(lines: readonly string[], levels: string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    const overlined = UNDERLINE.test(line) && next.trim() !== '' && UNDERLINE.test(lines[at + 2] ?? '');
    const title = overlined ? next : line;
    const mark =
      overlined || (isTitle(line) && UNDERLINE.test(next) && next.trim().length >= line.trim().length - 2)
        ? overlined
          ? line
          : next
        : '';
    if (mark !== '') {
      const style = (overlined ? 'o' : '') + mark.trim().charAt(0);
      if (!levels.includes(style)) levels.push(style);
      out.push('', `${'#'.repeat(Math.min(6, levels.indexOf(style) + 1))} ${title.trim()}`, '');
      at += overlined ? 2 : 1;
      continue;
    }
    if (EXPLICIT.test(line)) {
      const body = indentedAfter(lines, at);
      out.push(...directive(line, body, levels));
      at += body.length;
    } else if (/::[ \t]*$/.test(line) && indentedAfter(lines, at).some((row) => row.trim() !== '')) {
      const body = indentedAfter(lines, at);
      const words = line.replace(/[ \t]*::[ \t]*$/, (end) =>
        line.trim() === '::' ? '' : end.startsWith(' ') ? '' : ':',
      );
      out.push(words, '', ...fence(body), '');
      at += body.length;
    } else if (!/^[ \t]*(?:\+[-=+]+\+|(?:=+[ \t]+)+=+)[ \t]*$/.test(line)) {
      out.push(/^[ \t]*\|.*\|[ \t]*$/.test(line) ? line.trim() : line.replace(/^[ \t]*\| /, ''));
    }
  }
  return out;
}

function isTitle(line: string): boolean {
  return /^\S/.test(line) && !UNDERLINE.test(line);
}

/** The lines below that are indented more than this one. */
function indentedAfter(lines: readonly string[], at: number): string[] {
  const own = indentOf(lines[at] ?? '');
  let end = at + 1;
  while (end < lines.length && ((lines[end] ?? '').trim() === '' || indentOf(lines[end] ?? '') > own)) end++;
  return lines.slice(at + 1, end);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function directive(line: string, body: readonly string[], levels: string[]): string[] {
  const [, , name = '', argument = ''] = DIRECTIVE.exec(line) ?? [];
  const rows = dedent(body);
  const start = rows.findIndex((row) => !/^(?::[\w-]+:.*)?$/.test(row.trim()));
  const content = start === -1 ? [] : rows.slice(start);
  if (CODE.test(name)) return ['', ...fence(content), ''];
  if (NOTE.test(name)) {
    const label = /^(?:admonition|topic|sidebar|tab|tab-item|dropdown|rubric|confval|option)$/.test(name)
      ? argument
      : nameOf(name);
    const first = label === argument ? '' : argument;
    return ['', `**${label}**`, '', ...blocks([first, ...content], levels), ''];
  }
  if (CONTAINER.test(name)) return ['', ...blocks(listTable(content), levels), ''];
  return [''];
}

/** Rows of a list table, `* - one` and `  - two`, as items. */
function listTable(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/^\* - /, '- ').replace(/^ {2}- /, '  '));
}

function nameOf(name: string): string {
  const words: Readonly<Record<string, string>> = {
    seealso: 'See also',
    versionadded: 'Since',
    versionchanged: 'Changed',
  };
  return words[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

function fence(rows: readonly string[]): string[] {
  const code = dedent(rows).join('\n').replace(/^\n+/, '').trimEnd();
  return code === '' ? [] : ['```', code, '```'];
}

function dedent(rows: readonly string[]): string[] {
  const least = Math.min(...rows.filter((row) => row.trim() !== '').map(indentOf));
  return rows.map((row) => row.slice(Number.isFinite(least) ? least : 0));
}

function inline(text: string): string {
  return text
    .replaceAll(/``([^\n]+?)``/g, (_, code: string) => `\`${code.trim()}\``)
    .replaceAll(/:(?:[\w-]+:)?(?:menuselection|guilabel|kbd):`([^`]*)`/g, (_, words: string) =>
      words.replaceAll('-->', '>'),
    )
    .replaceAll(/:[\w:+-]+:`([^`<]*?)\s*<[^>`]*>`/g, '$1')
    .replaceAll(/:(?:doc|download):`[^`]*?([^`/]+)`/g, '$1')
    .replaceAll(/:[\w:+-]+:`[~!]?([^`]*)`/g, '$1')
    .replaceAll(
      /`([^`<\n]+(?:\n[^`<\n]+)?)\s*<(https?:[^>`]*)>`__?/g,
      (_, words: string, to: string) => `[${words.trim()}](${to})`,
    )
    .replaceAll(/`([^`<]+?)\s*<[^>`]*>`__?/g, '$1')
    .replaceAll(/`([^`\n]+)`__?/g, '$1')
    .replaceAll(/\|([\w -]+)\|(?=[\s.,;:)!?]|$)(?![^\n]*\|)/gm, '$1')
    .replaceAll(/(\w)_(?=[\s.,;:)]|$)/gm, '$1')
    .replaceAll(/\\ /g, '')
    .replaceAll(/\n{3,}/g, '\n\n');
}
