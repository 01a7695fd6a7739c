/** Links that lead out of the app: only https and mailto, only after a person has seen where to. */
import type { Dialog, Shell } from 'electron';
import { Failure } from '../../shared/errors.ts';
import type { Texts } from './texts.ts';

export interface OutsideLink {
  /** The host, or the address of a mail: what the person is shown. */
  target: string;
  /** What is opened: rebuilt from what was understood. */
  href: string;
}

export interface LinkDeps {
  dialog: Pick<Dialog, 'showMessageBox'>;
  shell: Pick<Shell, 'openExternal'>;
  texts: () => Texts;
}

/** Of a link, what is shown; with more of it the question's buttons would stand below the screen. */
const SHOWN = 300;
/** The longest that a host or an address of a mail can be: what is shown whole. */
const LONGEST_TARGET = 320;

/**
 * @returns opens a link once the person agrees, and asks one question at a time: what is clicked meanwhile is not opened;
 *   throws Failure `link_refused` for any other kind
 */
export function createLinkOpener({ dialog, shell, texts }: LinkDeps): (url: string) => Promise<void> {
  let asking: Promise<void> | undefined;

  async function ask({ target, href }: OutsideLink): Promise<void> {
    const words = texts().link;
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: words.question(target),
      detail: href.length > SHOWN ? `${href.slice(0, SHOWN)}…` : href,
      buttons: [words.open, words.cancel],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 0) await shell.openExternal(href);
  }

  return async (url) => {
    const link = parseLink(url);
    if (!link) throw new Failure('link_refused');
    asking ??= ask(link).finally(() => {
      asking = undefined;
    });
    await asking;
  };
}

/** @returns undefined for anything but a plain https or mailto link */
export function parseLink(text: string): OutsideLink | undefined {
  const url = URL.parse(text);
  if (url === null) return undefined;
  const link = understood(url);
  return link && link.target.length <= LONGEST_TARGET ? link : undefined;
}

function understood(url: URL): OutsideLink | undefined {
  if (url.protocol === 'https:') return webLink(url);
  return url.protocol === 'mailto:' ? mailLink(url) : undefined;
}

/** A name and password before the host would make it look like another one. */
function webLink(url: URL): OutsideLink | undefined {
  if (url.username || url.password || !url.host) return undefined;
  return { target: url.host, href: url.href };
}

/** Only subject and text are passed on: mail programs take other fields, attachments among them, from such a link. */
function mailLink(url: URL): OutsideLink | undefined {
  if (!/^[\w.!#$&'*+/=?^`{|}~-]+@[a-z0-9.-]+$/i.test(url.pathname)) return undefined;
  const fields = ['subject', 'body'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? [`${name}=${encodeURIComponent(value)}`] : [];
  });
  const query = fields.length > 0 ? `?${fields.join('&')}` : '';
  return { target: url.pathname, href: `mailto:${url.pathname}${query}` };
}
