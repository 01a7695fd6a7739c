import { hostname, release, version } from 'node:os';
import type { Device } from '../../shared/model.ts';

/** What this computer says of itself. @param appVersion the product's version */
export function describeDevice(appVersion: string): Device {
  return { computer: hostname(), system: `${version()} (${release()})`, app_version: appVersion };
}
