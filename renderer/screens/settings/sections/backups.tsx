import { Button, Spinner } from '@radix-ui/themes';
import { useState } from 'react';
import type { ErrorValue } from '../../../../shared/errors.ts';
import type { Backup } from '../../../../shared/model.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useFormat } from '../../../hooks/use-format.ts';
import { useKept } from '../../../hooks/use-kept.ts';
import { useTexts } from '../../../i18n.ts';
import { Row } from '../parts/section.tsx';
import styles from '../settings.module.css';

/** The backups there are, with the way back to each. */
export function Backups() {
  const { t } = useTexts('settings');
  const { api, cache } = useData();
  const { full } = useFormat();
  const toast = useToast();
  const words = useErrorWords();
  const { data, error } = useRoute('backups.list', {});
  const [isMaking, setMaking] = useState(false);
  /** The name of the one that is being restored. */
  const [restoring, setRestoring] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Its name stays while the dialog goes.
  const asked = useKept(chosen ?? undefined);
  const isBusy = isMaking || restoring !== null;

  const create = async (): Promise<void> => {
    setMaking(true);
    const result = await api.request('backups.create', {}).result;
    setMaking(false);
    setProblem(result.ok ? null : words(result.error));
    if (result.ok) toast({ text: t('backupMade') });
    cache.invalidate('backups.');
  };
  const restore = async ({ name }: Backup): Promise<void> => {
    setProblem(null);
    setRestoring(name);
    const result = await api.request('backups.restore', { name }).result;
    setRestoring(null);
    if (!result.ok) setProblem(notRestored(result.error));
    else toast({ text: t('restored') });
    // Everything may be another now, settings and the person's choices too.
    cache.invalidate(result.ok ? '' : 'backups.');
  };
  const notRestored = (failure: ErrorValue): string =>
    failure.code === 'database_newer' ? t('backupNewer') : words(failure);

  return (
    <>
      <Row
        label={t('backups')}
        hint={t('backupsHint')}
        problem={problem ?? (error && !data ? words(error) : undefined)}
        below={
          <>
            <p role="status" className={restoring === null ? 'visually-hidden' : styles.note}>
              {restoring !== null && t('restoring')}
            </p>
            {data?.backups.length === 0 && <p className={styles.note}>{t('noBackups')}</p>}
            {data && data.backups.length > 0 && (
              <ul className={styles.backups}>
                {data.backups.map((backup) => (
                  <BackupRow
                    key={backup.name}
                    backup={backup}
                    isRestoring={backup.name === restoring}
                    onRestore={() => !isBusy && setChosen(backup)}
                  />
                ))}
              </ul>
            )}
          </>
        }
      >
        {() => (
          <Button
            variant="soft"
            color="gray"
            loading={isMaking}
            disabled={restoring !== null}
            onClick={() => void create()}
          >
            {t('backupNow')}
          </Button>
        )}
      </Row>
      <ConfirmDialog
        open={chosen !== null}
        title={t('restoreTitle', { when: asked ? full(asked.created_at) : '' })}
        text={t('restoreText')}
        confirm={t('restore')}
        cancel={t('cancel')}
        onConfirm={() => chosen && void restore(chosen)}
        onClose={() => setChosen(null)}
      />
    </>
  );
}

interface BackupRowProps {
  backup: Backup;
  isRestoring: boolean;
  onRestore: () => void;
}

function BackupRow({ backup: { created_at, bytes, kind }, isRestoring, onRestore }: BackupRowProps) {
  const { t } = useTexts('settings');
  const { full, number } = useFormat();
  return (
    <li>
      <span>
        {full(created_at)}
        <span className={styles.quiet}>
          {t(`backupKind.${kind}`)} · {number(Math.max(0.1, Math.round(bytes / 100_000) / 10))} MB
        </span>
      </span>
      {/* It is never disabled: the focus comes back to it from the dialog. */}
      <Button
        size="1"
        variant="soft"
        color="gray"
        aria-label={t('restoreOf', { when: full(created_at) })}
        onClick={onRestore}
      >
        <Spinner loading={isRestoring}>{t('restore')}</Spinner>
      </Button>
    </li>
  );
}
