import { useTexts } from '../../i18n.ts';
import type { Answer } from './chat/turn.ts';

/** Tells those who listen that an answer begins and that it is there – and not each of its words. */
export function Announcer({ answer }: { answer: Answer | null }) {
  const { t } = useTexts('ask');
  return (
    <p className="visually-hidden" role="status">
      {answer && answer.phase !== 'complete' && t(`announce.${answer.phase}`)}
      {answer?.phase === 'complete' && t('announce.complete')}
    </p>
  );
}
