import type { Input } from '../../shared/contract.ts';
import { Preferences } from '../../shared/model.ts';
import type { Events } from '../events.ts';
import type { SettingsStore } from '../store/store.ts';

/** The person's own choices. */
export interface PreferencesService {
  get(): Promise<Preferences>;
  update(changes: Input<'preferences.update'>): Promise<Preferences>;
}

const DEFAULTS: Preferences = { theme: 'system', language: 'system', user: '', email: '' };

export function createPreferences(store: SettingsStore, events: Events): PreferencesService {
  async function get(): Promise<Preferences> {
    const stored = Preferences.partial().safeParse(await store.read());
    return { ...DEFAULTS, ...(stored.success ? stored.data : {}) };
  }
  return {
    get,
    async update(changes) {
      await store.write(
        Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
      );
      const preferences = await get();
      events.emit('preferences.changed', preferences);
      return preferences;
    },
  };
}
