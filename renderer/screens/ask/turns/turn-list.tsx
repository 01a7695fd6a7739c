import { Button } from '@radix-ui/themes';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Source } from '../../../../shared/model.ts';
import { useTexts } from '../../../i18n.ts';
import type { Turn } from '../chat/turn.ts';
import styles from './turn-list.module.css';
import { TurnView } from './turn-view.tsx';
import type { TurnActions } from './use-turn-actions.ts';

interface TurnListProps {
  turns: readonly Turn[];
  /** The key of the turn whose question is being changed. */
  editing: string | null;
  actions: TurnActions;
  openSource: Source | null;
}

/** How near the end counts as there, in px: who scrolled further up does not want to be taken along. */
const AT_END = 8;
const FAR_FROM_END = 120;
/** So many turns are higher than any window. */
const LONG = 50;
/** Above the first turn and below the last, in px. */
const PADDING = { start: 24, end: 16 };
/** More characters at once than a model says between two pictures. */
const WHOLE = 500;

/** The turns of a conversation, however many: only those in view are drawn. It stays at the end until the person scrolls up. */
export function TurnList({ turns, editing, actions, openSource }: TurnListProps) {
  const { t } = useTexts('ask');
  const scroller = useRef<HTMLDivElement>(null);
  const last = turns.at(-1);
  const wholeKey = useWholeAnswer(last);
  // What is in view comes first, what lies beside it when there is time.
  const [overscan, setOverscan] = useState(0);
  useEffect(() => startTransition(() => setOverscan(2)), []);
  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => turns[index]?.key ?? index,
    estimateSize: (index) => heightOf(turns[index]),
    // A long one is drawn at its end from the first: what is drawn only once it is measured is drawn all at once.
    ...(turns.length >= LONG && {
      initialRect: { width: 0, height: window.innerHeight },
      initialOffset: () => turns.reduce((sum, turn) => sum + heightOf(turn), 0) - window.innerHeight,
    }),
    overscan,
    paddingStart: PADDING.start,
    paddingEnd: PADDING.end,
    scrollPaddingStart: PADDING.start,
    anchorTo: wholeKey === null ? 'end' : 'start',
    followOnAppend: 'auto',
    scrollEndThreshold: AT_END,
  });

  useLayoutEffect(() => virtual.scrollToEnd(), [virtual]);
  // A question of one's own is always seen, wherever one had scrolled to.
  const lastKey = last?.key;
  useEffect(() => {
    if (lastKey?.startsWith('asked')) virtual.scrollToEnd();
  }, [virtual, lastKey]);

  useLayoutEffect(() => {
    if (wholeKey !== null) virtual.scrollToIndex(turns.length - 1, { align: 'start' });
  }, [virtual, wholeKey, turns.length]);

  const reads = wholeKey !== null && virtual.range?.startIndex === turns.length - 1;
  const isFar = !reads && !virtual.isAtEnd(FAR_FROM_END);
  return (
    <div className={styles.place}>
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={t('conversation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keys
        tabIndex={0}
      >
        <div className={styles.all} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const turn = turns[item.index];
            return (
              turn && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={styles.turn}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <TurnView
                    turn={turn}
                    isLast={item.index === turns.length - 1}
                    isEditing={turn.key === editing}
                    actions={actions}
                    openSource={openSource}
                  />
                </div>
              )
            );
          })}
        </div>
      </section>
      {isFar && (
        <Button className={styles.jump} variant="surface" color="gray" onClick={() => virtual.scrollToEnd()}>
          <ArrowDown size={16} strokeWidth={1.75} aria-hidden />
          {t('jumpToLatest')}
        </Button>
      )}
    </div>
  );
}

/**
 * The key of the last turn where its answer came all at once, as from the knowledge base: that is read from its
 * beginning, and the view does not follow it to its end. Null for answers that stream.
 */
function useWholeAnswer(last: Turn | undefined): string | null {
  const key = last?.key ?? null;
  const length = last?.answer?.text.length ?? 0;
  const [seen, setSeen] = useState({ key, length, whole: false });
  if (seen.key !== key || seen.length !== length) {
    const cameWhole = seen.key === key && seen.length === 0 && length > WHOLE;
    setSeen({ key, length, whole: seen.key === key ? seen.whole || cameWhole : false });
  }
  return seen.whole ? key : null;
}

/**
 * A guess before it is drawn, so that the scroll bar tells the truth from the start. It is made for every turn there is:
 * it looks at lengths alone.
 */
function heightOf(turn: Turn | undefined): number {
  const letters = (turn?.question?.text.length ?? 0) + (turn?.answer?.text.length ?? 0);
  return 150 + 20 * Math.ceil(letters / 50);
}
