/**
 * What the rest of the product may ask of the store. Asynchronous throughout, so that another engine can stand behind it.
 * A promise of a write resolves after its commit (synchronous=FULL): acknowledged means kept.
 * Failures: `database_full`, `database_readonly`, `database_busy`, `database_damaged`; `shutting_down` after close().
 */
import type {
  AccessToken,
  AnsweredBy,
  AnswerState,
  Article,
  ArticleOrigin,
  Backup,
  Category,
  Language,
  Message,
  PassagePlace,
  Rating,
  Recovery,
  Session,
  SessionHit,
  Source,
  Ticket,
  TicketDetail,
  TicketStatus,
  TokenScope,
} from '../../shared/model.ts';

/** Rows in order and the cursor of the next page; null at the end. */
export interface Page<T> {
  rows: T[];
  next_cursor: string | null;
}

export interface PageRequest {
  limit: number;
  /** From an earlier page; an unreadable one is `invalid_input` with field `cursor`. */
  cursor?: string | undefined;
}

export interface SessionStore {
  /** Latest activity first. With `q` only sessions whose title or messages hold all its words (as prefixes; of many the longest). */
  list(request: PageRequest & { q?: string | undefined }): Promise<Page<SessionHit>>;
  get(id: string): Promise<Session | undefined>;
  /** @returns the renamed session, undefined where there is none */
  rename(id: string, title: string): Promise<Session | undefined>;
  /** Ids of the sessions without activity since then. */
  before(time: Date): Promise<string[]>;
  /** Deletes the session and its messages from the file: rows, search index and WAL. @returns whether there was one */
  remove(id: string): Promise<boolean>;
  /** The same for many at once, which takes hardly longer than for one. @returns how many there were */
  removeAll(ids: readonly string[]): Promise<number>;
  /** Ends deletions that something, such as a full disk, kept from their end. */
  finishRemovals(): Promise<void>;
}

export interface NewMessage {
  session_id: string;
  role: 'user' | 'assistant';
  content: string;
  category: Category | null;
  answered_by: AnsweredBy | null;
  state: AnswerState;
  sources: Source[];
}

interface AppendOptions {
  title?: string | undefined;
  replaces?: number | undefined;
  answers?: number | undefined;
}

export interface MessageStore {
  /**
   * Adds a message, in one transaction with its session: made where it is new, `last_activity` moved on.
   * @param options.title what a session without a title is to be called
   * @param options.replaces a question of the session that is deleted first, with all that followed it, from the file as a
   *   session is deleted
   * @param options.answers the question that this is the answer to
   * @returns the message's id
   * @throws Failure `message_not_found` where the question to be replaced, or answered, is not there (any more)
   */
  append(message: NewMessage, options?: AppendOptions): Promise<number>;
  /** Oldest first. */
  history(session_id: string, request: PageRequest): Promise<Page<Message>>;
  /** The last `count` messages before message `before`, oldest first. */
  recent(session_id: string, before: number, count: number): Promise<Message[]>;
}

/** A question, its secrets hidden, and the category a person gave it. */
interface Correction {
  wording: string;
  category: Category;
}

export interface FeedbackStore {
  /** @param missing what the person missed @returns undefined where there is no such message */
  rate(message_id: number, rating: Rating | null, missing: string | null): Promise<Message | undefined>;
  /** Corrects a message and the question it answers, and remembers the question's wording. */
  correct(message_id: number, category: Category): Promise<Message | undefined>;
  /** The category a person gave to a question of this wording; undefined where no one did. */
  correctionOf(wording: string): Promise<Category | undefined>;
  /** What was corrected, oldest first, as far as its question is still there: deleting a conversation deletes the words. */
  corrections(): Promise<Correction[]>;
}

export interface SettingsStore {
  /** Everything stored, by name. */
  read(): Promise<Record<string, unknown>>;
  /** @param values JSON values by name; what is not named stays */
  write(values: Record<string, unknown>): Promise<void>;
}

export interface BackupStore {
  /** Newest first. */
  list(): Promise<Backup[]>;
  /** A verified copy of the database as it is now. */
  create(): Promise<Backup>;
  /** A backup for the day, where the newest is older than one; removes those no longer needed. @returns it, if it was made */
  keepDaily(): Promise<Backup | undefined>;
  /** What became of a damaged database at a start, until it was read. */
  recovery(): Promise<Recovery | null>;
  recoveryRead(): Promise<void>;
  /**
   * Puts a backup in the database's place, which is backed up itself first.
   * @throws Failure `backup_not_found`, `backup_damaged`, `database_newer`
   */
  restore(name: string): Promise<Backup>;
}

export interface NewTicket {
  user: string;
  email: string;
  type: string;
  description: string;
  session_id: string | null;
}

