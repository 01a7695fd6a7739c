/** What leads around a site and says nothing of its subject: tables of contents, ways back and on, marks of layout. */

const ITEM = String.raw`[ \t]*(?:[-*+]|\d+[.)])[ \t]+`;
const TO_HEADING = new RegExp(String.raw`^${ITEM}\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(#[^)\n]*\)[ \t]*$\n?`, 'gm');
const TOC_MARK = /^[ \t]*(?:\[toc\]|\[\[_?toc_?\]\]|\{:? ?toc ?\}|[-*] toc|\$toc|@\[toc\].*)[ \t]*$/gim;
const WAY = String.raw`\[[←⬅«‹<⬆↑ ]*(?:previous|prev|next|back|home|up|top|edit (?:this|on)|view (?:this )?(?:page|on)|zurück|weiter|nach oben|inhalt)\b[^\]\n]*\]\([^)\n]*\)`;
const WAYS = new RegExp(String.raw`^[ \t*|←→«»·•<>-]*${WAY}(?:[ \t|·•←→«»<>/-]+(?:${WAY})?)*$`, 'gim');
const ATTRIBUTES = /[ \t]*\{(?::[^}\n]*|#[\w:.-]+|(?:[#.][\w-]+[ \t]*)+)\}[ \t]*$/gm;
const RULES = /(^|\n[ \t]*\n)[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=\n|$)/g;
const ICONS = /:(?:material|fontawesome|octicons|simple|bootstrap|fa|mdi)[\w-]*:(?:\{[^}\n]*\})?/g;

const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/;
const CONTENTS =
  /^(?:(?:table of )?contents?|on this page|in this (?:article|page|section|guide|document)|toc|inhalt|inhaltsverzeichnis|auf dieser seite)$/i;
const ELSEWHERE =
  /^(?:see also|related(?: .*)?|(?:more|additional|further|other) (?:information|resources?|reading|help|links)|next steps?|what'?s next\??|learn more|references?|resources|links|siehe auch|verwandte .*|weiterf(?:ü|ue)hrende .*|weitere (?:informationen|artikel|links)|n(?:ä|ae)chste schritte)[ \t]*:?$/i;

/** @param text before its links become words */
export function dropFurniture(text: string): string {
  return text
    .replaceAll(TOC_MARK, '')
    .replaceAll(TO_HEADING, '')
    .replaceAll(WAYS, '')
    .replaceAll(ATTRIBUTES, '')
    .replaceAll(RULES, '$1')
    .replaceAll(ICONS, '');
}

/**
 * Lists of links to other articles have the words of those, and would be found in their place.
 * @param text with its links
 * @param isDropped by the target of a link
 */
export function dropLinkLists(text: string, isDropped: (target: string) => boolean): string {
  let elsewhere = false;
  return text
    .split('\n')
    .filter((line) => {
      const heading = HEADING.exec(line)?.[1];
      if (heading !== undefined) elsewhere = ELSEWHERE.test(heading.replaceAll('*', ''));
      const target = /^[ \t]*(?:[-*+>]|\d+[.)])?[ \t]*\[[^\]]*\]\(([^()\s]*)[^()]*\)[ \t.,;]*$/.exec(
        line,
      )?.[1];
      return !(elsewhere && target !== undefined && isDropped(target));
    })
    .join('\n');
}

/** Headings with nothing below them, of which the text was taken out; another reason than that keeps them. */
export function dropEmptyHeadings(text: string): string {
  const lines = text.split('\n');
  return lines
    .filter((line, at) => {
      const words = HEADING.exec(line)?.[1];
      if (words === undefined) return true;
      if (words === '') return false;
      if (!CONTENTS.test(words) && !ELSEWHERE.test(words)) return true;
      const next = lines.slice(at + 1).find((other) => other.trim() !== '');
      return next !== undefined && !HEADING.test(next);
    })
    .join('\n');
}
