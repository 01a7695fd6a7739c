/** Documents as the tools of public documentation write them; each pattern with what a person should read of it. */
import { describe, expect, it } from 'vitest';
import { convert } from '../../main/documents/convert.ts';
import { indexedText } from '../../main/documents/markup/clean.ts';

async function body(text: string, name = 'a.md'): Promise<string> {
  return (await convert(name, new TextEncoder().encode(text))).body;
}
async function given(text: string): Promise<unknown> {
  return (await convert('a.md', new TextEncoder().encode(text))).given;
}

describe('front matter', () => {
  it.each([
    ['YAML', '---\ntitle: VPN\ntags: [a, b]\n---\nText'],
    ['YAML after blank lines', '\n\n---\ntitle: VPN\ntags:\n  - a\n  - b\n---\nText'],
    ['TOML', "+++\ntitle = 'VPN'\ntags = ['a', 'b',]\n[menu]\nweight = 1\n+++\nText"],
    ['JSON', '{\n  "title": "VPN",\n  "tags": ["a", "b"],\n  "menu": {\n    "x": 1\n  }\n}\n\nText'],
  ])('in %s is read', async (_, text) => {
    expect(await given(text)).toMatchObject({ title: 'VPN', tags: ['a', 'b'] });
    expect(await body(text)).toBe('Text');
  });

  it('with a colon in its title is no YAML, and clear all the same', async () => {
    expect(await given('---\ntitle: Outlook: it does not start\nid: 7\n---\nText')).toMatchObject({
      title: 'Outlook: it does not start',
    });
  });
});

describe('tags of site generators', () => {
  it.each([
    ['Hugo', 'Before {{< note >}}Mind **this**.{{< /note >}} after', 'Before Mind **this**. after'],
    ['Hugo’s terms', 'A {{< glossary_tooltip text="Pod" term_id="pod" >}} runs', 'A Pod runs'],
    ['Jekyll', '{% include note.html %}\nText {% if x %}shown{% endif %}', 'Text shown'],
    ['Jekyll’s code', '{% highlight bash %}\nls {{ x }}\n{% endhighlight %}', '```bash\nls {{ x }}\n```'],
    ['Liquid', 'Open {{ site.name }} now', 'Open now'],
    ['GitHub', 'Use {% data variables.product.prodname_copilot_chat %} here', 'Use copilot chat here'],
    ['GitBook', '{% tab title="Windows" %}\nClick.\n{% endtab %}', '**Windows**\n\nClick.'],
    [
      'MDX',
      'import Tabs from "@theme/Tabs";\n\n<Tabs>\n<TabItem value="w" label="Windows">\n\nClick.\n\n</TabItem>\n</Tabs>',
      '**Windows**\n\nClick.',
    ],
  ])('of %s go, their words stay', async (_, text, words) => {
    expect(await body(text)).toBe(words);
  });

  it.each(['{%', '{{<'])(
    'that are never closed are read in a time that grows with the text alone: %s',
    async (tag) => {
      const text = `Type ${tag} ${'"a" '.repeat(40)}here`;
      expect(await body(text)).toBe(text);
    },
  );

  it('in code stay', async () => {
    const code = '```yaml\n{{ x }} {% y %} <b>\n```\n\nand `{{ z }}` and `<i>`';
    expect(await body(code)).toBe(code);
  });
});

describe('notes', () => {
  it.each([
    [
      'MkDocs',
      '!!! warning "Careful"\n    It is **hot**.\n\n    Really.\n\nAfter',
      '**Careful**\n\nIt is **hot**.\n\nReally.\n\nAfter',
    ],
    ['MkDocs’ tabs', '=== "Mac"\n\n    ```sh\n    ls\n    ```\n', '**Mac**\n\n```sh\nls\n```'],
    ['Docusaurus', ':::tip Good to know\n\nText\n\n:::\n', '**Good to know**\n\nText'],
    ['Microsoft', '> [!NOTE]\n> Text', '> **Note**\n\n> Text'],
    ['Microsoft’s zones', '::: zone pivot="win"\nText\n::: zone-end', 'Text'],
    ['MyST', '```{note}\nText\n```', '**Note**\n\nText'],
  ])('of %s become a word in bold and their text', async (_, text, words) => {
    expect(await body(text)).toBe(words);
  });
});

