/** What is to be said about an answer that is not a whole one from the model, with the way on. */
import { Button } from '@radix-ui/themes';
import { BookOpen, CircleAlert, CircleSlash, LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { ModelActions } from '../../../components/model-state/model-actions.tsx';
import { useModel } from '../../../components/model-state/use-model.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import type { Answer, Turn } from '../chat/turn.ts';
import type { TurnActions } from '../turns/use-turn-actions.ts';
import styles from './answer.module.css';

interface NoticeProps {
  turn: Turn;
  answer: Answer;
  isLast: boolean;
  actions: TurnActions;
}

/** What an answer that is not whole needs below it, or one that is none. */
export function AnswerNotice(props: NoticeProps) {
  const { phase, suggestsTicket } = props.answer;
  if (phase === 'partial' || phase === 'stopped' || phase === 'failed') return <Unfinished {...props} />;
  return suggestsTicket ? <NothingFound {...props} /> : null;
}

/** Under the last question, where its answer never came. */
export function Unanswered({ onAgain, onTicket }: { onAgain: () => void; onTicket: () => void }) {
  const { t } = useTexts('ask');
  return (
    <Notice tone="plain" icon={<CircleSlash size={16} aria-hidden />} text={t('unanswered')}>
      <Small onClick={onAgain}>{t('askAgain')}</Small>
      <Small onClick={onTicket}>{t('createTicket')}</Small>
    </Notice>
  );
}

function Unfinished({ turn, answer, isLast, actions }: NoticeProps) {
  const { t } = useTexts('ask');
  const words = useErrorWords();
  const { phase, error, notice } = answer;
  const text =
    phase === 'failed' && error
      ? words(error)
      : phase === 'stopped'
        ? t('stopped')
        : notice?.code === 'answer_cut'
          ? t('cut')
          : t('halfway');
  const Icon = phase === 'stopped' ? CircleSlash : CircleAlert;
  const tone = phase === 'failed' ? 'bad' : phase === 'partial' ? 'warning' : 'plain';
  return (
    <Notice tone={tone} icon={<Icon size={16} aria-hidden />} text={text}>
      {isLast && answer.text !== '' && (
        <Button size="1" onClick={actions.continue}>
          {t('continue')}
        </Button>
      )}
      {isLast && turn.question && <Small onClick={() => actions.askAgain(turn)}>{t('askAgain')}</Small>}
      {isLast && <Small onClick={actions.createTicket}>{t('createTicket')}</Small>}
    </Notice>
  );
}

function NothingFound({ actions }: NoticeProps) {
  const { t } = useTexts('ask');
  return (
    <Notice tone="plain" icon={<LifeBuoy size={16} aria-hidden />} text={t('nothingFound')}>
      <Button size="1" onClick={actions.createTicket}>
        {t('createTicket')}
      </Button>
    </Notice>
  );
}

/** Reasons the model did not answer that have words of their own. */
const REASONS = [
  'model_not_running',
  'model_server_off',
  'model_not_loaded',
  'model_key_refused',
  'model_timeout',
  'model_context_full',
] as const;

/** Above an answer from the knowledge base: why the model did not give it, and what mends that. */
export function FromKnowledge({ turn, answer, isLast, actions }: NoticeProps) {
  const { t } = useTexts('ask');
  const model = useModel();
  const reason =
    REASONS.find((code) => code === answer.notice?.code) ?? (answer.notice ? 'other' : 'unknown');
  return (
    <Notice tone="quiet" icon={<BookOpen size={16} aria-hidden />} text={t(`fromKnowledge.${reason}`)}>
      {isLast && model.status?.state === 'ready' && (
        <Small onClick={() => actions.askAgain(turn)}>{t('askModel')}</Small>
      )}
      {isLast && <ModelActions model={model} quiet />}
    </Notice>
  );
}

interface NoticeShape {
  tone: 'quiet' | 'plain' | 'warning' | 'bad';
  icon: ReactNode;
  text: string;
  children?: ReactNode;
}

function Notice({ tone, icon, text, children }: NoticeShape) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <span className={styles.noticeText}>
        <span className={styles.noticeIcon}>{icon}</span>
        {text}
      </span>
      <span className={styles.buttons}>{children}</span>
    </div>
  );
}

function Small({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="1" variant="surface" color="gray" onClick={onClick}>
      {children}
    </Button>
  );
}
