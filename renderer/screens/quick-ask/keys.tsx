import { Kbd } from '../../components/kbd.tsx';
import { useKeyNames } from '../../hooks/use-key-names.ts';
import { useTexts } from '../../i18n.ts';
import styles from './quick-ask.module.css';

interface KeysProps {
  busy: boolean;
  canAsk: boolean;
  ask: () => void;
  /** Absent where there is no app to go on in. */
  goOn: (() => void) | undefined;
  makeTicket: (() => void) | undefined;
  /** Whether a ticket is the next step. */
  suggestTicket: boolean;
  leave: () => void;
}

/** What each key does; each is a button too. */
export function Keys({ busy, canAsk, ask, goOn, makeTicket, suggestTicket, leave }: KeysProps) {
  const { t } = useTexts('quick-ask');
  const keyNames = useKeyNames();
  return (
    <footer className={styles.keys}>
      <Key keys="↵" words={t('ask')} disabled={busy || !canAsk} run={ask} />
      {goOn && <Key keys={keyNames('mod+↵')} words={t('goOn')} run={goOn} />}
      {makeTicket && (
        <Key keys={keyNames('mod+T')} words={t('ticket')} suggested={suggestTicket} run={makeTicket} />
      )}
      <span className={styles.space} />
      <Key keys={keyNames('esc')} words={busy ? t('stop') : t('close')} run={leave} />
    </footer>
  );
}

interface KeyProps {
  keys: string;
  words: string;
  disabled?: boolean;
  suggested?: boolean;
  run: () => void;
}

function Key({ keys, words, disabled, suggested, run }: KeyProps) {
  return (
    <button type="button" className={styles.key} data-suggested={suggested} disabled={disabled} onClick={run}>
      <Kbd>{keys}</Kbd>
      {words}
    </button>
  );
}