export interface TicketFilter {
  status?: TicketStatus | undefined;
  type?: string | undefined;
  session_id?: string | undefined;
  /** Words that must all occur (as prefixes; of many the longest) in number, user, e-mail, type or description. */
  q?: string | undefined;
}

export interface TicketStore {
  /**
   * Creates a ticket with a number of its own, and its first event.
   * @param key the caller's idempotency key: the same key and ticket give the ticket made before;
   *   the same key with another ticket fails with `idempotency_conflict`. Keys are kept for a day at least.
   */
  create(ticket: NewTicket, key?: string): Promise<Ticket>;
  /** Newest first. */
  list(request: PageRequest & TicketFilter): Promise<Page<Ticket>>;
  get(id: string): Promise<TicketDetail | undefined>;
  /** A change to the status it has already is no event. @returns undefined where there is no such ticket */
  setStatus(id: string, status: TicketStatus): Promise<TicketDetail | undefined>;
}

/** An article as it is indexed. */
export interface ArticleRecord extends Omit<Article, 'updated_at'> {
  /** Tells a changed file from an unchanged one; any string. */
  fingerprint: string;
  /** In reading order. */
  passages: { heading: string; text: string }[];
}

/** A passage the full-text index found. */
export interface PassageMatch {
  passage_id: number;
  article_id: string;
  title: string;
  origin: ArticleOrigin;
  category: Category;
  language: Language;
  keywords: string[];
  heading: string;
  text: string;
  /** BM25, higher is better (SQLite's own is negated). */
  bm25: number;
}

/** An article in a list, with its first passage; its text is empty where it has none. */
interface ListedArticle extends Pick<Article, 'id' | 'title' | 'category' | 'language'> {
  heading: string;
  text: string;
}

export interface ArticleStore {
  /** article id → fingerprint, of one origin */
  fingerprints(origin: ArticleOrigin): Promise<Map<string, string>>;
  /**
   * Adds or replaces, many in one transaction. A long article takes several; until the last it has no fingerprint, so
   * that one that was cut off is read again.
   */
  put(articles: ArticleRecord[]): Promise<void>;
  /** Other fingerprints for the same words. @param fingerprints article id → fingerprint */
  stamp(fingerprints: ReadonlyMap<string, string>): Promise<void>;
  remove(ids: string[]): Promise<void>;
  get(id: string): Promise<Article | undefined>;
  /** Of one article, in the order in which they stand in it. */
  passages(id: string): Promise<PassagePlace[]>;
  /** By title, each with its first passage. */
  list(limit: number): Promise<ListedArticle[]>;
  /**
   * @param match an FTS5 expression; the caller quotes what people typed
   * @param language only articles in it; all where undefined
   */
  search(match: string, options: { limit: number; language?: Language | undefined }): Promise<PassageMatch[]>;
  /** Passages by their ids, with BM25 0; those that are gone are left out. */
  passagesById(ids: readonly number[]): Promise<PassageMatch[]>;
  /** In how many passages each of these index terms occurs; terms that do not occur are left out. */
  frequencies(terms: string[]): Promise<Map<string, number>>;
  /** Index terms that begin with `prefix`, most frequent first. */
  termsWithPrefix(prefix: string, limit: number): Promise<string[]>;
  countPassages(): Promise<number>;
}

export interface StoredToken extends AccessToken {
  /** SHA-256 of the secret, in hex. */
  hash: string;
}

export interface TokenStore {
  /** By name. */
  list(): Promise<StoredToken[]>;
  /** @returns undefined where there is one of this name already, in whatever case */
  add(name: string, hash: string, scopes: readonly TokenScope[]): Promise<AccessToken | undefined>;
  /** @returns whether there was one */
  remove(name: string): Promise<boolean>;
  /** Notes that a token was used just now. */
  used(name: string): Promise<void>;
}

export interface PassageVector {
  passage_id: number;
  /** Of length 1, times 127. */
  vector: Int8Array;
}

/** What passages mean, as an embedding model tells; gone with the passage. */
export interface VectorStore {
  /** Passages that have no vector of this model, with the text that one is to be made of. */
  missing(model: string, limit: number): Promise<{ passage_id: number; text: string }[]>;
  /** Keeps vectors; those of other models go. */
  put(model: string, vectors: readonly PassageVector[]): Promise<void>;
  /** Those of passages whose ids are above `after`, by id. */
  all(model: string, after: number, limit: number): Promise<PassageVector[]>;
}

export interface Store {
  sessions: SessionStore;
  messages: MessageStore;
  tickets: TicketStore;
  articles: ArticleStore;
  vectors: VectorStore;
  feedback: FeedbackStore;
  settings: SettingsStore;
  tokens: TokenStore;
  backups: BackupStore;
  /** Finishes the writes under way, then closes the file. */
  close(): Promise<void>;
}
