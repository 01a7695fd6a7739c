import { describe, expect, it } from 'vitest';
import { createLinkOpener, parseLink } from '../../main/electron/links.ts';
import { textsFor } from '../../main/electron/texts.ts';

describe('links that lead outside (S5)', () => {
  it('understands https and mailto', () => {
    expect(parseLink('https://intranet.example:8443/a?b#c')).toEqual({
      target: 'intranet.example:8443',
      href: 'https://intranet.example:8443/a?b#c',
    });
    expect(parseLink('mailto:it@example.org?subject=VPN%20down&attach=/etc/passwd&cc=x@example.org')).toEqual(
      {
        target: 'it@example.org',
        href: 'mailto:it@example.org?subject=VPN%20down',
      },
    );
  });

  it('shows the host as it is looked up, not as it looks', () => {
    expect(parseLink('https://pаypal.com/')?.target).toBe('xn--pypal-4ve.com');
  });

  it.each([
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'smb://host/share',
    'app://deskside/index.html',
    'deskside://ask',
    'https://bank.example@evil.example/',
    'https://user:pass@evil.example/',
    'mailto:',
    'mailto:a b@example.org',
    'mailto:a@example.org,b@example.org',
    `https://bank.example.${'a.'.repeat(200)}evil.example/`,
    `mailto:it@bank.example.${'a.'.repeat(200)}evil.example`,
    '//example.org',
    'example.org',
    '',
  ])('refuses %s', (url) => {
    expect(parseLink(url)).toBeUndefined();
  });

  it('opens a link only after the person has seen its host and agreed', async () => {
    const asked: string[] = [];
    const opened: string[] = [];
    let response = 1;
    const open = createLinkOpener({
      dialog: {
        showMessageBox: async (...args: unknown[]) => {
          asked.push((args.at(-1) as { message: string }).message);
          return { response, checkboxChecked: false };
        },
      },
      shell: { openExternal: async (url) => void opened.push(url) },
      texts: () => textsFor('en', 'en'),
    });
    await open('https://example.org/x');
    expect(asked).toEqual(['Open example.org outside Deskside?']);
    expect(opened).toEqual([]);
    response = 0;
    await open('https://example.org/x');
    expect(opened).toEqual(['https://example.org/x']);
    await expect(open('file:///etc/passwd')).rejects.toMatchObject({ code: 'link_refused' });
    expect(asked).toHaveLength(2);
    expect(opened).toHaveLength(1);
  });

  it('asks one question at a time, and shows as much of an address as fits on a screen', async () => {
    const asked: { message: string; detail: string }[] = [];
    const opened: string[] = [];
    const answers: (() => void)[] = [];
    const open = createLinkOpener({
      dialog: {
        showMessageBox: async (...args: unknown[]) => {
          asked.push(args.at(-1) as { message: string; detail: string });
          await new Promise<void>((resolve) => answers.push(resolve));
          return { response: 0, checkboxChecked: false };
        },
      },
      shell: { openExternal: async (url) => void opened.push(url) },
      texts: () => textsFor('en', 'en'),
    });
    const long = `https://example.org/${'x'.repeat(5000)}`;
    const calls = [open(long), open('https://other.example/'), open(long)];
    for (const answer of answers) answer();
    await Promise.all(calls);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.detail.length).toBeLessThan(400);
    expect(opened).toEqual([long]);
  });
});
