import { lazy, Suspense, useEffect, useState } from 'react';
import type { Cited } from './answer-blocks.tsx';
import styles from './markdown.module.css';

const AnswerBlocks = lazy(() => import('./answer-blocks.tsx'));
/** After the first picture, and before a person can have an answer. */
const WARM_AFTER_MS = 200;

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

/**
 * Has the renderer at hand before there is anything to render: without it the first words would show their marks for a
 * moment. Loading its file alone would not do: what is lazy is shown at once only where it was shown before.
 */
export function WarmMarkdown() {
  const [warm, setWarm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWarm(true), WARM_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!warm) return null;
  return (
    <div hidden>
      <Suspense>
        <AnswerBlocks text="" />
      </Suspense>
    </div>
  );
}
