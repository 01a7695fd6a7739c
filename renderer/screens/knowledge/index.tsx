import { BookOpen } from 'lucide-react';
import { type DragEvent, useMemo, useState } from 'react';
import { Frame, PaneHeader } from '../../components/frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/states.tsx';
import { useApi, useRoute } from '../../data/context.tsx';
import { useDebounced } from '../../hooks/use-debounced.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { useTexts } from '../../i18n.ts';
import { navigate, type Place } from '../../navigation.ts';
import { Adding } from './adding/adding.tsx';
import { useImport } from './adding/use-import.tsx';
import styles from './knowledge.module.css';
import { ArticleList } from './list/article-list.tsx';
import { Reader } from './reader/reader.tsx';
import { RemoveButton } from './reader/remove-button.tsx';

const FOUND = 50;

/** The articles, the one that is read, and on the desktop the place where documents are added. */
export default function Knowledge({ place: { article_id, passage_id } }: { place: Place }) {
  const { t } = useTexts('knowledge');
  const api = useApi();
  const importing = useImport();
  const [words, setWords] = useState('');
  const [dragging, setDragging] = useState(false);
  const q = useDebounced(words.trim()) || undefined;
  const list = useRoute('knowledge.search', q ? { q, limit: FOUND } : {});
  // What is shown goes with the words it was found for, until there is what the next words find.
  const found = useMemo(() => list.data && { q, hits: list.data.results }, [list.data, q]);
  const shown = useKept(found);
  const { data, error } = useRoute('knowledge.get', article_id ? { id: article_id } : null);
  const article = data?.article;
  const canAdd = api.has('knowledge.import');

  const isFiles = (event: DragEvent): boolean => canAdd && event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; the button does the same
    <div
      className={styles.screen}
      onDragOver={(event) => {
        if (!isFiles(event)) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setDragging(false);
      }}
      onDrop={(event) => {
        setDragging(false);
        if (!isFiles(event)) return;
        event.preventDefault();
        importing.start([...event.dataTransfer.files]);
        navigate('knowledge');
      }}
    >
      <Frame
        title={t('title')}
        header={
          <PaneHeader title={t('title')} level={1}>
            {article?.origin === 'import' && api.has('knowledge.remove') && (
              <RemoveButton article={article} />
            )}
          </PaneHeader>
        }
        listLabel={t('articles')}
        list={
          <ArticleList
            words={words}
            onWords={setWords}
            q={shown?.q}
            hits={list.error && !list.data ? undefined : shown?.hits}
            error={list.error}
            current={article_id}
          />
        }
      >
        {!article_id ? (
          canAdd ? (
            <Adding importing={importing} dragging={dragging} />
          ) : (
            <EmptyState icon={BookOpen} title={t('pick')} text={t('pickText')} />
          )
        ) : data ? (
          <Reader
            article={data.article}
            passages={data.passages}
            passage_id={passage_id ? Number(passage_id) : undefined}
          />
        ) : error ? (
          <ErrorState error={error} />
        ) : (
          <Loading />
        )}
        {dragging && article_id && <p className={styles.hint}>{t('dropHere')}</p>}
      </Frame>
    </div>
  );
}
