/** What answers each route: one line a route, no rule of its own. */
import type { Access } from '../services/access.ts';
import type { Assistant } from '../services/assistant/assistant.ts';
import type { Triage } from '../services/classifier/triage.ts';
import type { Desk } from '../services/desk.ts';
import type { Exports } from '../services/exports.ts';
import type { Feedback } from '../services/feedback.ts';
import type { Health } from '../services/health.ts';
import type { Imports } from '../services/knowledge/imports.ts';
import type { Library } from '../services/library.ts';
import type { Models } from '../services/models.ts';
import type { PreferencesService } from '../services/preferences.ts';
import type { Safekeeping } from '../services/safekeeping.ts';
import type { Sessions } from '../services/sessions.ts';
import type { SettingsService } from '../services/settings.ts';
import type { TicketDrafts } from '../services/ticket-drafts.ts';
import type { Tickets } from '../services/tickets.ts';
import type { Handlers } from './dispatch.ts';

export interface Services {
  access: Access;
  assistant: Assistant;
  triage: Triage;
  feedback: Feedback;
  sessions: Sessions;
  tickets: Tickets;
  drafts: TicketDrafts;
  exports: Exports;
  library: Library;
  imports: Imports;
  models: Models;
  preferences: PreferencesService;
  settings: SettingsService;
  desk: Desk;
  safekeeping: Safekeeping;
  health: Health;
}

export function createHandlers(services: Services): Handlers {
  const {
    access,
    assistant,
    triage,
    feedback,
    sessions,
    tickets,
    drafts,
    exports,
    library,
    imports,
    models,
  } = services;
  const { preferences, settings, desk, safekeeping, health } = services;
  return {
    'access.tokens': () => access.list(),
    'access.create': (input) => access.create(input),
    'access.revoke': (input) => access.revoke(input),
    'chat.ask': (input, progress) => assistant.ask(input, progress),
    'chat.classify': ({ message }) => triage.classify(message),
    'messages.rate': (input) => feedback.rate(input),
    'messages.correct': (input) => feedback.correct(input),
    'corrections.export': () => exports.corrections(),
    'tickets.create': (input) => tickets.create(input),
    'tickets.draft': (input) => drafts.draft(input),
    'tickets.list': (input) => tickets.list(input),
    'tickets.export': (input) => exports.tickets(input),
    'tickets.get': (input) => tickets.get(input),
    'tickets.update': (input) => tickets.update(input),
    'sessions.list': (input) => sessions.list(input),
    'sessions.history': (input) => sessions.history(input),
    'sessions.rename': (input) => sessions.rename(input),
    'sessions.remove': (input) => sessions.remove(input),
    'sessions.export': (input) => exports.session(input),
    'model.get': () => models.get(),
    'model.list': () => models.list(),
    'model.test': (input) => models.test(input),
    'model.load': (input, progress) => models.load(input, progress),
    'knowledge.search': (input) => library.search(input),
    'knowledge.get': (input) => library.get(input),
    'knowledge.import': (input, progress) => imports.add(input, progress),
    'knowledge.remove': (input) => imports.remove(input),
    'knowledge.folders': () => imports.folders(),
    'knowledge.progress': () => imports.progress(),
    'knowledge.rescan': () => imports.rescan(),
    'knowledge.addFolder': () => imports.addFolder(),
    'knowledge.removeFolder': (input) => imports.removeFolder(input),
    'preferences.get': () => preferences.get(),
    'preferences.update': (input) => preferences.update(input),
    'settings.get': () => settings.get(),
    'settings.update': (input) => settings.update(input),
    'desktop.state': async () => desk.state(),
    'desktop.open': async (input) => desk.open(input),
    'desktop.hide': async () => desk.hide(),
    'desktop.resize': async (input) => desk.resize(input),
    'desktop.openLink': (input) => desk.openLink(input),
    'desktop.openDataFolder': () => desk.openDataFolder(),
    'desktop.save': (input) => desk.save(input),
    'backups.list': () => safekeeping.list(),
    'backups.create': () => safekeeping.create(),
    'backups.restore': (input) => safekeeping.restore(input),
    'recovery.get': () => safekeeping.recovery(),
    'recovery.read': () => safekeeping.recoveryRead(),
    'health.get': async () => health.get(),
  };
}
