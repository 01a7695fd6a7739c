/** One conversation as the window knows it: its turns, and the answer that is streaming. Knows no screen. */
import type { Call } from '../../../../shared/bridge.ts';
import type { RouteEvent } from '../../../../shared/contract.ts';
import type { ErrorValue } from '../../../../shared/errors.ts';
import type { Category, Rating } from '../../../../shared/model.ts';
import type { Api } from '../../../api.ts';
import { createAnswering } from './answering.ts';
import { keepSeen, withAnswer, withCategory } from './changes.ts';
import { emptyAnswer, type Question, type Turn, turnsOf } from './turn.ts';

/** A conversation at one moment; a new object whenever something changed. */
export interface ChatState {
  turns: readonly Turn[];
  loading: boolean;
  /** Why the history could not be read. */
  error: ErrorValue | null;
  busy: boolean;
}

export interface Chat {
  state(): ChatState;
  /** @returns ends the listening */
  subscribe(listener: () => void): () => void;
  /** Reads the history where it was not read yet. */
  open(): void;
  /** Reads the history anew, but not while an answer is under way. */
  reload(): Promise<void>;
  /** @param replaces the turn whose question this one takes the place of; it and all after it go */
  ask(text: string, replaces?: Turn): void;
  stop(): void;
  rate(turn: Turn, rating: Rating | null, missing?: string): Promise<ErrorValue | null>;
  correct(turn: Turn, category: Category): Promise<ErrorValue | null>;
}

export interface ChatDeps {
  api: Pick<Api, 'request'>;
  /** Calls back before the next picture is drawn. */
  nextFrame: (run: () => void) => void;
  now: () => number;
}

/** Messages read at a time. */
const PAGE = 1000;
/** How long a stopped answer takes at most to be stored. */
const SETTLE_MS = 400;

export function createChat(session_id: string, deps: ChatDeps): Chat {
  const { api } = deps;
  const listeners = new Set<() => void>();
  // Until it is opened it counts as loading: nothing is known of it yet.
  let state: ChatState = { turns: [], loading: true, error: null, busy: false };
  let opened = false;
  let asked = 0;
  let call: Call<'chat.ask'> | null = null;

  function set(change: Partial<ChatState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function setTurn(key: string, change: (turn: Turn) => Turn): void {
    set({ turns: state.turns.map((turn) => (turn.key === key ? change(turn) : turn)) });
  }

  async function read(): Promise<void> {
    // Page by page: all of a long history at once would keep the window from answering.
    const turns: Turn[] = [];
    let cursor: string | undefined;
    do {
      const result = await api.request('sessions.history', { session_id, limit: PAGE, cursor }).result;
      if (!result.ok) return set({ loading: false, error: result.error });
      turnsOf(result.value.history, turns);
      cursor = result.value.next_cursor ?? undefined;
    } while (cursor !== undefined);
    if (!state.busy) set({ turns: keepSeen(turns, state.turns), loading: false, error: null });
  }

  async function reload(): Promise<void> {
    if (!state.busy) await read();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      if (opened) return;
      opened = true;
      set({ loading: true });
      void read();
    },
    reload,
    ask(text, replaces) {
      if (state.busy) return;
      opened = true;
      asked += 1;
      const key = `asked${asked}`;
      const kept = replaces ? state.turns.slice(0, state.turns.indexOf(replaces)) : state.turns;
      const question: Question = { id: null, text, category: null, masked: null };
      set({
        turns: [...kept, { key, question, answer: emptyAnswer() }],
        busy: true,
        loading: false,
        error: null,
      });

      const answering = createAnswering(question, deps, (part) =>
        setTurn(key, (turn) => ({ ...turn, ...part })),
      );
      call = api.request(
        'chat.ask',
        { message: text, session_id, replaces: replaces?.question?.id ?? undefined },
        (event: RouteEvent<'chat.ask'>) => answering.hear(event),
      );
      void call.result.then((result) => {
        answering.end(result);
        call = null;
        set({ busy: false });
        // What was said until then is stored a moment later: then it has an id and can be rated.
        const wasStopped = !result.ok && result.error.code === 'cancelled';
        if (wasStopped && state.turns.at(-1)?.question?.id != null)
          setTimeout(() => void reload(), SETTLE_MS);
      });
    },
    stop: () => call?.cancel(),
    async rate(turn, rating, missing) {
      if (turn.answer?.id == null) return null;
      const before = turn.answer.rating;
      setTurn(turn.key, (current) => withAnswer(current, { rating }));
      const result = await api.request('messages.rate', { message_id: turn.answer.id, rating, missing })
        .result;
      if (result.ok) return null;
      setTurn(turn.key, (current) => withAnswer(current, { rating: before }));
      return result.error;
    },
    async correct(turn, category) {
      if (turn.question?.id == null) return null;
      const before = turn.question.category;
      setTurn(turn.key, (current) => withCategory(current, category));
      const result = await api.request('messages.correct', { message_id: turn.question.id, category }).result;
      if (result.ok) return null;
      setTurn(turn.key, (current) => withCategory(current, before));
      return result.error;
    },
  };
}
