import { Dialog, VisuallyHidden } from '@radix-ui/themes';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Kbd } from '../../components/kbd.tsx';
import { useDebounced } from '../../hooks/use-debounced.ts';
import { useErrorWords } from '../../hooks/use-error-words.ts';
import { useKeyNames } from '../../hooks/use-key-names.ts';
import { useTexts } from '../../i18n.ts';
import type { Place } from '../../navigation.ts';
import styles from './palette.module.css';
import { useActions } from './use-actions.ts';
import { type Found, useFound } from './use-found.ts';

interface PaletteProps {
  place: Place;
  onClose: () => void;
  onShowKeys: () => void;
}

/** One field over everything: actions, conversations, tickets and articles. */
export default function Palette({ place, onClose, onShowKeys }: PaletteProps) {
  const { t } = useTexts('palette');
  const keyNames = useKeyNames();
  const [words, setWords] = useState('');
  const actions = useActions(place, onShowKeys, words);
  const errorWords = useErrorWords();
  const { groups, error } = useFound(useDebounced(words.trim(), 120));

  const [selected, setSelected] = useState('');
  // What is found comes a moment after the words: where the line selected is no more, the first is.
  const keys = [...actions, ...groups.sessions, ...groups.tickets, ...groups.articles].map(({ key }) => key);
  const value = keys.includes(selected) ? selected : (keys[0] ?? '');

  const run = (entry: Found): void => {
    onClose();
    entry.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content className={styles.palette} align="start" maxWidth="600px" aria-describedby={undefined}>
        <VisuallyHidden>
          <Dialog.Title>{t('title')}</Dialog.Title>
        </VisuallyHidden>
        <Command
          shouldFilter={false}
          loop
          label={t('title')}
          vimBindings={false}
          value={value}
          onValueChange={setSelected}
        >
          <div className={styles.field}>
            <Search size={18} strokeWidth={1.75} aria-hidden />
            <Command.Input
              className="no-ring"
              placeholder={t('placeholder')}
              value={words}
              onValueChange={(typed) => {
                setWords(typed);
                setSelected('');
              }}
            />
          </div>
          <Command.List className={styles.list} label={t('results')}>
            {!error && <Command.Empty className={styles.empty}>{t('nothing', { words })}</Command.Empty>}
            <Group heading={t('actions')} entries={actions} onRun={run} />
            <Group heading={t('conversations')} entries={groups.sessions} onRun={run} />
            <Group heading={t('tickets')} entries={groups.tickets} onRun={run} />
            <Group heading={t('articles')} entries={groups.articles} onRun={run} />
          </Command.List>
          {error && (
            <p role="alert" className={styles.empty}>
              {errorWords(error)}
            </p>
          )}
        </Command>
        <footer className={styles.keys} aria-hidden>
          <span>
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('move')}
          </span>
          <span>
            <Kbd>{keyNames('enter')}</Kbd> {t('open')}
          </span>
          <span>
            <Kbd>Esc</Kbd> {t('close')}
          </span>
        </footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}

interface GroupProps {
  heading: string;
  entries: readonly Found[];
  onRun: (entry: Found) => void;
}

function Group({ heading, entries, onRun }: GroupProps) {
  if (entries.length === 0) return null;
  return (
    <Command.Group heading={heading} className={styles.group}>
      {entries.map((entry) => (
        <Command.Item key={entry.key} value={entry.key} className={styles.item} onSelect={() => onRun(entry)}>
          <entry.icon size={16} strokeWidth={1.75} aria-hidden />
          <span className="truncate">{entry.label}</span>
          {entry.aside && <span className={styles.aside}>{entry.aside}</span>}
          {entry.keys && <Kbd>{entry.keys}</Kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
