import { z } from 'zod';
import { email, identifier, line, optional, optionalIdentifier } from '../fields.ts';
import { Backup, DesktopState, Preferences, Recovery, Settings } from '../model.ts';
import type { RouteShape } from './route.ts';

/** Routes about the program itself. Those without an HTTP address are for our own windows alone. */
export const appRoutes = {
  'health.get': {
    summary: 'Whether the service is up.',
    input: z.strictObject({}),
    output: z.object({ status: z.literal('healthy'), timestamp: z.string(), version: z.string() }),
    errors: [],
    http: { method: 'GET', scope: 'open', path: '/health' },
  },
  'preferences.get': {
    summary: "The person's own choices: theme, language, name and e-mail for tickets.",
    input: z.strictObject({}),
    output: Preferences,
    errors: [],
    http: { method: 'GET', scope: 'admin', path: '/preferences' },
  },
  'preferences.update': {
    summary: "Change some of the person's own choices.",
    input: z.strictObject({
      theme: optional(Preferences.shape.theme),
      language: optional(Preferences.shape.language),
      user: optional(line(200, 0)),
      email: optional(z.union([z.literal(''), email])),
    }),
    output: Preferences,
    errors: [],
    http: { method: 'PATCH', scope: 'admin', path: '/preferences' },
  },
  'settings.get': {
    summary: 'How the program is set up, and which values an administrator has fixed.',
    input: z.strictObject({}),
    output: z.object({ settings: Settings, fixed: z.array(z.string()) }),
    errors: [],
  },
  'settings.update': {
    summary: 'Change some settings; they take effect at once.',
    input: Settings.partial().strict(),
    output: z.object({ settings: Settings, fixed: z.array(z.string()) }),
    errors: ['setting_fixed', 'setting_refused'],
  },
  'desktop.state': {
    summary: 'What the desktop around the app says: shortcut, REST access, folders, start at login.',
    input: z.strictObject({}),
    output: DesktopState,
    errors: ['desktop_only'],
  },
  'desktop.open': {
    summary: 'Show the main window at a place.',
    input: z.strictObject({
      screen: z.enum(['ask', 'tickets', 'knowledge', 'settings', 'new_ticket']),
      session_id: optionalIdentifier,
      article_id: optional(identifier),
    }),
    output: z.object({}),
    errors: ['desktop_only'],
  },
  'desktop.hide': {
    summary: 'Hide the window that asks.',
    input: z.strictObject({}),
    output: z.object({}),
    errors: ['desktop_only'],
  },
  'desktop.resize': {
    summary: 'Give the quick ask the height its content needs, in CSS pixels.',
    input: z.strictObject({ height: z.int().min(60).max(480) }),
    output: z.object({}),
    errors: ['desktop_only'],
  },
  'desktop.openLink': {
    summary: 'Open an https or mailto link outside.',
    input: z.strictObject({ url: line(2000) }),
    output: z.object({}),
    errors: ['desktop_only', 'link_refused'],
  },
  'desktop.openDataFolder': {
    summary: "Show the folder with the app's database in the file manager.",
    input: z.strictObject({}),
    output: z.object({}),
    errors: ['desktop_only'],
  },
  'desktop.save': {
    summary: 'Ask the person where to save a text file, and save it; false where they chose not to.',
    input: z.strictObject({ filename: line(255), text: z.string().max(100_000_000) }),
    output: z.object({ saved: z.boolean() }),
    errors: ['desktop_only', 'file_not_saved'],
  },
  'backups.list': {
    summary: 'The backups there are, newest first.',
    input: z.strictObject({}),
    output: z.object({ backups: z.array(Backup) }),
    errors: [],
  },
  'backups.create': {
    summary: 'Make a verified backup of the database now.',
    input: z.strictObject({}),
    output: z.object({ backup: Backup }),
    errors: ['database_full'],
  },
  'backups.restore': {
    summary: 'Put a backup in the place of the database, which is kept as a backup itself.',
    input: z.strictObject({ name: line(255) }),
    output: z.object({ backup: Backup }),
    errors: ['backup_not_found', 'backup_damaged'],
  },
  'recovery.get': {
    summary: 'What became of a database that was damaged, until a person has read it.',
    input: z.strictObject({}),
    output: z.object({ recovery: Recovery.nullable() }),
    errors: [],
  },
  'recovery.read': {
    summary: 'A person has read what became of the damaged database.',
    input: z.strictObject({}),
    output: z.object({ recovery: z.null() }),
    errors: [],
  },
} as const satisfies Record<string, RouteShape>;
