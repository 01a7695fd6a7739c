import { BookOpen, CircleAlert, CircleSlash, LifeBuoy } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Source } from '../../../shared/model.ts';
import { Markdown } from '../../components/markdown/index.tsx';
import { useErrorWords } from '../../hooks/use-error-words.ts';
import { useTexts } from '../../i18n.ts';
import { citedSources } from '../ask/answer/cited.ts';
import { Sources } from '../ask/answer/sources.tsx';
import { ThoughtLine } from '../ask/answer/thought-line.tsx';
import { type Answer, isUnderWay } from '../ask/chat/turn.ts';
import styles from './quick-ask.module.css';

interface QuickAnswerProps {
  answer: Answer;
  /** Absent where there is nowhere to show it. */
  onOpenSource: ((source: Source) => void) | undefined;
}

/** How near its end a text counts as read to the end, in px. */
const NEAR = 24;

/** The answer, under way or done. */
export function QuickAnswer({ answer, onOpenSource }: QuickAnswerProps) {
  const { t } = useTexts('ask');
  const { phase, text, thought, sources, by, notice, suggestsTicket } = answer;
  const scroll = useRef<HTMLElement>(null);
  const follows = useRef(true);
  const underWay = isUnderWay(answer);
  const cited = useMemo(
    () => ({
      count: onOpenSource ? sources.length : 0,
      open(n: number) {
        const source = sources.find((each) => each.n === n);
        if (source) onOpenSource?.(source);
      },
    }),
    [sources, onOpenSource],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the text as it grows
  useLayoutEffect(() => {
    const { current } = scroll;
    if (!current || !follows.current) return;
    // An answer from the knowledge base comes all at once: it is read from its beginning.
    current.scrollTop = by === 'knowledge' ? 0 : current.scrollHeight;
  }, [text, phase, by]);

  return (
    <section
      ref={scroll}
      className={styles.answer}
      aria-label={t('answer')}
      aria-busy={underWay}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long answer is scrolled with the keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        follows.current = scrollTop + clientHeight >= scrollHeight - NEAR;
      }}
    >
      {phase === 'waiting' && !thought && <p className={styles.waiting}>{t('waiting')}</p>}
      {thought && <ThoughtLine thought={thought} />}
      {by === 'knowledge' && !suggestsTicket && (
        <p className={styles.note}>
          <BookOpen size={16} strokeWidth={1.75} aria-hidden />
          {notice
            ? t(`ask:fromKnowledge.${notice.code}`, { defaultValue: t('fromKnowledge.other') })
            : t('fromKnowledge.unknown')}
        </p>
      )}
      {text !== '' && <Markdown text={text} cited={cited} />}
      {!underWay && sources.length > 0 && onOpenSource && (
        <Sources sources={citedSources(sources, text)} open={null} onOpen={onOpenSource} />
      )}
      {!underWay && <Ending answer={answer} />}
    </section>
  );
}

/** How an answer ended that is not a whole one; the keys below are the ways on. */
function Ending({ answer: { phase, error, notice, suggestsTicket } }: { answer: Answer }) {
  const { t } = useTexts('ask');
  const words = useErrorWords();
  const said =
    phase === 'failed' && error
      ? words(error)
      : phase === 'stopped'
        ? t('stopped')
        : phase === 'partial'
          ? t(notice?.code === 'answer_cut' ? 'cut' : 'halfway')
          : suggestsTicket
            ? t('nothingFound')
            : null;
  if (said === null) return null;
  const Icon = phase === 'stopped' ? CircleSlash : suggestsTicket ? LifeBuoy : CircleAlert;
  return (
    <p className={styles.note} data-bad={phase === 'failed'}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {said}
    </p>
  );
}
