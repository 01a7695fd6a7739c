import { BookOpen } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Source } from '../../../../shared/model.ts';
import { ArticleSections } from '../../../components/article-sections/index.tsx';
import { CategoryChip } from '../../../components/category-chip.tsx';
import { DetailPane } from '../../../components/frame.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { ErrorState, Loading } from '../../../components/states.tsx';
import { useRoute } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import styles from './passage-pane.module.css';

/** The article a source names, its passage marked and in view. */
export function PassagePane({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTexts('ask');
  const { data, error } = useRoute('knowledge.get', { id: source.article_id });
  const passage = useRef<HTMLElement>(null);
  const article = data?.article;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another passage of the same article is another place
  useEffect(() => passage.current?.scrollIntoView({ block: 'start' }), [article, source.passage_id]);

  return (
    <DetailPane
      title={article?.title ?? source.title}
      onClose={onClose}
      actions={
        <IconButton
          icon={BookOpen}
          label={t('openInKnowledge')}
          onClick={() =>
            navigate('knowledge', { article_id: source.article_id, passage_id: String(source.passage_id) })
          }
        />
      }
    >
      {error && !article && <ErrorState error={error} />}
      {!error && !article && <Loading />}
      {article && (
        <div className={styles.category}>
          <CategoryChip category={article.category} />
        </div>
      )}
      {data && (
        <ArticleSections
          article={data.article}
          passages={data.passages}
          wanted={source}
          passageRef={passage}
        />
      )}
    </DetailPane>
  );
}
