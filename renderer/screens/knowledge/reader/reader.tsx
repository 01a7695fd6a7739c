import { useEffect, useRef } from 'react';
import type { Article, PassagePlace } from '../../../../shared/model.ts';
import { ArticleSections } from '../../../components/article-sections/index.tsx';
import { CategoryChip } from '../../../components/category-chip.tsx';
import { useFormat } from '../../../hooks/use-format.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './reader.module.css';

interface ReaderProps {
  article: Article;
  passages: readonly PassagePlace[];
  /** The passage to be shown; undefined where none is looked for. */
  passage_id: number | undefined;
}

/** An article with what is known of it, the passage that was looked for marked and in view. */
export function Reader({ article, passages, passage_id }: ReaderProps) {
  const { t } = useTexts('knowledge');
  const { full } = useFormat();
  const scroll = useRef<HTMLElement>(null);
  const passage = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article or passage is another place
  useEffect(() => {
    if (passage.current) passage.current.scrollIntoView({ block: 'start' });
    else scroll.current?.scrollTo({ top: 0 });
  }, [article.id, passage_id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keys
    <section ref={scroll} className={styles.scroll} tabIndex={0} aria-label={article.title}>
      <article className={styles.article}>
        <h2 lang={article.language}>{article.title}</h2>
        <ul className={styles.facts} aria-label={t('facts')}>
          <li>
            <CategoryChip category={article.category} />
          </li>
          <li>{t(`languages.${article.language}`)}</li>
          <li>{t(`origin.${article.origin}`)}</li>
          <li>{t('updated', { when: full(article.updated_at) })}</li>
        </ul>
        <div lang={article.language}>
          <ArticleSections
            article={article}
            passages={passages}
            wanted={passage_id === undefined ? undefined : { passage_id }}
            passageRef={passage}
          />
        </div>
      </article>
    </section>
  );
}
