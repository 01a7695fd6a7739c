import { SegmentedControl } from '@radix-ui/themes';
import { BookOpen, FilePlus, SearchX } from 'lucide-react';
import { useState } from 'react';
import type { ErrorValue } from '../../../../shared/errors.ts';
import { CATEGORIES, CategoryIcon, useCategoryWords } from '../../../components/category-chip.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { ListPane } from '../../../components/list-pane.tsx';
import rows from '../../../components/list-rows.module.css';
import { EmptyState, ErrorState, Loading } from '../../../components/states.tsx';
import { useData } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import styles from './article-list.module.css';
import { ArticleRow } from './article-row.tsx';
import { firstShown, groupsOf, type Hit, type Shown } from './groups.ts';

interface ArticleListProps {
  words: string;
  onWords: (words: string) => void;
  /** What was searched for; undefined while all are listed. */
  q: string | undefined;
  hits: readonly Hit[] | undefined;
  error: ErrorValue | undefined;
  current: string | undefined;
}

/** All articles by category, or those a search found, best first. */
export function ArticleList({ words, onWords, q, hits, error, current }: ArticleListProps) {
  const { t, i18n } = useTexts('knowledge');
  const { api, cache } = useData();
  const categoryWords = useCategoryWords();
  const [chosen, setChosen] = useState<Shown | null>(null);
  const shown = chosen ?? firstShown(hits ?? [], i18n.language);
  const groups = groupsOf(hits ?? [], shown, CATEGORIES);
  const listed = q ? (hits ?? []) : groups.flatMap((group) => group.hits);
  const tabStop = (listed.find(({ article_id }) => article_id === current) ?? listed[0])?.article_id;
  const row = (hit: Hit) => (
    <ArticleRow
      key={hit.article_id}
      hit={hit}
      q={q}
      tagged={hit.language !== i18n.language}
      current={hit.article_id === current}
      tabStop={hit.article_id === tabStop}
    />
  );

  return (
    <ListPane
      title={t('articles')}
      actions={
        api.has('knowledge.import') && (
          <IconButton icon={FilePlus} label={t('add')} onClick={() => navigate('knowledge')} />
        )
      }
      search={{ label: t('search'), value: words, onChange: onWords }}
    >
      {!q && (hits?.length ?? 0) > 0 && (
        <div className={styles.languages}>
          <SegmentedControl.Root
            size="1"
            aria-label={t('language')}
            value={shown}
            onValueChange={(value) => setChosen(value === 'en' || value === 'de' ? value : 'all')}
          >
            <SegmentedControl.Item value="en">{t('languages.en')}</SegmentedControl.Item>
            <SegmentedControl.Item value="de">{t('languages.de')}</SegmentedControl.Item>
            <SegmentedControl.Item value="all">{t('languages.all')}</SegmentedControl.Item>
          </SegmentedControl.Root>
        </div>
      )}
      {error && !hits ? (
        <ErrorState error={error} onRetry={() => cache.invalidate('knowledge.')} />
      ) : !hits ? (
        <Loading />
      ) : listed.length === 0 ? (
        <EmptyState
          icon={q ? SearchX : BookOpen}
          title={q ? t('nothingFound', { words: q }) : t('none')}
          text={q ? t('nothingFoundText') : t('noneText')}
        />
      ) : q ? (
        <ul className={`${rows.rows} ${styles.found}`}>{hits.map(row)}</ul>
      ) : (
        groups.map(({ category, hits: group }) => (
          <section key={category} className={`${rows.group} ${styles.group}`}>
            <h3>
              <CategoryIcon category={category} />
              <span>{categoryWords(category)}</span>
              <span className={styles.count}>{group.length}</span>
            </h3>
            <ul>{group.map(row)}</ul>
          </section>
        ))
      )}
    </ListPane>
  );
}
