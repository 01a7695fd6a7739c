import { memo, useMemo } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import { harden } from 'rehype-harden';
import remarkGfm from 'remark-gfm';
import { useTexts } from '../../i18n.ts';
import { blocksOf } from './blocks.ts';
import { citations } from './citations.ts';
import { CodeBlock } from './code-block.tsx';
import { isTooMuch, MOST_BLOCKS, withoutPiles } from './limits.ts';
import { Link } from './link.tsx';
import styles from './markdown.module.css';
import { Plain, PlainOnError } from './plain-on-error.tsx';

/** What stands behind the numbers in an answer. */
export interface Cited {
  /** How many sources there are; 0 while nobody knows yet. */
  count: number;
  open: (n: number) => void;
}

const REMARK: Options['remarkPlugins'] = [remarkGfm];
const REHYPE: Options['rehypePlugins'] = [
  [
    harden,
    {
      allowedLinkPrefixes: ['*'],
      allowedImagePrefixes: [],
      linkBlockPolicy: 'text-only',
      imageBlockPolicy: 'text-only',
    },
  ],
  citations,
];

export default function AnswerBlocks({ text, cited }: { text: string; cited?: Cited }) {
  const components = useMemo(() => componentsFor(cited), [cited]);
  const blocks = blocksOf(withoutPiles(text));
  return (
    <div className={styles.markdown}>
      {blocks.slice(0, MOST_BLOCKS).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever added at the end
        <Block key={index} text={block} components={components} />
      ))}
      {blocks.length > MOST_BLOCKS && <Plain text={blocks.slice(MOST_BLOCKS).join('\n\n')} />}
    </div>
  );
}

const Block = memo(function Block({ text, components }: { text: string; components: Components }) {
  if (isTooMuch(text)) return <Plain text={text} />;
  return (
    <PlainOnError text={text}>
      <ReactMarkdown
        remarkPlugins={REMARK}
        rehypePlugins={REHYPE}
        urlTransform={(url) => (/^(https?|mailto):/i.test(url) ? url : '')}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </PlainOnError>
  );
});

function componentsFor(cited: Cited | undefined): Components {
  return {
    a: Link,
    pre: CodeBlock,
    // What is left of an image that may not be fetched is its description.
    img: ({ alt }) => <span>{alt}</span>,
    table: ({ children }) => (
      <div className={styles.table}>
        <table>{children}</table>
      </div>
    ),
    // The page has its one first heading already.
    h1: ({ children }) => <h2>{children}</h2>,
    cite: ({ children }) => <Citation n={Number(children)} cited={cited} />,
  };
}

function Citation({ n, cited }: { n: number; cited: Cited | undefined }) {
  const { t } = useTexts('common');
  if (!cited || (cited.count > 0 && n > cited.count)) return `[${n}]`;
  if (cited.count === 0) return <span className={styles.citation}>{n}</span>;
  return (
    <button
      type="button"
      className={styles.citation}
      aria-label={t('source', { n })}
      onClick={() => cited.open(n)}
    >
      {n}
    </button>
  );
}
