import { useEffect, useRef } from 'react';
import { useCategoryWords } from '../../../components/category-chip.tsx';
import { ROW } from '../../../components/list-pane.tsx';
import rows from '../../../components/list-rows.module.css';
import { hashOf } from '../../../navigation.ts';
import styles from './article-list.module.css';
import type { Hit } from './groups.ts';

interface ArticleRowProps {
  hit: Hit;
  /** Whether a search found it: then it says what, and leads to the passage. */
  found: boolean;
  /** Whether its language is told. */
  tagged: boolean;
  current: boolean;
  tabStop: boolean;
}

export function ArticleRow({ hit, found, tagged, current, tabStop }: ArticleRowProps) {
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
        href={hashOf(found ? { ...place, passage_id: String(passage_id) } : place)}
        aria-current={current ? 'page' : undefined}
      >
        <span className={`${rows.title} ${styles.title}`}>
          <span lang={language}>{title}</span>
          {tagged && <span className={rows.aside}>{language.toUpperCase()}</span>}
        </span>
        {found && (
          <>
            <span className={`${rows.excerpt} ${styles.excerpt}`} lang={language}>
              {excerpt.replaceAll(/[*_`#]+/g, '')}
            </span>
            <span className={rows.aside}>{categoryWords(category)}</span>
          </>
        )}
      </a>
    </li>
  );
}
