import { Spinner } from '@radix-ui/themes';
import { useErrorWords } from '../../hooks/use-error-words.ts';
import { useTexts } from '../../i18n.ts';
import { ModelActions } from './model-actions.tsx';
import styles from './model-panel.module.css';
import type { ModelControl } from './use-model.tsx';

interface ModelPanelProps {
  model: ModelControl;
  /** Called when the person goes elsewhere from here. */
  onLeave?: () => void;
}

/** The model's state in a sentence, with the actions that mend it. */
export function ModelPanel({ model, onLeave }: ModelPanelProps) {
  const { t } = useTexts('model');
  const errorWords = useErrorWords();
  const { status, loadingFor, candidate, problem } = model;
  if (!status) return null;
  const isLoading = loadingFor !== null || status.state === 'loading';
  return (
    <div className={styles.panel}>
      <p className={styles.words} role="status">
        {isLoading && <Spinner size="1" />}
        {isLoading
          ? t('state.loading', { model: status.model ?? candidate ?? t('aModel') })
          : t(`state.${status.state}`, { model: status.model ?? t('aModel') })}
        {loadingFor !== null && <span className={styles.time}>{t('seconds', { seconds: loadingFor })}</span>}
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {errorWords(problem)}
        </p>
      )}
      <div className={styles.actions}>
        <ModelActions model={model} onLeave={onLeave} />
      </div>
    </div>
  );
}
