/** AsciiDoc to Markdown. */

const ATTRIBUTE = /^:!?([\w-]+)!?:[ \t]*(.*)$/;
const BLOCK = /^(?:-{4,}|\.{4,})$/;
const DROPPED =
  /^(?:\[(?!\[?\w+\]\()[^\]]*\]|={4,}|\*{4,}|_{4,}|-{2}|\+|\|={3,}|include::.*|image::.*|video::.*|toc::.*|ifdef::.*|ifndef::.*|ifeval::.*|endif::.*|\/\/(?!\/).*|<<<|'''|comment::.*)$/;

export function asciidocToMarkdown(source: string): string {
  const attributes = new Map<string, string>();
  const out: string[] = [];
  let open: string | undefined;
  for (const line of source.replaceAll(/^\/{4,}\n[\s\S]*?^\/{4,}$/gm, '').split('\n')) {
    const trimmed = line.trimEnd();
    if (open !== undefined) {
      out.push(trimmed === open ? '```' : line);
      if (trimmed === open) open = undefined;
      continue;
    }
    const [, name, value = ''] = ATTRIBUTE.exec(trimmed) ?? [];
    if (name !== undefined) attributes.set(name, value);
    else if (BLOCK.test(trimmed)) {
      open = trimmed;
      out.push('```');
    } else if (!DROPPED.test(trimmed)) out.push(inline(block(trimmed), attributes));
  }
  if (open !== undefined) out.push('```');
  return out.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

function block(line: string): string {
  return line
    .replace(/^(={1,6})[ \t]+(?=\S)/, (_, marks: string) => `${'#'.repeat(marks.length)} `)
    .replace(/^(\*{1,5})[ \t]+/, (_, marks: string) => `${'  '.repeat(marks.length - 1)}- `)
    .replace(/^(\.{1,5})[ \t]+/, (_, marks: string) => `${'   '.repeat(marks.length - 1)}1. `)
    .replace(/^\.(?=[\p{L}\d])(.*)$/u, '**$1**')
    .replace(
      /^(NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+/,
      (_, word: string) => `**${word.charAt(0)}${word.slice(1).toLowerCase()}:** `,
    )
    .replace(/^(\S.*?)::(?:[ \t]+(.*))?$/, (_, term: string, words = '') => `**${term}**\n\n${words}`);
}

function inline(line: string, attributes: ReadonlyMap<string, string>): string {
  return line
    .replaceAll(/\{([\w-]+)\}/g, (all, name: string) => attributes.get(name) ?? (name === 'nbsp' ? ' ' : all))
    .replaceAll(/(?:link:)?(https?:\/\/[^\s[\]]+)\[([^\]]*)\]/g, (_, to: string, words: string) =>
      words === '' ? to : `[${words.replace(/,\s*window=.*|\^$/, '')}](${to})`,
    )
    .replaceAll(/link:[^\s[\]]+\[([^\]]*)\]/g, '$1')
    .replaceAll(/xref:[^\s[\]]+\[([^\]]*)\]/g, '$1')
    .replaceAll(
      /<<([^,>]+)(?:,\s*([^>]+))?>>/g,
      (_, to: string, words?: string) => words ?? to.replaceAll(/[_-]+/g, ' ').trim(),
    )
    .replaceAll(/image:[^\s[\]]+\[([^\],]*)[^\]]*\]/g, '$1')
    .replaceAll(/(?:kbd|btn|menu|footnote):[\w -]*\[([^\]]*)\]/g, '$1')
    .replaceAll(/\[\[[^\]]*\]\]|\[#[\w-]+\]/g, '')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, '**$1**');
}
