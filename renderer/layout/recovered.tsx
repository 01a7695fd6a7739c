import { AlertDialog, Button } from '@radix-ui/themes';
import { useData, useRoute } from '../data/context.tsx';
import { useFormat } from '../hooks/use-format.ts';
import { useTexts } from '../i18n.ts';
import styles from './recovered.module.css';

/** Tells once that the database was damaged, and what became of it. */
export function Recovered() {
  const { t } = useTexts('recovered');
  const { api, cache } = useData();
  const { full } = useFormat();
  const { data } = useRoute('recovery.get', api.has('recovery.get') ? {} : null);
  const recovery = data?.recovery;
  if (!recovery) return null;
  const { at, backup_at, folder, saved } = recovery;
  const read = async (): Promise<void> => {
    const result = await api.request('recovery.read', {}).result;
    if (result.ok) cache.put('recovery.get', {}, result.value);
  };
  const counts = {
    messages: t('messages', { count: saved.messages }),
    tickets: t('tickets', { count: saved.tickets }),
  };
  return (
    <AlertDialog.Root open>
      <AlertDialog.Content maxWidth="520px">
        <AlertDialog.Title size="4">{t('title')}</AlertDialog.Title>
        <AlertDialog.Description size="2">
          {backup_at ? t('restored', { at: full(at), when: full(backup_at) }) : t('anew', { at: full(at) })}
        </AlertDialog.Description>
        {backup_at && <p className={styles.line}>{t('saved', counts)}</p>}
        {!backup_at && saved.messages + saved.tickets > 0 && (
          <p className={styles.line}>{t('takenOver', counts)}</p>
        )}
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
