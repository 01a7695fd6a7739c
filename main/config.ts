/** The settings of the service: defaults, overridden by environment variables of the specification's names. */
import { z } from 'zod';
import type { Settings } from '../shared/model.ts';
import { parseAddress } from './lm/address.ts';
import { DEFAULT_DEADLINES, type Deadlines } from './lm/deadlines.ts';

export const LogLevel = z.enum(['error', 'warn', 'info', 'debug'], 'must be error, warn, info or debug');
export type LogLevel = z.infer<typeof LogLevel>;

/** `keywords` is the specification's rule. */
const ClassifierName = z.enum(['learned', 'keywords'], 'must be learned or keywords');

/** A wrong setting; its message is one sentence that names the variable and says what would fit. */
export class ConfigError extends Error {}

/** Environment variables in their outer form; an empty one counts as not set. */
const Environment = z.object({
  LMSTUDIO_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL, such as http://127.0.0.1:1234/v1' })
    .transform((url) => parseAddress(url).base)
    .optional(),
  LMSTUDIO_API_KEY: z.string().optional(),
  ALLOW_REMOTE_MODEL: flag(),
  MODEL_NAME: z.string().max(200).optional(),
  MODEL_CONNECT_SECONDS: seconds(DEFAULT_DEADLINES.connect),
  MODEL_FIRST_WORD_SECONDS: seconds(DEFAULT_DEADLINES.first),
  MODEL_SILENCE_SECONDS: seconds(DEFAULT_DEADLINES.silence),
  MODEL_ANSWER_SECONDS: seconds(DEFAULT_DEADLINES.whole),
  MAX_HISTORY_MESSAGES: wholeNumber(0, 1000).default(10),
  MAX_TOKENS: wholeNumber(1, 131_072).default(512),
  DB_FILE: z.string().default('support_system.db'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).optional(),
  API_TOKEN: z.string().min(32, 'must have at least 32 characters').optional(),
  REST_ACCESS: z.enum(['local', 'token'], 'must be local or token').optional(),
  RATE_LIMIT: wholeNumber(0, 1_000_000).optional(),
  CHAT_RATE_LIMIT: wholeNumber(0, 1_000_000).optional(),
  ALLOWED_HOSTS: list().pipe(
    z.array(
      z.string().regex(/^[\w.-]+(:\d+)?$/, 'must be host names, such as desk.example or desk.example:8443'),
    ),
  ),
  ALLOWED_ORIGINS: list().pipe(
    z.array(
      z.string().regex(/^https?:\/\/[^/*\s]+$/, 'must be exact origins, such as https://intranet.example'),
    ),
  ),
  KNOWLEDGE_DIR: z.string().optional(),
  CLASSIFIER: ClassifierName.default('learned'),
  EMERGENCY_PHONE: z
    .string()
    .max(40, 'must have at most 40 characters')
    .regex(/^[+\d() ./-]*$/, 'must be a phone number, such as +41 44 123 45 67')
    .optional(),
  PROMPT_FILE: z.string().optional(),
  RETENTION_DAYS: wholeNumber(0, 3650).optional(),
  NO_UPDATES: flag(),
  LOG_LEVEL: LogLevel.default('info'),
});

export interface Config {
  model: {
    /** Whether a server on another machine may be asked. */
    allowRemote: boolean;
    deadlines: Deadlines;
    maxTokens: number;
    maxHistoryMessages: number;
  };
  rest: {
    host: string;
    /** Good for everything where tokens are needed. */
    token: string | undefined;
    /** What one caller may ask: of anything in a second, of the model in a minute; 0 for no bound. */
    rates: { requests: number | undefined; chats: number | undefined };
    allowedHosts: string[];
    allowedOrigins: string[];
  };
  /** What holds until a person sets it otherwise. */
  defaults: Settings;
  /** What the environment sets: no person can change it. */
  fixed: Partial<Settings>;
  dbFile: string;
  /** The organisation's own folder of documents. */
  knowledgeDir: string | undefined;
  /** The organisation's own system prompt. */
  promptFile: string | undefined;
  classifier: z.infer<typeof ClassifierName>;
  /** Whether an installed app may look for updates of itself. */
  updates: boolean;
  logLevel: LogLevel;
}

const DEFAULTS: Settings = {
  model_url: '',
  model_name: 'openai/gpt-oss-20b',
  model_key: '',
  rest_enabled: true,
  rest_port: 8000,
  rest_access: 'local',
  shortcut: 'CommandOrControl+Shift+Space',
  start_at_login: false,
  emergency_phone: '',
  retention_days: 0,
};

/**
 * @param env such as `process.env`
 * @throws ConfigError for the first value that does not fit
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? 'does not fit'}.`);
  }
  const values = parsed.data;
  if (values.LMSTUDIO_URL && !parseAddress(values.LMSTUDIO_URL).local && !values.ALLOW_REMOTE_MODEL) {
    throw new ConfigError(
      'LMSTUDIO_URL names another machine, and questions would leave this one: set ALLOW_REMOTE_MODEL=1 to allow it.',
    );
  }
  return {
    model: {
      allowRemote: values.ALLOW_REMOTE_MODEL,
      deadlines: {
        connect: values.MODEL_CONNECT_SECONDS,
        first: values.MODEL_FIRST_WORD_SECONDS,
        silence: values.MODEL_SILENCE_SECONDS,
        whole: values.MODEL_ANSWER_SECONDS,
      },
      maxTokens: values.MAX_TOKENS,
      maxHistoryMessages: values.MAX_HISTORY_MESSAGES,
    },
    rest: {
      host: values.HOST,
      token: values.API_TOKEN,
      rates: { requests: values.RATE_LIMIT, chats: values.CHAT_RATE_LIMIT },
      allowedHosts: values.ALLOWED_HOSTS,
      allowedOrigins: values.ALLOWED_ORIGINS,
    },
    defaults: DEFAULTS,
    fixed: withoutUndefined({
      model_url: values.LMSTUDIO_URL,
      model_name: values.MODEL_NAME,
      model_key: values.LMSTUDIO_API_KEY,
      rest_port: values.PORT,
      // A token that is set is meant: no one gets past it by another setting.
      rest_access: values.API_TOKEN === undefined ? values.REST_ACCESS : 'token',
      retention_days: values.RETENTION_DAYS,
      emergency_phone: values.EMERGENCY_PHONE,
    }),
    dbFile: values.DB_FILE,
    knowledgeDir: values.KNOWLEDGE_DIR,
    promptFile: values.PROMPT_FILE,
    classifier: values.CLASSIFIER,
    updates: !values.NO_UPDATES,
    logLevel: values.LOG_LEVEL,
  };
}

function withoutUndefined(values: { [N in keyof Settings]?: Settings[N] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function wholeNumber(min: number, max: number) {
  const words = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .refine((value) => value >= min && value <= max, words);
}

/** @param unset milliseconds where nothing is set */
function seconds(unset: number) {
  return wholeNumber(1, 3600)
    .transform((value) => value * 1000)
    .default(unset);
}

function flag() {
  return z
    .enum(['0', '1', 'true', 'false'], 'must be 1 or 0')
    .default('0')
    .transform((value) => value === '1' || value === 'true');
}

function list() {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim().toLowerCase())
        .filter(Boolean),
    );
}
