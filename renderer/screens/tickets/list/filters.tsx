import type { ReactNode } from 'react';
import type { TicketStatus } from '../../../../shared/model.ts';
import { CATEGORIES, useCategoryWords } from '../../../components/category-chip.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { useTexts } from '../../../i18n.ts';
import { STATUSES, TicketStatusDot } from '../status.tsx';
import type { Filter } from './filter.ts';
import styles from './filters.module.css';

interface FiltersProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Arrow down leaves the search field. */
  onLeave: () => void;
}

/** The search field, and chips for status and category; a chip pressed again lets all in. */
export function Filters({ filter, onFilter, onLeave }: FiltersProps) {
  const { t } = useTexts('tickets');
  const categoryWords = useCategoryWords();
  const toggleStatus = (status: TicketStatus): void =>
    onFilter({ ...filter, status: filter.status === status ? null : status });
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField
          label={t('search')}
          value={filter.words}
          onChange={(words) => onFilter({ ...filter, words })}
          onLeave={onLeave}
        />
      </div>
      <div className={styles.both}>
        <fieldset className={styles.chips} aria-label={t('column.status')}>
          {STATUSES.map((status) => (
            <Chip key={status} pressed={filter.status === status} onClick={() => toggleStatus(status)}>
              <TicketStatusDot status={status} />
            </Chip>
          ))}
        </fieldset>
        <fieldset className={styles.chips} aria-label={t('column.category')}>
          {CATEGORIES.map((category) => (
            <Chip
              key={category}
              pressed={filter.category === category}
              onClick={() =>
                onFilter({ ...filter, category: filter.category === category ? null : category })
              }
            >
              {categoryWords(category)}
            </Chip>
          ))}
        </fieldset>
      </div>
    </div>
  );
}

function Chip({
  pressed,
  onClick,
  children,
}: {
  pressed: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
