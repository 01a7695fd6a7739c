import { Button } from '@radix-ui/themes';
import { useApi, useRoute } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import styles from './adding.module.css';

/** How far the folders' documents are read, and a way to look for changes at once. */
export function FolderProgress() {
  const { t } = useTexts('knowledge');
  const api = useApi();
  const { data } = useRoute('knowledge.progress', {});
  if (!data?.running) {
    return (
      <div className={styles.head}>
        <p role="status" className={styles.quiet}>
          {data && data.total > 0 ? t('indexed') : ''}
        </p>
        <Button
          variant="ghost"
          color="gray"
          size="1"
          onClick={() => void api.request('knowledge.rescan', {}).result}
        >
          {t('rescan')}
        </Button>
      </div>
    );
  }
  const { done, total, failed } = data;
  const words = t('indexing', { done, total });
  return (
    <div>
      <p role="status">
        {words}
        {failed > 0 && <span className={styles.quiet}> {t('failed', { count: failed })}</span>}
      </p>
      <progress className={styles.bar} max={total} value={done} aria-label={words} />
    </div>
  );
}
