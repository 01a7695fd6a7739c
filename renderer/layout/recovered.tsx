import { AlertDialog, Button } from '@radix-ui/themes';
import { useState } from 'react';
import { useData, useRoute } from '../data/context.tsx';
import { useFormat } from '../hooks/use-format.ts';
import { useTexts } from '../i18n.ts';
import styles from './recovered.module.css';

/** Tells once that the database was damaged, and what became of it. */
export function Recovered() {
  const { t, i18n } = useTexts('recovered');
  const { api, cache } = useData();
  const { full } = useFormat();
  const { data } = useRoute('recovery.get', api.has('recovery.get') ? {} : null);
  const [understood, setUnderstood] = useState<string>();
  const recovery = data?.recovery;
  if (!recovery || recovery.folder === understood) return null;
  const { at, backup_at, folder, saved } = recovery;
  const read = async (): Promise<void> => {
    // Closed whether or not that can be noted: where it cannot, the next start tells it again.
    setUnderstood(folder);
    const result = await api.request('recovery.read', {}).result;
    if (result.ok) cache.put('recovery.get', {}, result.value);
  };
  const counts = [
    ...(saved.messages > 0 ? [t('messages', { count: saved.messages })] : []),
    ...(saved.tickets > 0 ? [t('tickets', { count: saved.tickets })] : []),
  ];
  const isSaved = counts.length > 0;
  const what = new Intl.ListFormat(i18n.language).format(counts);
  const [title, became, taken] = backup_at
    ? [
        t('titleRestored'),
        t('restored', { at: full(at), when: full(backup_at) }),
        isSaved ? t('savedSince', { what }) : t('lostSince'),
      ]
    : [
        isSaved ? t('titleSaved') : t('titleAnew'),
        t('anew', { at: full(at) }),
        isSaved ? t('takenOver', { what }) : t('nothingTakenOver'),
      ];
  return (
    <AlertDialog.Root open>
      <AlertDialog.Content maxWidth="520px">
        <AlertDialog.Title size="4" className={styles.title}>
          {title}
        </AlertDialog.Title>
        <AlertDialog.Description size="2">{became}</AlertDialog.Description>
        <p className={styles.line}>{taken}</p>
        <p className={styles.line}>{t('kept')}</p>
        <p className={styles.folder}>{folder}</p>
        <div className={styles.actions}>
          <AlertDialog.Action>
            <Button onClick={() => void read()}>{t('understood')}</Button>
          </AlertDialog.Action>
        </div>
      </AlertDialog.Content>
    </AlertDialog.Root>
  );
}
