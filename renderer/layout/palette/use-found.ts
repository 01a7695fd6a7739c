import { BookOpen, type LucideIcon, MessageCircle, Ticket } from 'lucide-react';
import type { ErrorValue } from '../../../shared/errors.ts';
import { useCategoryWords } from '../../components/category-chip.tsx';
import type { Loaded } from '../../data/cache.ts';
import { useRoute } from '../../data/context.tsx';
import { useFormat } from '../../hooks/use-format.ts';
import { useKept } from '../../hooks/use-kept.ts';
import { navigate } from '../../navigation.ts';

/** A line of the palette. */
export interface Found {
  key: string;
  icon: LucideIcon;
  label: string;
  /** At the right, quietly. */
  aside?: string;
  keys?: string;
  run(): void;
}

const EACH = 5;

type Groups = Record<'sessions' | 'tickets' | 'articles', Found[]>;

/** What there is for these words; without words the latest conversations. `error` where some of it is not known. */
export function useFound(words: string): { groups: Groups; error: ErrorValue | undefined } {
  const { short } = useFormat();
  const categoryWords = useCategoryWords();
  const query = words === '' ? null : { q: words, limit: EACH };
  const [sessions, noSessions] = useLatest(useRoute('sessions.list', query ?? { limit: EACH }));
  const [tickets, noTickets] = useLatest(useRoute('tickets.list', query));
  const [articles, noArticles] = useLatest(useRoute('knowledge.search', query));
  const groups = {
    sessions: (sessions?.sessions ?? []).map(({ id, title, last_activity }) => ({
      key: `session ${id}`,
      icon: MessageCircle,
      label: title,
      aside: short(last_activity),
      run: () => navigate('ask', { session_id: id }),
    })),
    tickets: (query ? (tickets?.tickets ?? []) : []).map(({ id, description }) => ({
      key: `ticket ${id}`,
      icon: Ticket,
      label: description.split('\n', 1)[0] ?? id,
      aside: id,
      run: () => navigate('tickets', { ticket_id: id }),
    })),
    articles: uniqueArticles(query ? (articles?.results ?? []) : []).map(
      ({ article_id, title, category }) => ({
        key: `article ${article_id}`,
        icon: BookOpen,
        label: title,
        aside: categoryWords(category),
        run: () => navigate('knowledge', { article_id }),
      }),
    ),
  };
  return { groups, error: noSessions ?? noTickets ?? noArticles };
}

/** What was found last, until there is an answer to these words: where that fails, it is none to them. */
function useLatest<T>({ data, error }: Loaded<T>): [found: T | undefined, error: ErrorValue | undefined] {
  const kept = useKept(data);
  const failed = data ? undefined : error;
  return [failed ? undefined : kept, failed];
}

/** A search finds passages, and several may be of one article. */
function uniqueArticles<T extends { article_id: string }>(results: readonly T[]): T[] {
  return results.filter(
    ({ article_id }, at) => results.findIndex((each) => each.article_id === article_id) === at,
  );
}
