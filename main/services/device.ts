import { readFileSync } from 'node:fs';
import { hostname, release, version } from 'node:os';
import type { Device } from '../../shared/model.ts';

/** What this computer says of itself. @param appVersion the product's version */
export function describeDevice(appVersion: string): Device {
  return { computer: hostname(), system: `${systemName()} (${release()})`, app_version: appVersion };
}

/** Such as `Windows 11 Pro`; elsewhere Node knows the kernel's name only. */
function systemName(): string {
  if (process.platform === 'darwin') return 'macOS, Darwin';
  if (process.platform !== 'linux') return version();
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  } catch {
    return 'Linux';
  }
}
