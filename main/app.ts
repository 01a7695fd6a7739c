/** The composition root: builds every part, wires them, and takes them down again. Nothing else constructs anything. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../shared/model.ts';
import { createDispatch, type Dispatch } from './api/dispatch.ts';
import { createHandlers } from './api/handlers.ts';
import { type Config, ConfigError } from './config.ts';
import type { Events } from './events.ts';
import { createLanguageModel } from './lm/client.ts';
import { createConfigurableModel } from './lm/configurable.ts';
import type { Log } from './log.ts';
import { createRestControl, type RestControl } from './rest/control.ts';
import { createRestServer } from './rest/server.ts';
import { createAccess } from './services/access.ts';
import { createAssistant } from './services/assistant/assistant.ts';
import { createKeywordClassifier } from './services/classifier/keywords.ts';
import { createLearnedClassifier } from './services/classifier/learned.ts';
import { createTriage } from './services/classifier/triage.ts';
import { createDailyRound } from './services/daily-round.ts';
import { createDesk } from './services/desk.ts';
import type { Desktop } from './services/desktop.ts';
import { describeDevice } from './services/device.ts';
import { createExports } from './services/exports.ts';
import { createFeedback } from './services/feedback.ts';
import { createHealth } from './services/health.ts';
import { createKnowledge } from './services/knowledge/create-knowledge.ts';
import { createMeaning } from './services/knowledge/finding/meaning.ts';
import { createImports } from './services/knowledge/imports.ts';
import { createDocumentReader } from './services/knowledge/reading/reader.ts';
import { readStoredFolders } from './services/knowledge/stored-folders.ts';
import { createLibrary } from './services/library.ts';
import { createModels } from './services/models.ts';
import { createPreferences } from './services/preferences.ts';
import { createSafekeeping } from './services/safekeeping.ts';
import { createSessions } from './services/sessions.ts';
import { checkSettings, createSettings } from './services/settings.ts';
import { createTicketDrafts } from './services/ticket-drafts.ts';
import { createTickets } from './services/tickets.ts';
import { openStore } from './store/open.ts';

export interface AppDeps {
  log: Log;
  version: string;
  /** The folder with knowledge and prompts that ship with the product. */
  resources: string;
  /** The folder of the built web UI; it may not exist. */
  webRoot: string;
  /** The worker that reads documents. */
  documentWorker: URL;
  /** The worker that goes through the whole database. */
  storeWorker: URL;
  events: Events;
  /** Absent where the product runs as a service. */
  desktop?: Desktop | undefined;
}

