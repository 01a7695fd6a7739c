/** Markdown of any origin becomes Markdown that reads well by itself. */
import { unfoldAdmonitions } from './admonitions.ts';
import { outsideCode } from './code.ts';
import { decodeEntities } from './entities.ts';
import { dropEmptyHeadings, dropFurniture, dropLinkLists } from './furniture.ts';
import { dropTargets, plainLinks } from './links.ts';
import { dropTags, fenceHtmlCode } from './tags.ts';
import { dropTemplates, fenceTaggedCode } from './templates.ts';

const ROLE = /\{[\w:-]+\}`([^`<]*?)(?:[ \t]*<[^<>`]*>)?`/g;
const MODULE_LINES =
  /^(?:import\s+(?:[\w*{][^\n;]*\sfrom\s+)?["'][^"'\n]+["'];?|export\s+(?:const|default|let|function)\b[^\n]*)[ \t]*$/gm;
const INCLUDED = /\[!(?:INCLUDE|VIDEO|CODE)\b[^\]]*(?:\[[^\]]*\])?[^\]]*\](?:\([^)\n]*\))?/gi;

/** @param source Markdown without its front matter; lines end with \n */
export function cleanMarkdown(source: string): string {
  const text = fenceHtmlCode(fenceTaggedCode(source)).replaceAll(ROLE, '$1');
  return outsideCode(unfoldAdmonitions(text), (prose) => {
    const words = dropTags(
      dropTemplates(
        prose.replaceAll(MODULE_LINES, '').replaceAll(INCLUDED, '').replaceAll(IN_COLONS, inColons),
      ),
    );
    const local = dropLinkLists(dropFurniture(words), (target) => !/^\w+:/.test(target));
    return tidy(dropEmptyHeadings(decodeVisible(plainLinks(local)))).trim();
  }).trim();
}

/** The words to be indexed of an article: without addresses of links, and lists of links. */
export function indexedText(body: string): string {
  return outsideCode(body, (prose) =>
    tidy(dropEmptyHeadings(dropTargets(dropLinkLists(prose, () => true)))),
  ).trim();
}

/** Characters by name, but for those that would make a tag of words. */
function decodeVisible(text: string): string {
  return text.replaceAll(/&(?!lt;|gt;|#60;|#62;|#x3c;|#x3e;)#?\w{1,8};/gi, decodeEntities);
}

/** Pictures and marked words of Microsoft's documentation, in a sentence. */
const IN_COLONS = /:::(?:image|no-loc|code|row|column)\b[^\n]*?:::/g;

function inColons(all: string): string {
  return all.startsWith(':::no-loc') ? (/text="([^"]*)"/.exec(all)?.[1] ?? '') : '';
}

function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/(?<=\S)[ \t]{2,}(?=\S)/g, ' ')
    .replaceAll(/^[ \t]*(?:[-*+]|\d+[.)]|>|\|)$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');
}
