/** As much of a hast node as is looked at here. */
interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, never>;
  children?: Node[];
}

const CITATION = /\[(\d{1,2})\]/;
const UNTOUCHED = new Set(['code', 'pre', 'a', 'cite']);

/** A rehype plugin: `[1]` in running text becomes `<cite>1</cite>`; in code and links it stays what it is. */
export function citations(): (tree: Node) => void {
  return mark;
}

function mark(node: Node): void {
  if (!node.children || UNTOUCHED.has(node.tagName ?? '')) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return pieces(child.value);
    mark(child);
    return [child];
  });
}

/** `a [1] b` → text, cite, text. Splitting by a pattern with a group gives text and group in turn. */
function pieces(text: string): Node[] {
  return text
    .split(CITATION)
    .map(
      (piece, index): Node =>
        index % 2 === 0
          ? { type: 'text', value: piece }
          : { type: 'element', tagName: 'cite', properties: {}, children: [{ type: 'text', value: piece }] },
    )
    .filter(({ type, value }) => type !== 'text' || value !== '');
}
