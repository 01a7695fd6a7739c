import { Button } from '@radix-ui/themes';
import { Plus, SearchX, Ticket as TicketIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { Frame, PaneHeader } from '../../../components/frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../../components/states.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useDebounced } from '../../../hooks/use-debounced.ts';
import { useEscape } from '../../../hooks/use-escape.ts';
import { useFormat } from '../../../hooks/use-format.ts';
import { useKept } from '../../../hooks/use-kept.ts';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import { TicketPane } from '../detail/ticket-pane.tsx';
import { ExportButton } from './export-button.tsx';
import { type Filter, isFiltered, NO_FILTER, queryOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { isNewestFirst, type Order } from './sort.ts';
import styles from './ticket-list.module.css';
import { TicketTable } from './ticket-table.tsx';
import { useFocusBack } from './use-focus-back.ts';

interface TicketListProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  order: Order;
  onOrder: (order: Order) => void;
  /** The ticket whose detail is shown. */
  open_id: string | undefined;
}

const STEP = 200;
const MOST = 1000;

/** All tickets as a table, and the one that is looked at beside it. */
export function TicketList({ filter, onFilter, order, onOrder, open_id }: TicketListProps) {
  const { t } = useTexts('tickets');
  const { number } = useFormat();
  const { cache } = useData();
  const [reach, setReach] = useState(STEP);
  // The service gives the newest first; for another order there must be all.
  const limit = isNewestFirst(order) ? reach : MOST;
  const words = useDebounced(filter.words);
  const { data, error } = useRoute('tickets.list', { limit, ...queryOf({ ...filter, words }) });
  const shown = useKept(data);
  const table = useRef<HTMLDivElement>(null);
  const close = (): void => navigate('tickets');
  useEscape(open_id !== undefined, close);
  useFocusBack(table, open_id);

  const filtered = isFiltered(filter);
  const none = shown?.tickets.length === 0;
  const noneYet = none && !filtered && data !== undefined;
  const make = (
    <Button onClick={() => navigate('new_ticket')}>
      <Plus size={16} strokeWidth={2} aria-hidden />
      {t('new')}
    </Button>
  );
  return (
    <Frame
      title={t('title')}
      header={
        <PaneHeader title={t('title')} level={1}>
          {!noneYet && <ExportButton filter={filter} disabled={none ?? true} />}
          {!noneYet && make}
        </PaneHeader>
      }
      detail={open_id && <TicketPane id={open_id} onClose={close} />}
    >
      <div className={styles.screen} ref={table}>
        {!noneYet && (
          <Filters
            filter={filter}
            onFilter={onFilter}
            onLeave={() => table.current?.querySelector<HTMLElement>('[data-row]')?.focus()}
          />
        )}
        {error && !data ? (
          <ErrorState error={error} onRetry={() => cache.invalidate('tickets.list')} />
        ) : !shown ? (
          <Loading />
        ) : noneYet ? (
          <EmptyState icon={TicketIcon} title={t('none')} text={t('noneText')}>
            {make}
          </EmptyState>
        ) : none ? (
          <EmptyState icon={SearchX} title={t('nothingFound')} text={t('nothingFoundText')}>
            <Button variant="soft" color="gray" onClick={() => onFilter(NO_FILTER)}>
              {t('showAll')}
            </Button>
          </EmptyState>
        ) : (
          <TicketTable tickets={shown.tickets} order={order} onOrder={onOrder} open_id={open_id}>
            {shown.next_cursor &&
              (limit < MOST ? (
                <Button variant="soft" color="gray" onClick={() => setReach(reach + STEP)}>
                  {t('more')}
                </Button>
              ) : (
                t('most', { count: number(MOST) })
              ))}
          </TicketTable>
        )}
      </div>
    </Frame>
  );
}
