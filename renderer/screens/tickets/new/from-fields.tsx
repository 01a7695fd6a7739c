import { Select, TextField } from '@radix-ui/themes';
import { type ReactNode, useId } from 'react';
import { CATEGORIES, useCategoryWords } from '../../../components/category-chip.tsx';
import { useTexts } from '../../../i18n.ts';
import { LIMITS } from './check.ts';
import type { Edits, Form } from './edits.ts';
import styles from './new-ticket.module.css';

interface FromFieldsProps {
  form: Form;
  onChange: (part: Partial<Edits>) => void;
  /** What is wrong, in words, by field. */
  problems: Partial<Record<string, string>>;
}

/** Who asks, and what about. */
export function FromFields({ form, onChange, problems }: FromFieldsProps) {
  const { t } = useTexts('tickets');
  const categoryWords = useCategoryWords();
  const ids = { name: useId(), email: useId(), category: useId() };
  return (
    <div className={styles.from}>
      <Field id={ids.name} label={t('name')} problem={problems.user}>
        <TextField.Root
          id={ids.name}
          name="user"
          autoComplete="name"
          required
          maxLength={LIMITS.user}
          value={form.user}
          aria-invalid={problems.user !== undefined}
          aria-describedby={problems.user && `${ids.name}-problem`}
          onChange={(event) => onChange({ user: event.target.value })}
        />
      </Field>
      <Field id={ids.email} label={t('email')} problem={problems.email}>
        <TextField.Root
          id={ids.email}
          name="email"
          type="text"
          inputMode="email"
          autoComplete="email"
          spellCheck={false}
          required
          maxLength={LIMITS.email}
          value={form.email}
          aria-invalid={problems.email !== undefined}
          aria-describedby={problems.email && `${ids.email}-problem`}
          onChange={(event) => onChange({ email: event.target.value })}
        />
      </Field>
      <Field id={ids.category} label={t('column.category')}>
        <Select.Root
          value={form.category}
          onValueChange={(value) => {
            const category = CATEGORIES.find((each) => each === value);
            if (category) onChange({ category });
          }}
        >
          <Select.Trigger id={ids.category} />
          <Select.Content position="popper">
            {CATEGORIES.map((category) => (
              <Select.Item key={category} value={category}>
                {categoryWords(category)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select.Root>
      </Field>
    </div>
  );
}

interface FieldProps {
  id: string;
  label: string;
  problem?: string | undefined;
  children: ReactNode;
}

function Field({ id, label, problem, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
