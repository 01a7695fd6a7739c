import { Button } from '@radix-ui/themes';
import { useState } from 'react';
import type { Backup, DesktopState } from '../../../../shared/model.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useFormat } from '../../../hooks/use-format.ts';
import { useTexts } from '../../../i18n.ts';
import { Row, Section } from '../parts/section.tsx';
import type { Setup } from '../parts/use-setup.ts';
import styles from '../settings.module.css';
import { Retention } from './retention.tsx';

/** Where everything is kept, and its backups. */
export function DataSection({ setup, desktop }: { setup: Setup; desktop: DesktopState | undefined }) {
  const { t } = useTexts('settings');
  const { api, cache } = useData();
  const { full, number } = useFormat();
  const toast = useToast();
  const words = useErrorWords();
  const { data, error } = useRoute('backups.list', {});
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Backup | null>(null);

  const open = async (): Promise<void> => {
    const result = await api.request('desktop.openDataFolder', {}).result;
    if (!result.ok) toast({ text: words(result.error) });
  };
  const create = async (): Promise<void> => {
    setBusy(true);
    const result = await api.request('backups.create', {}).result;
    setBusy(false);
    toast({ text: result.ok ? t('backupMade') : words(result.error) });
    cache.invalidate('backups.');
  };
  const restore = async ({ name }: Backup): Promise<void> => {
    setBusy(true);
    const result = await api.request('backups.restore', { name }).result;
    setBusy(false);
    toast({ text: result.ok ? t('restored') : words(result.error) });
    // Everything may be another now, settings and the person's choices too.
    if (result.ok) cache.invalidate('');
  };
  const saveCorrections = async (): Promise<void> => {
    const file = await api.request('corrections.export', {}).result;
    if (!file.ok) return toast({ text: words(file.error) });
    const result = await api.request('desktop.save', file.value).result;
    if (!result.ok) toast({ text: words(result.error) });
    else if (result.value.saved) toast({ text: t('correctionsSaved', { file: file.value.filename }) });
  };
  return (
    <Section title={t('data')}>
      <Row label={t('folder')} hint={desktop?.data_folder}>
        {() => (
          <Button variant="soft" color="gray" onClick={() => void open()}>
            {t('openFolder')}
          </Button>
        )}
      </Row>
      <Retention setup={setup} />
      {api.has('corrections.export') && api.has('desktop.save') && (
        <Row label={t('corrections')} hint={t('correctionsHint')}>
          {() => (
            <Button variant="soft" color="gray" onClick={() => void saveCorrections()}>
              {t('correctionsSave')}
            </Button>
          )}
        </Row>
      )}
      <Row
        label={t('backups')}
        hint={t('backupsHint')}
        problem={error && !data ? words(error) : undefined}
        below={
          data?.backups.length === 0 ? (
            <p className={styles.quiet}>{t('noBackups')}</p>
          ) : (
            <ul className={styles.backups}>
              {data?.backups.map((backup) => (
                <li key={backup.name}>
                  <span>
                    {full(backup.created_at)}
                    <span className={styles.quiet}>
                      {number(Math.max(0.1, Math.round(backup.bytes / 100_000) / 10))} MB
                    </span>
                  </span>
                  <Button
                    size="1"
                    variant="soft"
                    color="gray"
                    disabled={busy}
                    aria-label={t('restoreOf', { when: full(backup.created_at) })}
                    onClick={() => setChosen(backup)}
                  >
                    {t('restore')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      >
        {() => (
          <Button variant="soft" color="gray" loading={busy} onClick={() => void create()}>
            {t('backupNow')}
          </Button>
        )}
      </Row>
      <ConfirmDialog
        open={chosen !== null}
        title={t('restoreTitle', { when: chosen ? full(chosen.created_at) : '' })}
        text={t('restoreText')}
        confirm={t('restore')}
        cancel={t('cancel')}
        onConfirm={() => chosen && void restore(chosen)}
        onClose={() => setChosen(null)}
      />
    </Section>
  );
}
