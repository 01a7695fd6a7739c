import { Tooltip } from '@radix-ui/themes';
import type { Source } from '../../../../shared/model.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './answer.module.css';

interface SourcesProps {
  sources: readonly Source[];
  open: Source | null;
  onOpen: (source: Source) => void;
}

/** The passages an answer rests on, as numbered chips. */
export function Sources({ sources, open, onOpen }: SourcesProps) {
  const { t } = useTexts('ask');
  return (
    <ul className={styles.sources} aria-label={t('sources')}>
      {sources.map((source) => (
        <li key={source.n}>
          <Tooltip content={[source.title, source.heading].filter(Boolean).join(' › ')} delayDuration={400}>
            <button
              type="button"
              className={styles.source}
              aria-pressed={source.passage_id === open?.passage_id}
              onClick={() => onOpen(source)}
            >
              <span className={styles.number}>{source.n}</span>
              <span className="truncate">{source.title}</span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
