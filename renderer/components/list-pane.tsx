import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { PaneHeader } from './frame.tsx';
import styles from './list-pane.module.css';
import { SearchField } from './search-field.tsx';

interface ListPaneProps {
  title: string;
  /** At the right of the title. */
  actions?: ReactNode;
  /** Left out where the list cannot be searched. */
  search?: { label: string; value: string; onChange: (value: string) => void };
  children: ReactNode;
}

/** What a `Frame` takes as its `list`: a title, a search field, and rows that the arrow keys walk through. */
export function ListPane({ title, actions, search, children }: ListPaneProps) {
  const rows = useRef<HTMLDivElement>(null);
  return (
    <>
      <PaneHeader title={title} level={2}>
        {actions}
      </PaneHeader>
      {search && (
        <div className={styles.search}>
          <SearchField {...search} onLeave={() => rowsIn(rows.current)[0]?.focus()} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are the controls; it only moves between them */}
      <div ref={rows} data-rows className={styles.rows} onKeyDown={walk}>
        {children}
      </div>
    </>
  );
}

/** Marks the element of a row that the arrow keys go to. */
export const ROW = { 'data-row': true } as const;

/** Moves the focus between the rows: arrows by one, Home and End to the ends. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (!target?.matches('[data-row]')) return;
  const rows = rowsIn(event.currentTarget);
  const at = rows.indexOf(target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  if (next < 0) document.querySelector<HTMLElement>('[data-find]')?.focus();
  else rows[next]?.focus();
}

/** Moves the focus to a neighbour of a row that is about to go. */
export function leaveRow(row: HTMLElement | null): void {
  const rows = rowsIn(row?.closest<HTMLElement>('[data-rows]') ?? null);
  const at = row ? rows.indexOf(row) : -1;
  (rows[at + 1] ?? rows[at - 1])?.focus();
}

function rowsIn(element: HTMLElement | null): HTMLElement[] {
  return [...(element?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}
