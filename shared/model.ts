/**
 * The nouns of the product as zod schemas, with the types derived from them.
 * Field names are those of the wire and of the database columns (the specification's snake_case).
 */
import { z } from 'zod';

/** The categories of the specification, in the order its classifier prefers them. */
export const Category = z.enum(['E-Banking', 'IT Support', 'General']);
export type Category = z.infer<typeof Category>;

export const TicketStatus = z.enum(['open', 'in_progress', 'resolved', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** UTC, `YYYY-MM-DD HH:MM:SS`, as SQLite's CURRENT_TIMESTAMP writes it. */
export const Timestamp = z.string();

/** The languages the product answers in. */
export const Language = z.enum(['en', 'de']);
export type Language = z.infer<typeof Language>;

/** A passage an answer rests on; `n` is the number the answer cites. */
export const Source = z.object({
  n: z.int().positive(),
  article_id: z.string(),
  title: z.string(),
  /** The headings that lead to the passage; empty for the article's beginning. */
  heading: z.string(),
  passage_id: z.int(),
});
export type Source = z.infer<typeof Source>;

export const AnsweredBy = z.enum(['model', 'knowledge']);
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/** `partial`: the model stopped before its finish marker or at its token limit. */
export const AnswerState = z.enum(['complete', 'partial']);
export type AnswerState = z.infer<typeof AnswerState>;

/** A full card number, an IBAN, or a password, PIN, CVV or one-time code. */
export const SecretKind = z.enum(['card', 'iban', 'secret']);
export type SecretKind = z.infer<typeof SecretKind>;

export const Rating = z.enum(['helpful', 'not_helpful']);
export type Rating = z.infer<typeof Rating>;

export const Message = z.object({
  message_id: z.int(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  timestamp: Timestamp,
  category: Category.nullable(),
  answered_by: AnsweredBy.nullable(),
  state: AnswerState,
  sources: z.array(Source),
  rating: Rating.nullable(),
});
export type Message = z.infer<typeof Message>;

export const Session = z.object({
  id: z.string(),
  title: z.string(),
  created_at: Timestamp,
  last_activity: Timestamp,
  message_count: z.int().nonnegative(),
});
export type Session = z.infer<typeof Session>;

/** A session found by a search: `snippet` is the text around the hit, with `[` and `]` around the words found. */
export const SessionHit = Session.extend({ snippet: z.string().nullable() });
export type SessionHit = z.infer<typeof SessionHit>;

export const Ticket = z.object({
  id: z.string(),
  user: z.string(),
  email: z.string(),
  type: z.string(),
  description: z.string(),
  session_id: z.string().nullable(),
  status: TicketStatus,
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Ticket = z.infer<typeof Ticket>;

export const TicketEvent = z.object({
  at: Timestamp,
  kind: z.enum(['created', 'status']),
  from_status: z.string().nullable(),
  to_status: z.string(),
});
export type TicketEvent = z.infer<typeof TicketEvent>;

export const TicketDetail = Ticket.extend({ events: z.array(TicketEvent) });
export type TicketDetail = z.infer<typeof TicketDetail>;

/** The facts about a computer that a ticket may carry. */
export const Device = z.object({
  computer: z.string(),
  /** Such as `Windows 11 Pro (10.0.26100)`. */
  system: z.string(),
  app_version: z.string(),
});
export type Device = z.infer<typeof Device>;

/** `starter` ships with the product, `folder` is kept in step with a folder, `import` was added by a person. */
export const ArticleOrigin = z.enum(['starter', 'folder', 'import']);
export type ArticleOrigin = z.infer<typeof ArticleOrigin>;

export const Article = z.object({
  id: z.string(),
  origin: ArticleOrigin,
  title: z.string(),
  category: Category,
  language: Language,
  keywords: z.array(z.string()),
  /** The document as Markdown, without its front matter. */
  body: z.string(),
  updated_at: Timestamp,
});
export type Article = z.infer<typeof Article>;

/** Where a passage of an article begins; it goes on to the next one. */
export const PassagePlace = z.object({
  passage_id: z.int(),
  /** The headings that lead to it; empty for the article's beginning. */
  heading: z.string(),
});
export type PassagePlace = z.infer<typeof PassagePlace>;

/** One passage found for a query, best first. */
export const KnowledgeHit = z.object({
  article_id: z.string(),
  title: z.string(),
  category: Category,
  language: Language,
  passage_id: z.int(),
  heading: z.string(),
  text: z.string(),
  /** 0 to 1: how much of the question this passage covers; comparable between queries. */
  score: z.number().min(0).max(1),
});
export type KnowledgeHit = z.infer<typeof KnowledgeHit>;

/** The states of LM Studio that a person can tell apart. */
export const ModelState = z.enum([
  'not_running',
  'server_off',
  'no_model',
  'loading',
  'ready',
  'key_refused',
]);
export type ModelState = z.infer<typeof ModelState>;

export const ModelStatus = z.object({
  state: ModelState,
  /** One sentence for a person: what is the case and what it means. */
  message: z.string(),
  /** The base URL asked, e.g. `http://127.0.0.1:1234/v1`; null when no server was found. */
  url: z.string().nullable(),
  /** The model that answers; null unless ready or loading. */
  model: z.string().nullable(),
  /** Tokens the loaded model takes; null when the server does not say. */
  context_length: z.int().positive().nullable(),
});
export type ModelStatus = z.infer<typeof ModelStatus>;

/** A chat model LM Studio has on its disk. */
export const ModelInfo = z.object({
  id: z.string(),
  loaded: z.boolean(),
  /** Tokens it takes at most; null when the server does not say. */
  max_context_length: z.int().positive().nullable(),
});
export type ModelInfo = z.infer<typeof ModelInfo>;

/** What became of a document that was to be added. */
/** Why a file is no article. The window has words for each. */
export const ImportProblem = z.enum([
  'unknown_kind',
  'too_large',
  'too_long',
  'too_complex',
  'empty',
  'draft',
  'front_matter',
  'not_text',
  'no_text_layer',
  'pdf_locked',
  'pdf_damaged',
  'docx_damaged',
  'unreadable',
  /** More files than are taken at once. */
  'too_many',
]);
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportResult = z.object({
  file: z.string(),
  /** Null where it could not be read. */
  article_id: z.string().nullable(),
  /** Why it could not be read; null where it could. */
  problem: ImportProblem.nullable(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const KnowledgeFolder = z.object({
  path: z.string(),
  articles: z.int().nonnegative(),
  /** Files that could not be read, each with its reason. */
  problems: z.array(ImportResult),
  /** It cannot be looked at now, as a share that is away; its articles stay as they were. */
  away: z.boolean(),
  /** Set by the administrator: it cannot be removed here. */
  fixed: z.boolean(),
});
export type KnowledgeFolder = z.infer<typeof KnowledgeFolder>;

/** How far the folders' documents are read. */
export const KnowledgeProgress = z.object({
  running: z.boolean(),
  /** Files that are read, those of earlier times too. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Files that could not be read. */
  failed: z.int().nonnegative(),
});
export type KnowledgeProgress = z.infer<typeof KnowledgeProgress>;

/** The person's own choices. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  /** For tickets; empty until the person has given it. */
  user: z.string(),
  email: z.string(),
});
export type Preferences = z.infer<typeof Preferences>;

/** How the program is set up; the environment and the administrator's policy go before these. */
export const Settings = z.object({
  /** The model server's base or chat-completions URL; empty finds it by itself. */
  model_url: z.string().max(500),
  /** Empty takes the one that is loaded. */
  model_name: z.string().max(200),
  /** Whether a key is stored; the key itself never leaves the main process. */
  model_key: z.string().max(500),
  rest_enabled: z.boolean(),
  /** 0 takes a free one. */
  rest_port: z.int().min(0).max(65_535),
  /** `local`: every program of this computer may call; `token`: only those with a token. */
  rest_access: z.enum(['local', 'token']),
  /** An Electron accelerator, such as `CommandOrControl+Shift+Space`; empty for none. */
  shortcut: z.string().max(100),
  start_at_login: z.boolean(),
  /** The number that stops a lost card or a fraud, shown first in such an answer; empty for none. */
  emergency_phone: z
    .string()
    .max(40)
    .regex(/^[+\d() ./-]*$/, 'must be a phone number'),
  /** Days after which a conversation without activity is deleted; 0 keeps them until a person deletes them. */
  retention_days: z.int().min(0).max(3650),
});
export type Settings = z.infer<typeof Settings>;

/** What the desktop around the app says. */
export const DesktopState = z.object({
  platform: z.string(),
  version: z.string(),
  data_folder: z.string(),
  shortcut: z.object({
    accelerator: z.string(),
    /** `taken`: another program holds it; `unsupported`: this desktop forbids global shortcuts. */
    state: z.enum(['active', 'none', 'taken', 'unsupported']),
  }),
  rest: z.object({
    state: z.enum(['on', 'off', 'port_taken']),
    /** Null unless on. */
    url: z.string().nullable(),
    port: z.int(),
  }),
});
export type DesktopState = z.infer<typeof DesktopState>;

export const Backup = z.object({
  name: z.string(),
  /** Why it was made; one that someone put there counts as made by hand. */
  kind: z.enum(['daily', 'manual', 'before_restore', 'before_update']),
  created_at: Timestamp,
  bytes: z.int().nonnegative(),
});
export type Backup = z.infer<typeof Backup>;

/** That a damaged database was set aside at a start, and what took its place. */
export const Recovery = z.object({
  at: Timestamp,
  /** When the backup was made that was restored; null where there was no good one, and all began anew. */
  backup_at: Timestamp.nullable(),
  /** Where the damaged files are. */
  folder: z.string(),
  /** What could be read of them and was taken over into the backup, or into the new database. */
  saved: z.object({
    sessions: z.int().nonnegative(),
    messages: z.int().nonnegative(),
    tickets: z.int().nonnegative(),
  }),
});
export type Recovery = z.infer<typeof Recovery>;

/** What a token may be for. */
export const TokenScope = z.enum(['chat', 'tickets:write', 'tickets:read', 'history:read', 'admin']);
export type TokenScope = z.infer<typeof TokenScope>;

/** A token of a program that calls the REST service; the secret itself is kept nowhere. */
export const AccessToken = z.object({
  name: z.string(),
  scopes: z.array(TokenScope),
  created_at: Timestamp,
  /** To the minute; null where it was never used. */
  last_used_at: Timestamp.nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;
