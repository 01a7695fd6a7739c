import { readFileSync } from 'node:fs';
import { hostname, release, version } from 'node:os';
import type { Device } from '../../shared/model.ts';

/** What a system tells of itself. */
export interface SystemFacts {
  platform: NodeJS.Platform;
  /** As `os.version()` and `os.release()` give them. */
  version: string;
  release: string;
  /** The text of a file of the system; throws where it cannot be read. */
  read: (path: string) => string;
}

/** What this computer says of itself. @param appVersion the product's version */
export function describeDevice(appVersion: string): Device {
  const facts: SystemFacts = {
    platform: process.platform,
    version: version(),
    release: release(),
    read: (path) => readFileSync(path, 'utf8'),
  };
  return { computer: hostname(), system: systemOf(facts), app_version: appVersion };
}

/** The system's name and version as people know them: `Windows 11 Pro (10.0.26100)`, `macOS 15.1`. */
export function systemOf({ platform, version, release, read }: SystemFacts): string {
  if (platform === 'darwin') {
    const product = found(read, '/System/Library/CoreServices/SystemVersion.plist', PRODUCT_VERSION);
    return product ? `macOS ${product}` : `macOS (Darwin ${release})`;
  }
  if (platform !== 'linux') return `${version} (${release})`;
  return `${found(read, '/etc/os-release', PRETTY_NAME) ?? 'Linux'} (${release})`;
}

const PRODUCT_VERSION = /<key>ProductVersion<\/key>\s*<string>([\d.]+)<\/string>/;
const PRETTY_NAME = /^PRETTY_NAME="?([^"\n]+)/m;

/** Node knows the kernel's name only; the system's own files know what it is called. */
function found(read: SystemFacts['read'], path: string, pattern: RegExp): string | undefined {
  try {
    return pattern.exec(read(path))?.[1];
  } catch {
    return undefined;
  }
}