describe('HTML in Markdown', () => {
  it.each([
    ['a comment', 'A<!-- hidden\nlines --> B', 'A B'],
    ['keys', 'Press <kbd>Ctrl</kbd>+<kbd>C</kbd>', 'Press Ctrl+C'],
    ['folds', '<details>\n<summary>More</summary>\n\nText\n\n</details>', '**More**\n\nText'],
    ['a heading with a logo', '<h1 align="center"><img src="x.png"> Desk</h1>\n\nText', '# Desk\n\nText'],
    ['code', '<pre><code>a &lt; b</code></pre>', '```\na < b\n```'],
    ['a place to fill in', 'ssh <user-name>@host', 'ssh \\<user-name>@host'],
    ['characters by name', 'a&nbsp;b &amp; c', 'a b & c'],
  ])('%s', async (_, text, words) => {
    expect(await body(text)).toBe(words);
  });
});

describe('links and pictures', () => {
  it('that lead nowhere from here are their words', async () => {
    expect(await body('See [the guide](../guide.md "G"), [here](#x) and [ref][r].\n\n[r]: other.md')).toBe(
      'See the guide, here and ref.',
    );
  });

  it('to the web stay in the article, and are words in the index', async () => {
    const article = await body('See [the portal](https://p.example/x_(y)).');
    expect(article).toBe('See [the portal](https://p.example/x_(y)).');
    expect(indexedText(article)).toBe('See the portal.');
  });

  it('a picture by itself is nothing, one in a sentence its words', async () => {
    expect(await body('Click ![gear](g.png) now.\n\n![Screenshot of it](s.png)\n\nDone.')).toBe(
      'Click gear now.\n\nDone.',
    );
    expect(await body('Select **Delete** :::image type="icon" source="d.png":::.')).toBe(
      'Select **Delete** .',
    );
  });
});

describe('what leads around a site', () => {
  it('is left out: contents, ways on, marks, lists of other articles', async () => {
    const page = `# VPN {#vpn}

## Table of contents

- [One](#one)
- [Two](#two)

## One

Text

{: .note }
[← Previous](a.md) | [Next →](b.md)

## Related articles

- [How to reset a password](reset.md)
- [Printers](printers.md)
`;
    expect(await body(page)).toBe('# VPN\n\n## One\n\nText');
  });
});

describe('other formats', () => {
  it('reStructuredText', async () => {
    const page =
      'Title\n=====\n\n.. _label:\n\nOpen :menuselection:`File --> Print` or :doc:`the guide </guide>`.\n\n.. note:: Mind this.\n\nRun::\n\n    ls -l\n\nSub\n---\n\n.. image:: x.png\n   :alt: y\n\nSee `the site <https://x.example>`_ and ``code``.\n';
    expect(await body(page, 'a.rst')).toBe(
      '# Title\n\nOpen File > Print or the guide.\n\n**Note**\n\nMind this.\n\nRun:\n\n```\nls -l\n```\n\n## Sub\n\nSee [the site](https://x.example) and `code`.',
    );
  });

  it('AsciiDoc', async () => {
    const page =
      '= Title\n:name: Desk\n\nOpen {name}.\n\n[source,bash]\n----\nls\n----\n\n== Sub\n\n* one\n** two\n. step\n\nNOTE: Mind link:x.html[this].\n';
    expect(await body(page, 'a.adoc')).toBe(
      '# Title\n\nOpen Desk.\n\n```\nls\n```\n\n## Sub\n\n- one\n  - two\n1. step\n\n**Note:** Mind this.',
    );
  });

  it('HTML: the page’s subject alone, tables as tables', async () => {
    const page =
      '<html><head><title>VPN | Help</title></head><body><nav>Home</nav><div class="sidebar">Menu</div><main><h1>VPN</h1><table><tr><th>Key</th><th>Use</th></tr><tr><td>F1</td><td>Help</td></tr></table></main><footer>©</footer></body></html>';
    expect(await body(page, 'a.html')).toBe('# VPN\n\n| Key | Use |\n| --- | --- |\n| F1 | Help |');
  });

  it('UTF-16 without its mark', async () => {
    const wide = new Uint8Array(Buffer.from('Der Drucker ist leer.', 'utf16le'));
    expect((await convert('a.txt', wide)).body).toBe('Der Drucker ist leer.');
  });
});
