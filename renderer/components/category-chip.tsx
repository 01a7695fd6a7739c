import { DropdownMenu } from '@radix-ui/themes';
import { ChevronDown, CircleHelp, CreditCard, type LucideIcon, MonitorCog } from 'lucide-react';
import type { Category } from '../../shared/model.ts';
import { useTexts } from '../i18n.ts';
import styles from './category-chip.module.css';

export const CATEGORIES: readonly Category[] = ['E-Banking', 'IT Support', 'General'];

const LOOKS: Record<Category, { name: string; icon: LucideIcon }> = {
  'E-Banking': { name: 'banking', icon: CreditCard },
  'IT Support': { name: 'it', icon: MonitorCog },
  General: { name: 'general', icon: CircleHelp },
};

export function useCategoryWords(): (category: Category) => string {
  const { t } = useTexts('common');
  return (category) => t(`category.${LOOKS[category].name}`);
}

/** A category's icon in its tint, where its word stands nearby or does not matter. */
export function CategoryIcon({ category }: { category: Category }) {
  const { name, icon: Icon } = LOOKS[category];
  return (
    <span className={styles.icon} data-category={name}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </span>
  );
}

interface CategoryChipProps {
  category: Category;
  /** Makes it a menu in which it can be corrected. */
  onCorrect?: (category: Category) => void;
}

/** A category as icon, word and tint. */
export function CategoryChip({ category, onCorrect }: CategoryChipProps) {
  const { t } = useTexts('common');
  const words = useCategoryWords();
  const { name, icon: Icon } = LOOKS[category];
  const inside = (
    <>
      <Icon size={12} strokeWidth={2} aria-hidden />
      {words(category)}
    </>
  );
  if (!onCorrect) {
    return (
      <span className={styles.chip} data-category={name}>
        {inside}
      </span>
    );
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger>
        <button
          type="button"
          className={styles.chip}
          data-category={name}
          aria-label={t('correctCategory', { category: words(category) })}
        >
          {inside}
          <ChevronDown size={12} strokeWidth={2} aria-hidden className={styles.caret} />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content size="1" variant="soft">
        <DropdownMenu.Label>{t('category.label')}</DropdownMenu.Label>
        <DropdownMenu.RadioGroup
          value={category}
          onValueChange={(value) => {
            const chosen = CATEGORIES.find((each) => each === value);
            if (chosen && chosen !== category) onCorrect(chosen);
          }}
        >
          {CATEGORIES.map((each) => (
            <DropdownMenu.RadioItem key={each} value={each}>
              {words(each)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
