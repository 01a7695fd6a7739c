import { lazy, Suspense } from 'react';
import type { Cited } from './answer-blocks.tsx';
import styles from './markdown.module.css';

const AnswerBlocks = lazy(() => import('./answer-blocks.tsx'));

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
