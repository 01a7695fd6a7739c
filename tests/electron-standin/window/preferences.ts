import type { WebPreferences } from 'electron';

/**
 * What would need more than a sandboxed page with a world of its own fails at once, rather than behave otherwise.
 * @throws Error naming the preference
 */
export function refuseWhatIsNotThere(preferences: WebPreferences): void {
  const { sandbox = true, contextIsolation = true, nodeIntegration = false, partition } = preferences;
  const refused = { sandbox: !sandbox, contextIsolation: !contextIsolation, nodeIntegration, partition };
  for (const [name, given] of Object.entries(refused)) {
    if (given)
      throw new Error(`The stand-in for Electron has no webPreferences.${name} other than the default.`);
  }
}
