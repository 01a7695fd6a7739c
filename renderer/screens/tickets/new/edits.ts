import type { TicketDraft } from '../../../../shared/contract.ts';
import type { Category, Device } from '../../../../shared/model.ts';
import { CATEGORIES } from '../../../components/category-chip.tsx';

export type Fact = keyof Device;
export const FACTS: readonly Fact[] = ['computer', 'system', 'app_version'];

/** What the person changed of a draft; all else stays as the service drafts it. */
export interface Edits {
  summary?: string;
  category?: Category;
  user?: string;
  email?: string;
  withoutSummary: boolean;
  withoutConversation: boolean;
  leftOut: number[];
  withoutFacts: Fact[];
}

export const NO_EDITS: Edits = {
  withoutSummary: false,
  withoutConversation: false,
  leftOut: [],
  withoutFacts: [],
};

export interface FormMessage {
  message_id: number;
  role: 'user' | 'assistant';
  content: string;
  included: boolean;
}

/** A ticket as it is about to be made. */
export interface Form {
  summary: string;
  category: Category;
  user: string;
  email: string;
  withSummary: boolean;
  withConversation: boolean;
  messages: FormMessage[];
  facts: { fact: Fact; value: string; included: boolean }[];
}

export function formOf(draft: TicketDraft, edits: Edits): Form {
  return {
    summary: edits.summary ?? draft.summary,
    category: edits.category ?? draft.category,
    user: edits.user ?? draft.user,
    email: edits.email ?? draft.email,
    // Without a conversation there is nothing but the summary.
    withSummary: !edits.withoutSummary || draft.transcript.length === 0,
    withConversation: !edits.withoutConversation,
    messages: draft.transcript.map((message) => ({
      ...message,
      included: !edits.leftOut.includes(message.message_id),
    })),
    facts: FACTS.filter((fact) => draft.device[fact] !== '').map((fact) => ({
      fact,
      value: draft.device[fact],
      included: !edits.withoutFacts.includes(fact),
    })),
  };
}

/** Edits as they were kept; what is not understood any more is left away. */
export function readEdits(kept: string | null | undefined): Edits {
  const { summary, category, user, email, withoutSummary, withoutConversation, leftOut, withoutFacts } =
    Object(parsed(kept)) as { [K in keyof Edits]?: unknown };
  const chosen = CATEGORIES.find((each) => each === category);
  return {
    ...(typeof summary === 'string' && { summary }),
    ...(chosen && { category: chosen }),
    ...(typeof user === 'string' && { user }),
    ...(typeof email === 'string' && { email }),
    withoutSummary: withoutSummary === true,
    withoutConversation: withoutConversation === true,
    leftOut: Array.isArray(leftOut) ? leftOut.filter((id) => typeof id === 'number') : [],
    withoutFacts: Array.isArray(withoutFacts) ? FACTS.filter((fact) => withoutFacts.includes(fact)) : [],
  };
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
