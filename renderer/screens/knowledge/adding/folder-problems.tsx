import type { KnowledgeFolder } from '../../../../shared/model.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './adding.module.css';

/** More than anyone reads through. */
const MOST_SHOWN = 200;

/** The files of a folder that could not be read, each with its reason. */
export function FolderProblems({ problems }: Pick<KnowledgeFolder, 'problems'>) {
  const { t } = useTexts('knowledge');
  if (problems.length === 0) return null;
  return (
    <details>
      <summary>{t('unread', { count: problems.length })}</summary>
      <ul>
        {problems.slice(0, MOST_SHOWN).map(({ file, problem }) => (
          <li key={file}>
            {file}
            <span className={styles.reason}>{problem && t(`problem.${problem}`)}</span>
          </li>
        ))}
      </ul>
      {problems.length > MOST_SHOWN && <p>{t('more', { count: problems.length - MOST_SHOWN })}</p>}
    </details>
  );
}
