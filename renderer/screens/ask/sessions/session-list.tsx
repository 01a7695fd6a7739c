import { Button } from '@radix-ui/themes';
import { MessageCircle, SearchX, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { ListPane } from '../../../components/list-pane.tsx';
import rows from '../../../components/list-rows.module.css';
import { EmptyState, ErrorState, Loading } from '../../../components/states.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useDebounced } from '../../../hooks/use-debounced.ts';
import { useFormat } from '../../../hooks/use-format.ts';
import { useKept } from '../../../hooks/use-kept.ts';
import { useKeyNames } from '../../../hooks/use-key-names.ts';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import { groupsOf } from './groups.ts';
import { useRemovals } from './removals.tsx';
import { SessionRow } from './session-row.tsx';
import styles from './sessions.module.css';
import { LISTED } from './use-session.ts';

const MOST = 1000;

/** The conversations so far, by day, with a search through everything said in them. */
export function SessionList({ current }: { current: string | undefined }) {
  const { t } = useTexts('ask');
  const keyNames = useKeyNames();
  const { api, cache } = useData();
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(LISTED);
  const q = useDebounced(words.trim()) || undefined;
  const { data, error } = useRoute('sessions.list', { limit, ...(q && { q }) });
  const shown = useKept(data);
  // What was found for other words is no answer to these.
  const failed = data ? undefined : error;
  const { isRemoved } = useRemovals();
  const { day, month, time, date } = useFormat();
  const sessions = shown?.sessions.filter(({ id }) => !isRemoved(id));

  const tabStop = sessions?.find(({ id }) => id === current)?.id ?? sessions?.[0]?.id;

  return (
    <ListPane
      title={t('sessions.title')}
      actions={
        <IconButton
          icon={SquarePen}
          label={t('newQuestion')}
          keys={keyNames(api.isDesktop ? 'mod+N' : 'alt+N')}
          onClick={() => navigate('ask')}
        />
      }
      search={{ label: t('sessions.search'), value: words, onChange: setWords }}
    >
      {failed ? (
        <ErrorState error={failed} onRetry={() => cache.invalidate('sessions.list')} />
      ) : !sessions ? (
        <Loading />
      ) : sessions.length === 0 ? (
        <EmptyState
          icon={q ? SearchX : MessageCircle}
          title={q ? t('sessions.nothingFound', { words: q }) : t('sessions.none')}
          text={q ? t('sessions.otherWords') : t('sessions.noneText')}
        />
      ) : (
        groupsOf(sessions, new Date()).map(({ key, kind, latest, sessions: group }) => (
          <section key={key} className={`${rows.group} ${styles.group}`}>
            <h3>{kind === 'day' ? day(latest) : month(latest)}</h3>
            <ul>
              {group.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  when={(kind === 'day' ? time : date)(session.last_activity)}
                  current={session.id === current}
                  tabStop={session.id === tabStop}
                />
              ))}
            </ul>
          </section>
        ))
      )}
      {shown?.next_cursor && !failed && limit < MOST && (
        <Button className={styles.more} variant="soft" color="gray" onClick={() => setLimit(limit + LISTED)}>
          {t('sessions.more')}
        </Button>
      )}
    </ListPane>
  );
}
