/** What a content may become: anything else in the page is strange. */
const TAGS = new Set(
  `div p span a h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td del em strong br hr button section
  sup svg path rect line polyline circle input script`.split(/\s+/),
);
const ATTRIBUTES =
  /^(class|style|href|target|rel|type|disabled|checked|start|tabindex|id|aria-[a-z]+|data-[a-z-]+|role|width|height|viewBox|fill|stroke|stroke-[a-z]+|xmlns|d|x|y|x1|x2|y1|y2|rx|ry|cx|cy|r|points|src)$/;

/** @returns a line for each element, attribute or link that no content may make */
export function strangeIn(body: Element): string[] {
  return [...body.querySelectorAll('*')].flatMap((element) => [
    ...(TAGS.has(element.localName) ? [] : [`<${element.localName}>`]),
    ...[...element.attributes].flatMap(({ name, value }) =>
      fits(element, name, value) ? [] : [`${name}="${value}"`],
    ),
    ...(element.localName === 'a' ? strangeLink(element) : []),
  ]);
}

function fits(element: Element, name: string, value: string): boolean {
  if (!ATTRIBUTES.test(name)) return false;
  if (name === 'id') return /^(root|user-content-)/.test(value);
  if (name === 'style') return /^text-align: (left|right|center);$/.test(value);
  if (name === 'type') return value === (element.localName === 'input' ? 'checkbox' : value);
  // The page's own script stands where no content goes.
  if (name === 'src') return element.localName === 'script' && element.parentElement?.id === '';
  return name !== 'href' || /^(https:|mailto:)/i.test(value);
}

/** A link without its host in words. */
function strangeLink(link: Element): string[] {
  const href = link.getAttribute('href') ?? '';
  const { protocol, host, pathname } = new URL(href);
  const shown = protocol === 'mailto:' ? pathname : host;
  const words = link.textContent ?? '';
  const says =
    words.endsWith(` (${shown})`) || words.replace(/^(https:\/\/|mailto:)/i, '').split(/[/?#]/)[0] === shown;
  return says ? [] : [`a link to ${shown} that says ${words}`];
}
