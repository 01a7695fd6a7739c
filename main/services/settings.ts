import type { Input, Output } from '../../shared/contract.ts';
import { Failure, wordsOf } from '../../shared/errors.ts';
import { Settings } from '../../shared/model.ts';
import { parseAddress } from '../lm/address.ts';
import type { SettingsStore } from '../store/store.ts';
import { fittingValues, givenChanges } from './stored.ts';

/** How the program is set up: defaults, then what was stored here, then what the administrator fixed. */
export interface SettingsService {
  /** With the model's key; for our own parts alone. */
  effective(): Promise<Settings>;
  get(): Promise<Output<'settings.get'>>;
  update(changes: Input<'settings.update'>): Promise<Output<'settings.update'>>;
}

export interface SettingsDeps {
  store: SettingsStore;
  defaults: Settings;
  /** From the environment or a policy: these win, and cannot be changed here. */
  fixed: Partial<Settings>;
  /** @throws Failure `setting_refused` with the field */
  check: (settings: Settings) => void;
  /** Brings the running parts in line. */
  apply: (settings: Settings) => Promise<void>;
}

/**
 * @param allowRemote whether the model may be on another machine
 * @throws Failure `setting_refused` with the field
 */
export function checkSettings({ model_url }: Settings, allowRemote: boolean): void {
  if (model_url === '') return;
  if (!/^https?:\/\//.test(model_url) || !URL.canParse(model_url)) {
    throw new Failure('setting_refused', {
      field: 'model_url',
      message: 'This is no address of a model server. It looks like http://127.0.0.1:1234.',
    });
  }
  if (!parseAddress(model_url).local && !allowRemote) {
    throw new Failure('setting_refused', { field: 'model_url', message: wordsOf('model_not_local') });
  }
}

/** What stands for a stored key wherever settings are shown. */
const HIDDEN_KEY = '••••••••';

export function createSettings({ store, defaults, fixed, check, apply }: SettingsDeps): SettingsService {
  async function effective(): Promise<Settings> {
    return { ...defaults, ...fittingValues(Settings.partial(), await store.read()), ...fixed };
  }

  async function get(): Promise<Output<'settings.get'>> {
    const settings = await effective();
    return {
      settings: { ...settings, model_key: settings.model_key && HIDDEN_KEY },
      fixed: Object.keys(fixed),
    };
  }

  return {
    effective,
    get,
    async update(given) {
      const { model_key, ...rest } = given;
      const changes = givenChanges(model_key === HIDDEN_KEY ? rest : given);
      const refused = Object.keys(changes).find((name) => Object.hasOwn(fixed, name));
      if (refused !== undefined) throw new Failure('setting_fixed', { field: refused });
      const settings = { ...(await effective()), ...changes };
      check(settings);
      await store.write(changes);
      await apply(settings);
      return get();
    },
  };
}
