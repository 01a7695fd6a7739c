import { useMemo } from 'react';
import { CategoryIcon } from '../../../components/category-chip.tsx';
import { useRoute } from '../../../data/context.tsx';
import { languageOf, useTexts } from '../../../i18n.ts';
import { suggestionsFrom } from './suggestions.ts';
import styles from './welcome.module.css';

const LISTED = 500;

/** One line of welcome, and questions that the organisation's articles answer. */
export function Welcome({ onAsk }: { onAsk: (text: string) => void }) {
  const { t, i18n } = useTexts('ask');
  const { data } = useRoute('knowledge.search', { limit: LISTED });
  const language = languageOf('system', [i18n.language]);
  const suggestions = useMemo(
    () => suggestionsFrom(data?.results ?? [], language, new Date()),
    [data, language],
  );
  return (
    <div className={styles.welcome}>
      <h2 className={styles.title}>{t('welcome')}</h2>
      <ul className={styles.suggestions} aria-label={t('suggestions')}>
        {suggestions.map(({ article_id, title, category }) => (
          <li key={article_id}>
            <button type="button" onClick={() => onAsk(title)}>
              <CategoryIcon category={category} />
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
