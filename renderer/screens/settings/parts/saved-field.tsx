import { TextField } from '@radix-ui/themes';
import { useState } from 'react';
import type { Names } from './section.tsx';

interface SavedFieldProps {
  names: Names;
  value: string;
  onSave: (value: string) => void;
  type?: 'text' | 'password';
  inputMode?: 'email' | 'url' | 'numeric' | 'tel';
  placeholder?: string;
  autoComplete?: string;
  disabled?: boolean;
  invalid?: boolean;
}

/** A text that is saved on Enter and when the field is left; Esc gives back what was there. */
export function SavedField({
  names,
  value,
  onSave,
  invalid = false,
  type = 'text',
  ...rest
}: SavedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [saved, setSaved] = useState(value);
  if (value !== saved) {
    setSaved(value);
    setDraft(null);
  }
  const save = (): void => {
    if (draft !== null && draft.trim() !== value) onSave(draft.trim());
    // What was refused stays in the field, to be mended.
    else setDraft(null);
  };
  return (
    <TextField.Root
      {...names}
      {...rest}
      type={type}
      spellCheck={false}
      aria-invalid={invalid}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      // What stands for a stored key is typed over, not added to.
      onFocus={(event) => type === 'password' && event.target.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape' && draft !== null) {
          event.preventDefault();
          setDraft(null);
        }
      }}
    />
  );
}
