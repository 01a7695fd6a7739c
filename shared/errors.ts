/**
 * Every error the product can give: its code, its HTTP status and its plain words.
 * The status derives from the code and nothing else.
 */
const table = {
  invalid_input: [422, 'A value in the request does not fit. Correct the named field and send it again.'],
  missing_field: [400, 'A required field is missing.'],
  endpoint_not_found: [404, 'Endpoint not found'],
  session_not_found: [404, 'There is no such conversation. It may have been deleted.'],
  ticket_not_found: [404, 'There is no ticket with this number. Check the number.'],
  article_not_found: [404, 'There is no such article. It may have been removed from the knowledge base.'],
  message_not_found: [404, 'There is no such message. It may have been deleted.'],
  article_not_imported: [409, 'Only documents that were added here can be removed here.'],
  folder_not_found: [404, 'This folder is not in the knowledge base.'],
  desktop_only: [409, 'This works in the desktop app only. Open Deskside and try again.'],
  link_refused: [422, 'This link was not opened: only https and mailto links are.'],
  file_not_saved: [409, 'The file could not be saved there. Choose another folder.'],
  setting_fixed: [409, 'Your administrator has fixed this setting.'],
  setting_refused: [422, 'This setting cannot be used. Choose another value.'],
  backup_not_found: [404, 'There is no such backup.'],
  backup_damaged: [409, 'This backup is damaged and was not restored. Choose another.'],
  method_not_allowed: [405, 'Method not allowed'],
  idempotency_conflict: [409, 'This Idempotency-Key was already used for another ticket. Use a new key.'],
  body_too_large: [413, 'The request is too large. Send at most 256 KB.'],
  unsupported_media_type: [415, 'Send the request as application/json.'],
  unauthorized: [401, 'A token is needed. Send it as "Authorization: Bearer …".'],
  scope_missing: [403, 'The token is not for this. A token with another scope is needed.'],
  token_exists: [
    409,
    'There is a token of this name already. Choose another name, or revoke that one first.',
  ],
  token_not_found: [404, 'There is no token of this name. It may have been revoked.'],
  host_refused: [403, 'This address is not one that Deskside answers to. Use 127.0.0.1 or localhost.'],
  too_many_requests: [429, 'Too many requests at once. Wait a moment and try again.'],
  origin_refused: [
    403,
    'Web pages of this origin may not use Deskside. An administrator can list the origin.',
  ],
  service_busy: [503, 'Deskside is busy with other requests. Try again in a moment.'],
  search_not_ready: [503, 'The search is still reading older texts. Try again in a moment.'],
  cancelled: [499, 'The request was stopped.'],
  model_not_running: [503, "LM Studio isn't running. I'm answering from the knowledge base."],
  model_server_off: [503, 'LM Studio is open, but its server is off. Switch it on in its Developer tab.'],
  model_not_local: [
    503,
    'The model address is on another computer, and questions may not leave this one. Use a 127.0.0.1 address.',
  ],
  model_not_loaded: [503, 'LM Studio has no model loaded. Load one in LM Studio.'],
  model_not_found: [503, 'LM Studio does not have the chosen model. Choose another or download it.'],
  model_key_refused: [502, 'LM Studio asks for an API key. Enter the key in the settings.'],
  model_load_unsupported: [
    503,
    'This version of LM Studio cannot be told to load a model. Load it in LM Studio itself.',
  ],
  model_busy: [503, 'The model is busy with other questions. Try again in a moment.'],
  model_timeout: [504, 'The model took too long to answer. Try again.'],
  model_context_full: [502, 'The conversation is too long for the loaded model. Start a new one.'],
  model_bad_reply: [
    502,
    'The program at the model address did not answer as LM Studio does. Check the address.',
  ],
  model_failed: [502, 'LM Studio reported an error. Try again, or load the model anew.'],
  model_stopped: [502, 'The answer stopped halfway. Continue, ask again or create a ticket.'],
  model_empty: [502, 'The model gave an empty answer. Ask again, or load another model.'],
  answer_cut: [502, 'The answer reached its length limit. Ask for the rest, or ask more narrowly.'],
  database_full: [507, 'The disk is full, so nothing could be saved. Free some space and try again.'],
  database_readonly: [
    503,
    'The database cannot be written. Check the permissions of its folder and try again.',
  ],
  database_busy: [503, 'Another program is using the database. Try again in a moment.'],
  database_newer: [503, 'The database was made by a newer version of Deskside. Update Deskside.'],
  database_damaged: [
    503,
    'The database is damaged. Close Deskside and start it again: it then goes back to the newest backup.',
  ],
  shutting_down: [503, 'Deskside is closing. Start it again.'],
  internal: [500, 'Internal server error'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** After how many seconds it makes sense to try again, for what passes by itself. */
const retryAfter: Partial<Record<ErrorCode, number>> = {
  service_busy: 1,
  database_busy: 1,
  search_not_ready: 2,
  model_busy: 5,
  shutting_down: 5,
};

export type ErrorCode = keyof typeof table;

/** An error as a value: what crosses the bridge and the wire. */
export interface ErrorValue {
  code: ErrorCode;
  /** A sentence for a person: what happened and what to do. Never an internal error's own text. */
  message: string;
  /** The input field the error is about, as a dotted path. */
  field?: string;
}

/** The outcome of a call, as a value: a rejected promise would lose its code on the way over IPC. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorValue };

/** The error that services throw and the dispatcher turns into a value. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  /**
   * @param code decides the status and, unless `message` is given, the words
   * @param options.cause kept for the log's code only; its text never leaves the process
   */
  constructor(code: ErrorCode, options: { message?: string; field?: string; cause?: unknown } = {}) {
    super(options.message ?? table[code][1], { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.field = options.field;
  }

  /** This error as the value that leaves the process. */
  toValue(): ErrorValue {
    const value: ErrorValue = { code: this.code, message: this.message };
    return this.field === undefined ? value : { ...value, field: this.field };
  }
}

/** The HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return table[code][0];
}

/** In seconds; undefined where only a person's doing helps. */
export function retryAfterOf(code: ErrorCode): number | undefined {
  return retryAfter[code];
}

/** The plain words of a code. */
export function wordsOf(code: ErrorCode): string {
  return table[code][1];
}

/** The code of whatever was thrown: for a line of the log, or to pass on. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof Failure ? error.code : 'internal';
}

/** All codes, for documents and tests. */
export function errorCodes(): ErrorCode[] {
  return Object.keys(table) as ErrorCode[];
}
