/** The parts of a screen: a list, the content, and a detail that slides in beside them. */
import { PanelLeft, X } from 'lucide-react';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useEscape } from '../hooks/use-escape.ts';
import { useTexts } from '../i18n.ts';
import styles from './frame.module.css';
import { IconButton } from './icon-button.tsx';

interface FrameProps {
  /** The screen's name, its first heading; shown where there is no `header`. */
  title: string;
  /** Stands above the content in place of the title. */
  header?: ReactNode;
  list?: ReactNode;
  /** The list's name for those who cannot see it. */
  listLabel?: string;
  /** Null where no detail is open. */
  detail?: ReactNode;
  children: ReactNode;
}

const ListContext = createContext<{ has: boolean; open: boolean; toggle: () => void } | null>(null);

export function Frame({ title, header, list, listLabel, detail, children }: FrameProps) {
  const [listOpen, setListOpen] = useState(false);
  useEscape(listOpen, () => setListOpen(false));
  useEffect(() => {
    // On a narrow window the list lies over the content; a choice in it is a change of place.
    const close = (): void => setListOpen(false);
    window.addEventListener('hashchange', close);
    return () => window.removeEventListener('hashchange', close);
  }, []);
  return (
    <ListContext value={{ has: list !== undefined, open: listOpen, toggle: () => setListOpen(!listOpen) }}>
      <div
        className={styles.frame}
        data-has-list={list !== undefined}
        data-list-open={listOpen}
        data-has-detail={Boolean(detail)}
      >
        {list && (
          <section className={styles.list} aria-label={listLabel}>
            {list}
          </section>
        )}
        <main className={`${styles.content} no-ring`} id="content" tabIndex={-1}>
          {header === undefined ? <PaneHeader title={title} level={1} /> : header}
          {children}
        </main>
        {detail}
      </div>
    </ListContext>
  );
}

interface PaneHeaderProps {
  title: ReactNode;
  /** 1 for the content, 2 for list and detail. */
  level: 1 | 2;
  /** At the right. */
  children?: ReactNode;
}

/** The bar above list, content or detail: all of one height, so that their lines meet. */
export function PaneHeader({ title, level, children }: PaneHeaderProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className={styles.header}>
      {level === 1 && <ListToggle />}
      <Heading className={`${styles.title} truncate`}>{title}</Heading>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}

/** Shown on a narrow window alone. */
function ListToggle() {
  const list = use(ListContext);
  const { t } = useTexts('common');
  if (!list?.has) return null;
  return (
    <IconButton
      className={styles.toggle}
      icon={PanelLeft}
      label={t('showList')}
      aria-expanded={list.open}
      onClick={list.toggle}
    />
  );
}

interface DetailPaneProps {
  title: string;
  /** Before the button that closes it. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** What a `Frame` takes as its `detail`. */
export function DetailPane({ title, actions, onClose, children }: DetailPaneProps) {
  const { t } = useTexts('common');
  return (
    <aside className={styles.detail} aria-label={title}>
      <PaneHeader title={title} level={2}>
        {actions}
        <IconButton icon={X} label={t('close')} onClick={onClose} />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </aside>
  );
}
