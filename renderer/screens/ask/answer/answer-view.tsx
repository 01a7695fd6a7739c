import { useMemo } from 'react';
import type { Source } from '../../../../shared/model.ts';
import { CategoryChip } from '../../../components/category-chip.tsx';
import { Markdown } from '../../../components/markdown/index.tsx';
import { useTexts } from '../../../i18n.ts';
import { type Answer, isUnderWay, type Turn } from '../chat/turn.ts';
import type { TurnActions } from '../turns/use-turn-actions.ts';
import styles from './answer.module.css';
import { AnswerActions } from './answer-actions.tsx';
import { citedSources } from './cited.ts';
import { AnswerNotice, FromKnowledge } from './notices.tsx';
import { Sources } from './sources.tsx';
import { ThoughtLine } from './thought-line.tsx';

interface AnswerViewProps {
  turn: Turn;
  answer: Answer;
  isLast: boolean;
  actions: TurnActions;
  openSource: Source | null;
}

/** An answer, under way or done. Space is kept for what comes below it, so that nothing jumps when it is done. */
export function AnswerView({ turn, answer, isLast, actions, openSource }: AnswerViewProps) {
  const { t } = useTexts('ask');
  const { sources, text, phase, thought } = answer;
  const cited = useMemo(
    () => ({
      count: sources.length,
      open(n: number) {
        const source = sources.find((each) => each.n === n);
        if (source) actions.openSource(source);
      },
    }),
    [sources, actions],
  );
  const underWay = isUnderWay(answer);
  const category = turn.question?.category;
  return (
    <article className={styles.answer} aria-label={t('answer')} aria-busy={underWay}>
      <div className={styles.meta}>
        {category && (
          <CategoryChip
            category={category}
            {...(turn.question?.id == null || underWay
              ? {}
              : { onCorrect: (chosen) => actions.correct(turn, chosen) })}
          />
        )}
        {thought && <ThoughtLine thought={thought} />}
        {phase === 'waiting' && !thought && <span className={styles.waiting}>{t('waiting')}</span>}
      </div>
      {answer.by === 'knowledge' && !answer.suggestsTicket && (
        <div className={styles.origin}>
          <FromKnowledge turn={turn} answer={answer} isLast={isLast} actions={actions} />
        </div>
      )}
      {text !== '' && (
        <div className={styles.text} data-growing={phase === 'streaming'}>
          <Markdown text={text} cited={cited} />
        </div>
      )}
      <div className={styles.foot} data-last={isLast}>
        {sources.length > 0 && (
          <Sources sources={citedSources(sources, text)} open={openSource} onOpen={actions.openSource} />
        )}
        {!underWay && <AnswerNotice turn={turn} answer={answer} isLast={isLast} actions={actions} />}
        {!underWay && answer.text !== '' && (
          <AnswerActions turn={turn} answer={answer} isLast={isLast} actions={actions} />
        )}
      </div>
    </article>
  );
}