export interface App {
  dispatch: Dispatch;
  rest: RestControl;
  /** Resolves when the knowledge index is up to date; questions are answered meanwhile. */
  ready: Promise<void>;
  /** Brings REST service and desktop in line with the settings; what came of the service is in `rest.state()`. */
  start(): Promise<void>;
  /** Stops listening, finishes the writes, closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the database and wires the parts; `start()` opens the doors.
 * @throws Failure `database_newer` or `database_damaged`
 */
export async function createApp(config: Config, deps: AppDeps): Promise<App> {
  const { log, resources, events, desktop, version } = deps;
  const closing = new AbortController();
  const systemPrompt = await readPrompt(config.promptFile ?? join(resources, 'prompts', 'system.md'));
  const store = await openStore({ file: config.dbFile, log: log.info, storeWorker: deps.storeWorker });

  const buildModel = (target: {
    url?: string | undefined;
    model?: string | undefined;
    apiKey?: string | undefined;
  }) =>
    createLanguageModel({
      ...target,
      allowRemote: config.model.allowRemote,
      deadlines: config.model.deadlines,
    });
  const targetOf = ({ model_url, model_name, model_key }: Settings) => ({
    url: model_url || undefined,
    model: model_name || undefined,
    apiKey: model_key || undefined,
  });
  const settings = createSettings({
    store: store.settings,
    defaults: config.defaults,
    fixed: config.fixed,
    check: (candidate) => checkSettings(candidate, config.model.allowRemote),
    apply,
  });
  const model = createConfigurableModel(buildModel, targetOf(await settings.effective()));
  const reader = createDocumentReader({ worker: deps.documentWorker });
  const meaning = createMeaning({ vectors: store.vectors, model });
  const knowledge = createKnowledge({
    articles: store.articles,
    reader,
    meaning,
    events,
    folders: async () => [
      { origin: 'starter', path: join(resources, 'knowledge') },
      ...(await readStoredFolders(store.settings)).map((path) => ({ origin: 'folder' as const, path })),
      ...(config.knowledgeDir ? [{ origin: 'folder' as const, path: config.knowledgeDir }] : []),
    ],
    report: log.warn,
  });
  const preferences = createPreferences(store.settings, events);
  const models = createModels({
    model,
    events,
    async build({ url, apiKey }) {
      const effective = await settings.effective();
      checkSettings({ ...effective, model_url: url ?? effective.model_url }, config.model.allowRemote);
      const stored = targetOf(effective);
      return buildModel({ ...stored, url: url ?? stored.url, apiKey: apiKey ?? stored.apiKey });
    },
  });
  const triage = createTriage(
    config.classifier === 'keywords'
      ? createKeywordClassifier()
      : createLearnedClassifier(await readFile(join(resources, 'classifier', 'weights.bin'))),
    store.feedback,
  );
  const access = createAccess({
    store: store.tokens,
    adminToken: config.rest.token,
    now: () => new Date(),
    report: log.error,
  });
  const handlers = createHandlers({
    access,
    assistant: createAssistant({
      messages: store.messages,
      model,
      knowledge,
      triage,
      events,
      modelFailed: () => void models.get(),
      systemPrompt,
      emergencyPhone: async () => (await settings.effective()).emergency_phone,
      maxTokens: config.model.maxTokens,
      maxHistoryMessages: config.model.maxHistoryMessages,
    }),
    triage,
    feedback: createFeedback(store.feedback),
    sessions: createSessions(store, events),
    tickets: createTickets(store.tickets, events),
    drafts: createTicketDrafts({ messages: store.messages, preferences, device: describeDevice(version) }),
    exports: createExports(store),
    library: createLibrary(knowledge),
    imports: createImports({
      articles: store.articles,
      knowledge,
      reader,
      settings: store.settings,
      events,
      desktop,
      fixedFolder: config.knowledgeDir,
    }),
    models,
    preferences,
    settings,
    desk: createDesk(desktop, () => rest.state()),
    safekeeping: createSafekeeping(store.backups, events, async () => {
      // The folders may be as they were, and the restored index another one all the same.
      await knowledge.refresh();
      knowledge.load().catch(() => {});
    }),
    health: createHealth(version),
  });
  const dispatch = createDispatch(handlers, (route, error) => log.error(`${route} failed`, error));
  const rest = createRestControl(({ port, access: mode }) =>
    createRestServer({
      ...config.rest,
      port,
      admit: mode === 'token' ? access.admit : undefined,
      dispatch,
      webRoot: deps.webRoot,
      version,
      report: log.error,
    }),
  );

  async function apply(effective: Settings): Promise<void> {
    await model.configure(targetOf(effective));
    await rest.apply({
      enabled: effective.rest_enabled,
      port: effective.rest_port,
      access: effective.rest_access,
    });
    await desktop?.apply(effective);
    if (desktop) events.emit('desktop.changed', { ...desktop.state(), rest: rest.state() });
    void models.get();
  }

  void model.status();
  models.watch(closing.signal);
  knowledge.watch(closing.signal);
  meaning.watch(closing.signal);
  createDailyRound({ store, settings: settings.effective, events, log, now: () => new Date() }).start(
    closing.signal,
  );
  return {
    dispatch,
    rest,
    ready: knowledge.load(),
    start: async () => apply(await settings.effective()),
    async close() {
      closing.abort();
      // Both take their time, and there are 5 s for all: documents are read no further while calls are finished.
      await Promise.all([rest.close(), knowledge.close()]);
      await model.close();
      await reader.close();
      await store.close();
    },
  };
}

/** @throws ConfigError where there is no text in it */
async function readPrompt(file: string): Promise<string> {
  const prompt = await readFile(file, 'utf8').catch(() => '');
  if (prompt.trim() === '') throw new ConfigError(`PROMPT_FILE is empty or cannot be read: ${file}.`);
  return prompt;
}
