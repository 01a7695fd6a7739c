import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo, useMemo } from 'react';
import type { Ticket } from '../../../../shared/model.ts';
import { ROW, walk } from '../../../components/list-pane.tsx';
import { useFormat } from '../../../hooks/use-format.ts';
import { useTexts } from '../../../i18n.ts';
import { hashOf } from '../../../navigation.ts';
import { TicketStatusDot, TypeChip } from '../status.tsx';
import { subjectOf } from '../subject.ts';
import { type Column, clicked, type Order, sorted } from './sort.ts';
import styles from './ticket-table.module.css';

const COLUMNS: readonly Column[] = ['status', 'number', 'subject', 'category', 'updated'];

interface TicketTableProps {
  tickets: readonly Ticket[];
  order: Order;
  onOrder: (order: Order) => void;
  open_id: string | undefined;
  /** Below the last row. */
  children: ReactNode;
}

/** One line a ticket; on a narrow window its number goes below its subject. */
export function TicketTable({ tickets, order, onOrder, open_id, children }: TicketTableProps) {
  const { t, i18n } = useTexts('tickets');
  const { short } = useFormat();
  const rows = useMemo(() => sorted(tickets, order, i18n.language), [tickets, order, i18n.language]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows in it are the controls; it only moves between them
    <div className={styles.scroll} onKeyDown={walk}>
      <table className={styles.table} aria-label={t('title')}>
        <thead>
          <tr className={styles.row}>
            {COLUMNS.map((column) => {
              const direction = order.descending ? 'descending' : 'ascending';
              const Arrow = order.descending ? ArrowDown : ArrowUp;
              return (
                <th
                  key={column}
                  className={styles[column]}
                  scope="col"
                  aria-sort={order.by === column ? direction : undefined}
                >
                  <button type="button" onClick={() => onOrder(clicked(order, column))}>
                    {t(`column.${column}`)}
                    {order.by === column && <Arrow size={12} strokeWidth={2} aria-hidden />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((ticket) => (
            <Row
              key={ticket.id}
              ticket={ticket}
              open={ticket.id === open_id}
              updated={short(ticket.updated_at)}
            />
          ))}
        </tbody>
      </table>
      {children && <div className={styles.end}>{children}</div>}
    </div>
  );
}

interface RowProps {
  ticket: Ticket;
  open: boolean;
  updated: string;
}

const Row = memo(function Row({ ticket, open, updated }: RowProps) {
  const { id, status, type, description } = ticket;
  return (
    <tr className={styles.row} data-open={open}>
      <td className={styles.status}>
        <TicketStatusDot status={status} />
      </td>
      <td className={styles.number}>{id}</td>
      <td className={styles.subject}>
        <a
          {...ROW}
          href={hashOf({ screen: 'tickets', ticket_id: id })}
          className="truncate"
          aria-current={open ? 'true' : undefined}
        >
          {subjectOf(description) || id}
        </a>
      </td>
      <td className={styles.category}>
        <TypeChip type={type} />
      </td>
      <td className={styles.updated}>{updated}</td>
    </tr>
  );
});
