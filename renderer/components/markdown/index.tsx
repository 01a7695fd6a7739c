import { lazy, Suspense } from 'react';
import type { Cited } from './answer-blocks.tsx';
import styles from './markdown.module.css';

const load = () => import('./answer-blocks.tsx');
const AnswerBlocks = lazy(load);

/** Has the renderer at hand before there is anything to render: without it the first words would show their marks. */
export function preloadMarkdown(): void {
  void load();
}

interface MarkdownProps {
  text: string;
  /** Makes `[1]` in the text a button that opens source 1; keep it the same object between renders. */
  cited?: Cited;
}

/** The one renderer for what models and documents say, streaming or stored: no raw HTML, no images from elsewhere. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<div className={`${styles.markdown} ${styles.plain}`}>{props.text}</div>}>
      <AnswerBlocks {...props} />
    </Suspense>
  );
}
