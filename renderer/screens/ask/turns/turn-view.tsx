import { memo } from 'react';
import type { Source } from '../../../../shared/model.ts';
import { AnswerView } from '../answer/answer-view.tsx';
import { Unanswered } from '../answer/notices.tsx';
import type { Turn } from '../chat/turn.ts';
import { QuestionEditor } from './question-editor.tsx';
import { QuestionView } from './question-view.tsx';
import styles from './turn-view.module.css';
import type { TurnActions } from './use-turn-actions.ts';

interface TurnViewProps {
  turn: Turn;
  isLast: boolean;
  isEditing: boolean;
  actions: TurnActions;
  openSource: Source | null;
}

/** A question at the right and its answer below. */
export const TurnView = memo(function TurnView({
  turn,
  isLast,
  isEditing,
  actions,
  openSource,
}: TurnViewProps) {
  const { question, answer } = turn;
  return (
    <div className={styles.turn}>
      {question &&
        (isEditing ? (
          <QuestionEditor
            text={question.text}
            replacesMore={!isLast}
            onCancel={actions.stopEditing}
            onSend={(text) => actions.resend(turn, text)}
          />
        ) : (
          <QuestionView question={question} onEdit={() => actions.edit(turn)} />
        ))}
      {answer ? (
        <AnswerView turn={turn} answer={answer} isLast={isLast} actions={actions} openSource={openSource} />
      ) : (
        isLast && <Unanswered onAgain={() => actions.askAgain(turn)} onTicket={actions.createTicket} />
      )}
    </div>
  );
});
