/** What an article is called. */
import { cleanMarkdown } from '../../../documents/markup/clean.ts';
import { type Format, readBlocks } from './blocks.ts';

const LONGEST = 200;
/** Files that are called after what they are in their folder. */
const OF_FOLDER = /^_?(?:index|readme|default|home|overview)$/i;
/** Titles that many articles of a base have: the folder tells them apart. */
const COMMON =
  /^(?:overview|introduction|intro|index|readme|home|about|faqs?|frequently asked questions|getting started|quick ?start|installation|install(?:ing)?|setup|configuration|settings|troubleshooting|reference|usage|general|basics|contents?|support|help|security|permissions|requirements|limitations|examples?|upgrade|upgrading|next steps|release notes|changelog|überblick|übersicht|einführung|einleitung|erste schritte|einstellungen|fehlerbehebung|inhalt|allgemein(?:es)?|hilfe)$/i;
const NO_NAME =
  /^(?:docs?|documentation|content|pages|src|source|articles|en|de|main|master|latest|current|website|site|help|guides?)$/i;

/**
 * @param given the title of its front matter; may be empty
 * @param path in its knowledge folder
 */
export function titleOf(given: string, body: string, format: Format, path: string): string {
  const words = plain(given) || headingOf(body, format) || nameOf(path);
  const folder = folderOf(path);
  const title =
    COMMON.test(words) && folder !== '' && folder.toLowerCase() !== words.toLowerCase()
      ? `${folder}: ${words}`
      : words;
  return title.slice(0, LONGEST);
}

/** The first heading of the first level; where there is none, any heading that the document begins with. */
function headingOf(body: string, format: Format): string {
  const blocks = readBlocks(body, format);
  const highest = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const heading = highest ?? blocks[0];
  return heading?.kind === 'heading' ? plain(heading.words) : '';
}

function nameOf(path: string): string {
  const name = stem(path);
  return (OF_FOLDER.test(name) && folderOf(path)) || readable(name) || name;
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** The nearest folder whose name says something. */
function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1).reverse();
  return readable(folders.find((name) => !NO_NAME.test(name)) ?? '');
}

/** `01-reset_your-password` is `reset your password`. */
function readable(name: string): string {
  const words = name.replace(/^(?:\d{4}-\d\d-\d\d|\d{1,2})[-_. ]+(?=\p{L})/u, '');
  return words.replaceAll(/[-_\s]+/g, ' ').trim();
}

/** Without marks for type, code and tags. */
function plain(title: string): string {
  return cleanMarkdown(title)
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\\([^\w\s])/g, '$1')
    .replaceAll(/^#+\s+|\s+/g, ' ')
    .trim();
}
