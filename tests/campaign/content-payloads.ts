/** Contents that attack, built from parts: the same ones each time, each once. */
import { disguises, linkForms, remoteForms, schemes } from './content-links.ts';
import { eventHandlers, mutations, tagsThatRun } from './content-markup.ts';

/** @param canary an address that nothing may ask; what runs calls `__hit()` */
export function payloadsOn(canary: string): string[] {
  const markup = [...tagsThatRun(canary), ...mutations(), ...eventHandlers()];
  const links = schemes(canary).flatMap(linkForms);
  return [
    ...new Set([
      ...markup,
      ...markup.flatMap((each, n) => inPlaces(each, n, 5)),
      ...links,
      ...remoteForms(canary).flatMap((each, n) => [each, ...inPlaces(each, n, 8)]),
      ...disguises(canary).flatMap((each, n) => [each, ...inPlaces(each, n, 4)]),
      ...oddText(),
    ]),
  ];
}

/** Where a piece stands; each piece in some of them, in turn. */
const PLACES: readonly ((piece: string) => string)[] = [
  (piece) => `Before ${piece} after.`,
  (piece) => `> ${piece}`,
  (piece) => `- one\n- ${piece}`,
  (piece) => `| a | b |\n|---|---|\n| ${piece.replaceAll('|', '\\|').replaceAll('\n', ' ')} | c |`,
  (piece) => `## ${piece}`,
  (piece) => `**${piece}**`,
  (piece) => `~~${piece}~~ and *${piece}*`,
  (piece) => `\`unclosed ${piece}`,
  (piece) => `\`\`\`html\n${piece}\n\`\`\`\n${piece}`,
  (piece) => `<!-- ${piece} --> ${piece}`,
  (piece) => `<div>\n\n${piece}\n\n</div>`,
  (piece) => `note[^1]\n\n[^1]: ${piece}`,
  (piece) => `[${piece}](https://a.example)`,
  (piece) => `![${piece}](https://a.example/i.png "${piece}")`,
  (piece) => `\\${piece}`,
  (piece) => piece.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (piece) => piece.replaceAll('<', '&#60;').replaceAll(':', '&colon;'),
  (piece) => `1. ${piece}\n   - ${piece}\n\n     ${piece}`,
  (piece) => `- [ ] ${piece}`,
  (piece) => `<details><summary>${piece}</summary>\n${piece}\n</details>`,
];

function inPlaces(piece: string, n: number, count: number): string[] {
  return Array.from({ length: count }, (_, k) => PLACES[(n + k * 7) % PLACES.length]?.(piece) ?? piece);
}

function oddText(): string[] {
  return [
    '\u001b[31mred\u001b[0m \u001b]8;;http://127.0.0.1:9\u0007link\u001b]8;;\u0007',
    '\u001b]0;title\u0007\u001b[2J\u001b[H\u009b31m',
    '\u202egnp.exe\u202c \u2066\u2067\u2068\u2069\u200f\u200e',
    'Z\u0300\u0301\u0302\u0303'.repeat(80),
    '\ud800 lone \udc00',
    '\u0000\u0001\u0008\u000b\u007f\u0085\ufffe\uffff',
    '👨‍👩‍👧‍👦🏳️‍🌈🇩🇪'.repeat(20),
    'ﷺ𒐫꧅'.repeat(30),
    'x'.repeat(3000),
    'https://a.example/'.padEnd(2200, 'y'),
    '\n'.repeat(400),
    `${'\t'.repeat(400)}x`,
    '&'.repeat(500),
    '&#0; &#x110000; &#xD800; &#99999999; &nosuch;',
    '\r\nline\r\rline\u0085line\u2028line',
    '[^1] [^1] [^x]\n\n[^1]: a [^1]\n[^x]: [^x]',
    '[a]: b\n[a]: c\n[a][a][a]',
    '- [x] done\n- [ ] open\n- [X] <input type=range>',
    '[1] [2](https://a.example) `[3]` [99]',
  ];
}
