import { Button } from '@radix-ui/themes';
import { Folder, Lock, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { KnowledgeFolder } from '../../../../shared/model.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './adding.module.css';
import { FolderProblems } from './folder-problems.tsx';
import { FolderProgress } from './folder-progress.tsx';

/** The folders that are kept in step with the knowledge base. */
export function Folders() {
  const { t } = useTexts('knowledge');
  const { api, cache } = useData();
  const toast = useToast();
  const words = useErrorWords();
  const { data, error } = useRoute('knowledge.folders', {});
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<KnowledgeFolder | null>(null);

  const add = async (): Promise<void> => {
    setAdding(true);
    const result = await api.request('knowledge.addFolder', {}).result;
    setAdding(false);
    if (!result.ok) toast({ text: words(result.error) });
    cache.invalidate('knowledge.');
  };
  const remove = async ({ path }: KnowledgeFolder): Promise<void> => {
    const result = await api.request('knowledge.removeFolder', { path }).result;
    if (!result.ok) toast({ text: words(result.error) });
  };

  return (
    <section className={styles.part} aria-labelledby="folders">
      <div className={styles.head}>
        <div>
          <h2 id="folders">{t('folders')}</h2>
          <p className={styles.quiet}>{t('foldersText')}</p>
        </div>
        <Button variant="soft" color="gray" loading={adding} onClick={() => void add()}>
          {t('addFolder')}
        </Button>
      </div>
      {error && !data && (
        <p role="alert" className={styles.problem}>
          {words(error)}
        </p>
      )}
      {data && data.folders.length > 0 && <FolderProgress />}
      {data?.folders.length === 0 && <p className={styles.quiet}>{t('noFolders')}</p>}
      <ul className={styles.folders}>
        {data?.folders.map((folder) => (
          <li key={folder.path}>
            <Folder size={16} strokeWidth={1.75} aria-hidden />
            <div className={styles.folder}>
              <span className={styles.path}>{folder.path}</span>
              <span className={styles.quiet}>{t('count', { count: folder.articles })}</span>
              {folder.away && <span className={styles.problem}>{t('away')}</span>}
              <FolderProblems problems={folder.problems} />
            </div>
            {folder.fixed ? (
              <span className={styles.locked}>
                <Lock size={12} aria-hidden />
                {t('fixed')}
              </span>
            ) : (
              <IconButton icon={Trash2} label={t('leaveFolder')} onClick={() => setLeaving(folder)} />
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        title={t('leaveFolderTitle')}
        text={t('leaveFolderText')}
        confirm={t('leaveFolder')}
        cancel={t('keep')}
        onConfirm={() => leaving && void remove(leaving)}
        onClose={() => setLeaving(null)}
      />
    </section>
  );
}
