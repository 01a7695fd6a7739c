import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { Session } from '../../../../shared/model.ts';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { navigate, placeOf } from '../../../navigation.ts';
import { useChats } from '../chat/chats.tsx';

interface Removals {
  /** Takes a conversation out of sight at once, and deletes it for good when it can no longer be undone. */
  remove(session: Pick<Session, 'id' | 'title'>): void;
  isRemoved(session_id: string): boolean;
}

const RemovalsContext = createContext<Removals | null>(null);

export function RemovalsProvider({ children }: { children: ReactNode }) {
  const { t } = useTexts('ask');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  const chatOf = useChats();
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());

  const remove = useCallback<Removals['remove']>(
    ({ id, title }) => {
      const bringBack = (): void => setRemoved((ids) => new Set([...ids].filter((each) => each !== id)));
      const isShown = placeOf(window.location.hash).session_id === id;
      setRemoved((ids) => new Set([...ids, id]));
      // An answer that came after the deletion would bring the conversation back.
      chatOf(id).stop();
      if (isShown) navigate('ask');
      toast({
        text: t('sessions.deleted', { title }),
        action: {
          label: t('undo'),
          run() {
            bringBack();
            if (isShown) navigate('ask', { session_id: id });
          },
        },
        async onExpire() {
          const result = await api.request('sessions.remove', { session_id: id }).result;
          if (result.ok || result.error.code === 'session_not_found') return;
          bringBack();
          toast({ text: words(result.error) });
        },
      });
    },
    [api, chatOf, t, toast, words],
  );
  const value = useMemo(() => ({ remove, isRemoved: (id: string) => removed.has(id) }), [remove, removed]);
  return <RemovalsContext value={value}>{children}</RemovalsContext>;
}

export function useRemovals(): Removals {
  const removals = use(RemovalsContext);
  if (!removals) throw new Error('no RemovalsProvider above');
  return removals;
}
