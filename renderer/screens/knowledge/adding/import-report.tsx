import { Button } from '@radix-ui/themes';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { hashOf } from '../../../navigation.ts';
import styles from './adding.module.css';
import type { Importing } from './use-import.tsx';

/** What became of each file, while it happens and afterwards. */
export function ImportReport({ importing }: { importing: Importing }) {
  const { t } = useTexts('knowledge');
  const words = useErrorWords();
  const { total, results, running, stopped, error } = importing;
  const failed = results.filter(({ problem }) => problem !== null).length;
  const done = results.length - failed;
  const outcome = stopped ? t('stoppedAt', { done, total }) : t('added', { done, total });
  const summary = running ? t('adding', { done: results.length, total }) : outcome;
  // What failed comes first: it is what there is to do something about.
  const sorted = results.toSorted((a, b) => Number(a.problem === null) - Number(b.problem === null));
  return (
    <section className={styles.part} aria-label={t('report')}>
      <div className={styles.head}>
        <p role="status">
          <strong>{summary}</strong>
          {failed > 0 && <span className={styles.quiet}> {t('failed', { count: failed })}</span>}
        </p>
        {running && (
          <Button variant="soft" color="gray" size="1" onClick={importing.stop}>
            {t('stop')}
          </Button>
        )}
      </div>
      {running && <progress className={styles.bar} max={total} value={results.length} aria-label={summary} />}
      {error && (
        <p role="alert" className={styles.problem}>
          {words(error)}
        </p>
      )}
      <ul className={styles.files}>
        {sorted.map(({ file, article_id, problem }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files of one name are told apart by nothing else
          <li key={index} data-failed={problem !== null}>
            {problem === null ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
            <span>
              {article_id ? <a href={hashOf({ screen: 'knowledge', article_id })}>{file}</a> : file}
              <span className={styles.reason}>{problem ? t(`problem.${problem}`) : t('fileAdded')}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
