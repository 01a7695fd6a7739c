import { describe, expect, it } from 'vitest';
import { describeDevice, type SystemFacts, systemOf } from '../../main/services/device.ts';

const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
	<key>ProductName</key>
	<string>macOS</string>
	<key>ProductVersion</key>
	<string>15.1.1</string>
</dict></plist>`;

/** The facts of a system that has these files. */
function facts(part: Partial<SystemFacts>, files: Record<string, string> = {}): SystemFacts {
  const read = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`there is no ${path}`);
    return text;
  };
  return { platform: 'linux', version: '#1 SMP', release: '6.12.0', read, ...part };
}

describe('the system as a ticket names it', () => {
  it('is called as people call it', () => {
    const mac = { platform: 'darwin', version: 'Darwin Kernel Version 24.1.0', release: '24.1.0' } as const;
    expect(systemOf(facts(mac, { '/System/Library/CoreServices/SystemVersion.plist': PLIST }))).toBe(
      'macOS 15.1.1',
    );
    expect(systemOf(facts({ platform: 'win32', version: 'Windows 11 Pro', release: '10.0.26100' }))).toBe(
      'Windows 11 Pro (10.0.26100)',
    );
    expect(systemOf(facts({}, { '/etc/os-release': 'ID=ubuntu\nPRETTY_NAME="Ubuntu 24.04.1 LTS"\n' }))).toBe(
      'Ubuntu 24.04.1 LTS (6.12.0)',
    );
  });

  it('falls back on the kernel where the system does not say', () => {
    expect(systemOf(facts({ platform: 'darwin', release: '24.1.0' }))).toBe('macOS (Darwin 24.1.0)');
    expect(systemOf(facts({}))).toBe('Linux (6.12.0)');
  });

  it('is told for this computer', () => {
    expect(describeDevice('1.2.3')).toMatchObject({
      computer: expect.stringMatching(/./),
      system: expect.stringMatching(/\d/),
      app_version: '1.2.3',
    });
  });
});
