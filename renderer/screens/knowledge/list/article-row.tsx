import { useEffect, useRef } from 'react';
import { useCategoryWords } from '../../../components/category-chip.tsx';
import { ROW } from '../../../components/list-pane.tsx';
import rows from '../../../components/list-rows.module.css';
import { hashOf } from '../../../navigation.ts';
import styles from './article-list.module.css';
import { FoundWords } from './found-words.tsx';
import type { Hit } from './groups.ts';

interface ArticleRowProps {
  hit: Hit;
  /** The words a search found it for: then it says what, and leads to the passage. Undefined where all are listed. */
  q: string | undefined;
  /** Whether its language is told. */
  tagged: boolean;
  current: boolean;
  tabStop: boolean;
}

export function ArticleRow({ hit, q, tagged, current, tabStop }: ArticleRowProps) {
  const { article_id, passage_id, title, language, category, excerpt } = hit;
  const categoryWords = useCategoryWords();
  const place = { screen: 'knowledge', article_id } as const;
  const row = useRef<HTMLLIElement>(null);
  // An article that was opened from elsewhere may be far down in the list.
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li ref={row} className={`${rows.row} ${styles.row}`} data-current={current}>
      <a
        {...ROW}
        tabIndex={tabStop ? 0 : -1}
        href={hashOf(q ? { ...place, passage_id: String(passage_id) } : place)}
        aria-current={current ? 'page' : undefined}
      >
        <span className={`${rows.title} ${styles.title}`}>
          <span lang={language}>{q ? <FoundWords text={title} words={q} /> : title}</span>
          {tagged && <span className={rows.aside}>{language.toUpperCase()}</span>}
        </span>
        {q && (
          <>
            <span className={`${rows.excerpt} ${styles.excerpt}`} lang={language}>
              <FoundWords text={excerpt.replaceAll(/[*_`#]+/g, '')} words={q} />
            </span>
            <span className={rows.aside}>{categoryWords(category)}</span>
          </>
        )}
      </a>
    </li>
  );
}
