import type { Input } from '../../shared/contract.ts';
import { Preferences } from '../../shared/model.ts';
import type { Events } from '../events.ts';
import type { SettingsStore } from '../store/store.ts';
import { redact } from './redaction/redact.ts';
import { fittingValues, givenChanges } from './stored.ts';

/** The person's own choices. */
export interface PreferencesService {
  get(): Promise<Preferences>;
  update(changes: Input<'preferences.update'>): Promise<Preferences>;
}

const DEFAULTS: Preferences = { theme: 'system', language: 'system', user: '', email: '' };

export function createPreferences(store: SettingsStore, events: Events): PreferencesService {
  async function get(): Promise<Preferences> {
    return { ...DEFAULTS, ...fittingValues(Preferences.partial(), await store.read()) };
  }
  return {
    get,
    async update(changes) {
      const user = changes.user && redact(changes.user).text;
      await store.write(givenChanges({ ...changes, user }));
      const preferences = await get();
      events.emit('preferences.changed', preferences);
      return preferences;
    },
  };
}
