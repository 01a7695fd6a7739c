import { Button } from '@radix-ui/themes';
import { RotateCcw, ThumbsDown, ThumbsUp, Ticket } from 'lucide-react';
import { useState } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useTexts } from '../../../i18n.ts';
import { type Answer, needsWayOn, type Turn } from '../chat/turn.ts';
import type { TurnActions } from '../turns/use-turn-actions.ts';
import styles from './answer.module.css';
import { MissingForm } from './missing-form.tsx';

interface AnswerActionsProps {
  turn: Turn;
  answer: Answer;
  isLast: boolean;
  actions: TurnActions;
}

/** What can be done with an answer that is there. */
export function AnswerActions({ turn, answer, isLast, actions }: AnswerActionsProps) {
  const { t } = useTexts('ask');
  const [telling, setTelling] = useState(false);
  const { id, rating } = answer;
  const noticeOffers = isLast && needsWayOn(answer);
  return (
    <>
      <div className={styles.actions} role="toolbar" aria-label={t('answerActions')}>
        <CopyButton label={t('copy')} text={() => answer.text} />
        {isLast && turn.question && !noticeOffers && (
          <IconButton small icon={RotateCcw} label={t('askAgain')} onClick={() => actions.askAgain(turn)} />
        )}
        {id !== null && (
          <>
            <IconButton
              small
              icon={ThumbsUp}
              label={t('helpful')}
              pressed={rating === 'helpful'}
              onClick={() => {
                setTelling(false);
                actions.rate(turn, rating === 'helpful' ? null : 'helpful');
              }}
            />
            <IconButton
              small
              icon={ThumbsDown}
              label={t('notHelpful')}
              pressed={rating === 'not_helpful'}
              onClick={() => {
                setTelling(rating !== 'not_helpful');
                actions.rate(turn, rating === 'not_helpful' ? null : 'not_helpful');
              }}
            />
          </>
        )}
        {!noticeOffers && (
          <Button
            className={styles.ticket}
            size="1"
            variant="ghost"
            color="gray"
            onClick={actions.createTicket}
          >
            <Ticket size={14} strokeWidth={1.75} aria-hidden />
            {t('createTicket')}
          </Button>
        )}
      </div>
      {telling && (
        <MissingForm
          onClose={() => setTelling(false)}
          onSend={(missing) => actions.rate(turn, 'not_helpful', missing)}
        />
      )}
    </>
  );
}
