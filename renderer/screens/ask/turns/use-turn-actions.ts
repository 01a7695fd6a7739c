import { type RefObject, useMemo } from 'react';
import type { ErrorValue } from '../../../../shared/errors.ts';
import type { Category, Rating, Source } from '../../../../shared/model.ts';
import { useToast } from '../../../components/toasts.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import type { Chat } from '../chat/chat.ts';
import type { Turn } from '../chat/turn.ts';

/** What can be done about a turn; the same object until the conversation changes, so that turns need not be drawn anew. */
export interface TurnActions {
  askAgain(turn: Turn): void;
  continue(): void;
  /** Opens the question's text for a change. */
  edit(turn: Turn): void;
  stopEditing(): void;
  resend(turn: Turn, text: string): void;
  rate(turn: Turn, rating: Rating | null, missing?: string): void;
  correct(turn: Turn, category: Category): void;
  openSource(source: Source): void;
  createTicket(): void;
}

interface Deps {
  chat: Chat;
  session_id: string;
  setEditing: (key: string | null) => void;
  onOpenSource: (source: Source) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

export function useTurnActions({ chat, session_id, setEditing, onOpenSource, field }: Deps): TurnActions {
  const { t } = useTexts('ask');
  const toast = useToast();
  const words = useErrorWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the others only pass on and never change what is done
  return useMemo((): TurnActions => {
    const say = async (outcome: Promise<ErrorValue | null>): Promise<void> => {
      const error = await outcome;
      if (error) toast({ text: words(error) });
    };
    return {
      askAgain: (turn) => turn.question && chat.ask(turn.question.text, turn),
      continue: () => chat.ask(t('continueText')),
      edit: (turn) => setEditing(turn.key),
      stopEditing() {
        setEditing(null);
        field.current?.focus();
      },
      resend(turn, text) {
        setEditing(null);
        chat.ask(text, turn);
        field.current?.focus();
      },
      rate: (turn, rating, missing) => void say(chat.rate(turn, rating, missing)),
      correct: (turn, category) => void say(chat.correct(turn, category)),
      openSource: onOpenSource,
      createTicket: () => navigate('new_ticket', { session_id }),
    };
  }, [chat, session_id, t]);
}
