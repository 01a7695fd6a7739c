/** The names by which the operating system and the pages know the app. */

export const APP_NAME = 'Deskside';

/** As in electron-builder.yml: Windows shows notifications only of an app whose identifier its shortcut carries. */
export const APP_ID = 'app.deskside.desktop';

/** Links of this scheme, from outside, open the app. */
export const LINK_SCHEME = 'deskside';

/** The scheme and host that our own pages come from. */
export const PAGE_SCHEME = 'app';
const PAGE_HOST = 'deskside';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`;

/** Whether an address is one of our own pages. `URL.origin` is of no use here: Node knows no origin of this scheme. */
export function isOurUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST;
}
