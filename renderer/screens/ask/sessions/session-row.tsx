import { type KeyboardEvent, useRef, useState } from 'react';
import type { SessionHit } from '../../../../shared/model.ts';
import { leaveRow, ROW } from '../../../components/list-pane.tsx';
import rows from '../../../components/list-rows.module.css';
import { useTexts } from '../../../i18n.ts';
import { hashOf } from '../../../navigation.ts';
import { useRemovals } from './removals.tsx';
import { RenameField } from './rename-field.tsx';
import { SessionMenu } from './session-menu.tsx';
import styles from './sessions.module.css';
import { Snippet } from './snippet.tsx';

interface SessionRowProps {
  session: SessionHit;
  /** When it was last active, beside what its group's heading says. */
  when: string;
  current: boolean;
  /** Whether Tab stops here: of all rows at one, the arrow keys do the rest. */
  tabStop: boolean;
}

/** A conversation in the list. F2 renames it, Delete deletes it. */
export function SessionRow({ session, when, current, tabStop }: SessionRowProps) {
  const [renaming, setRenaming] = useState(false);
  const { t } = useTexts('ask');
  const { remove } = useRemovals();
  const link = useRef<HTMLAnchorElement>(null);

  const removeHere = (): void => {
    leaveRow(link.current);
    remove(session);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete') removeHere();
    else return;
    event.preventDefault();
  };
  if (renaming) {
    return (
      <li className={`${rows.row} ${styles.row}`} data-current={current}>
        <RenameField
          session={session}
          onDone={() => {
            setRenaming(false);
            requestAnimationFrame(() => link.current?.focus());
          }}
        />
      </li>
    );
  }
  return (
    <li className={`${rows.row} ${styles.row}`} data-current={current}>
      <a
        {...ROW}
        ref={link}
        tabIndex={tabStop ? 0 : -1}
        href={hashOf({ screen: 'ask', session_id: session.id })}
        aria-current={current ? 'page' : undefined}
        onKeyDown={onKeyDown}
        onDoubleClick={() => setRenaming(true)}
      >
        <span className={rows.title}>
          <span className="truncate">{session.title || t('sessions.untitled')}</span>
          <time className={rows.aside} dateTime={session.last_activity}>
            {when}
          </time>
        </span>
        {session.snippet && (
          <span className={rows.excerpt}>
            <Snippet text={session.snippet} />
          </span>
        )}
      </a>
      <SessionMenu session={session} tabIndex={-1} onRename={() => setRenaming(true)} onRemove={removeHere} />
    </li>
  );
}
