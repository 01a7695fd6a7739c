/**
 * The addresses of the app's own schemes. Chromium takes new schemes only at compile time, so that its pages of
 * `app://deskside/` live at `https://deskside.app.invalid/`; the main process sees only the first.
 */

export interface Addresses {
  /** Makes a scheme known. */
  add(scheme: string): void;
  knows(scheme: string): boolean;
  /** @returns the address Chromium uses for one of the app's */
  toPage(url: string): string;
  /** @returns the app's address for one of Chromium's */
  toApp(url: string): string;
  /** The app's addresses in the value of a response header, for Chromium. */
  headerToPage(value: string): string;
  schemeOf(url: string): string;
}

export function createAddresses(): Addresses {
  const schemes = new Set<string>();
  const any = () => [...schemes].map((scheme) => scheme.replaceAll(/[+.]/g, '\\$&')).join('|');

  const replaced = (text: string, before: string): string => {
    if (schemes.size === 0) return text;
    const address = new RegExp(`${before}(${any()})://([\\w.-]+)`, 'gi');
    return text.replaceAll(address, (_, scheme: string, host: string) =>
      `https://${host}.${scheme}.invalid`.toLowerCase(),
    );
  };

  return {
    knows: (scheme) => schemes.has(scheme.toLowerCase()),
    add: (scheme) => void schemes.add(scheme.toLowerCase()),
    toPage: (url) => replaced(url, '^'),
    toApp(url) {
      if (schemes.size === 0) return url;
      const address = new RegExp(`^(blob:)?https://([\\w.-]+)\\.(${any()})\\.invalid(?=[/?#]|$)`, 'i');
      return url.replace(
        address,
        (_, blob: string | undefined, host: string, scheme: string) => `${blob ?? ''}${scheme}://${host}`,
      );
    },
    headerToPage(value) {
      if (schemes.size === 0) return value;
      const bare = new RegExp(`(^|[\\s;])(${any()}):(?=[\\s;]|$)`, 'gi');
      return replaced(value, '\\b').replaceAll(
        bare,
        (_, before: string, scheme: string) => `${before}https://*.${scheme}.invalid`,
      );
    },
    schemeOf: (url) => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '',
  };
}
