/** HTML pages: what the page is about, as Markdown. */
import TurndownService from 'turndown';

/** Where a part of the page is. */
interface Place {
  nodeName: string;
  previousSibling: Place | null;
  parentNode: Place | null;
}

/** Parts of a page around its subject. */
const AROUND = [
  'script',
  'style',
  'noscript',
  'iframe',
  'form',
  'nav',
  'footer',
  'title',
  'svg',
  'button',
  'template',
  'aside',
] as const;
const AROUND_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|navheader|navfooter|sidebar|breadcrumbs?|toc|table-of-contents|menu|footer|skip-?(?:link|nav)|cookie|banner|pagination|pager|headerlink|edit-this-page|copyright|related|share)(?:$|[\s_-])/i;
const AROUND_ROLES = /^(?:navigation|banner|contentinfo|search|complementary|menu)$/;

export function htmlToMarkdown(html: string): string {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  turndown.remove([...AROUND]);
  turndown.addRule('around', {
    filter: (node) => node.nodeName !== 'BODY' && node.nodeName !== 'HTML' && isAround(node),
    replacement: () => '',
  });
  turndown.addRule('no images', { filter: 'img', replacement: (_, node) => attribute(node, 'alt') });
  turndown.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content) =>
      `${content
        .replaceAll(/\s*\n\s*/g, ' ')
        .replaceAll('|', '\\|')
        .trim()} | `,
  });
  turndown.addRule('row', { filter: 'tr', replacement: (content, node) => rowOf(content, node) });
  turndown.addRule('code block', {
    filter: (node) => node.nodeName === 'PRE',
    replacement: (_, node) =>
      `\n\n\`\`\`\n${(node.textContent ?? '').replace(/^\n+/, '').trimEnd()}\n\`\`\`\n\n`,
  });
  const body = turndown.turndown(mainPart(html)).trim();
  const title = titleOf(html);
  return title && !/^#\s/m.test(body) && body !== '' ? `# ${title}\n\n${body}` : body;
}

/** The one part that a page marks as its subject; all of it where it marks none. */
function mainPart(html: string): string {
  for (const tag of ['main', 'article']) {
    const [found, ...more] = html.match(new RegExp(`<${tag}\\b[^>]*>[\\s\\S]*?</${tag}\\s*>`, 'gi')) ?? [];
    if (found !== undefined && more.length === 0) return found;
  }
  return html;
}

/** Without the site's name behind it. */
function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return title.replace(/^(.{3,}?)(?: [|·»—–] | :: ).*$/, '$1');
}

function isAround(node: object): boolean {
  return (
    AROUND_ROLES.test(attribute(node, 'role')) ||
    AROUND_NAMES.test(`${attribute(node, 'class')} ${attribute(node, 'id')}`) ||
    attribute(node, 'aria-hidden') === 'true' ||
    /display:\s*none/.test(attribute(node, 'style'))
  );
}

/** A table's first row is followed by the line that makes it one. */
function rowOf(content: string, node: Place): string {
  const row = `| ${content.trim()}`;
  const isFirst = node.previousSibling === null && !/^T(?:BODY|FOOT)$/.test(node.parentNode?.nodeName ?? '');
  const startsTable = isFirst || (node.parentNode?.nodeName === 'TBODY' && !hasBefore(node));
  if (!startsTable) return `${row}\n`;
  const cells = row.split(/(?<!\\)\|/).length - 2;
  return `\n\n${row}\n|${' --- |'.repeat(Math.max(1, cells))}\n`;
}

/** Whether a row or a head comes before it in its table. */
function hasBefore(row: Place): boolean {
  for (let other = row.previousSibling; other; other = other.previousSibling)
    if (other.nodeName === 'TR') return true;
  for (let part = row.parentNode?.previousSibling; part; part = part.previousSibling) {
    if (/^T(?:HEAD|BODY)$/.test(part.nodeName)) return true;
  }
  return false;
}

function attribute(node: object, name: string): string {
  const read: unknown = Reflect.get(node, 'getAttribute');
  const value: unknown = typeof read === 'function' ? read.call(node, name) : '';
  return typeof value === 'string' ? value : '';
}
