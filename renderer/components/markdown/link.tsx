import type { ComponentProps, ReactNode } from 'react';
import { useApi } from '../../data/context.tsx';
import { useErrorWords } from '../../hooks/use-error-words.ts';
import { useToast } from '../toasts.tsx';
import styles from './markdown.module.css';

/** A link from a model or a document: it shows where it leads, and the desktop app opens it outside. */
export function Link({ href, children }: ComponentProps<'a'>) {
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  const place = placeOf(href);
  if (!href || !place) return <span>{children}</span>;

  const open = async (event: React.MouseEvent): Promise<void> => {
    if (!api.isDesktop) return;
    event.preventDefault();
    const result = await api.request('desktop.openLink', { url: href }).result;
    if (!result.ok) toast({ text: words(result.error) });
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={open}>
      <span className={styles.words}>{children}</span>
      {!tells(children, place) && <span className={styles.host}> ({place})</span>}
    </a>
  );
}

/** Whether the words of a link are an address of this place themselves; a place somewhere in them may be there to deceive. */
function tells(words: ReactNode, place: string): boolean {
  if (typeof words !== 'string') return false;
  const [host, ...rest] = words.replace(/^(https:\/\/|mailto:)/i, '').split(/(?=[/?#])/);
  return host === place && !/[\s\p{Bidi_Control}]/u.test(rest.join(''));
}

/** The host of an https link or the address of a mailto; null for anything else. */
function placeOf(href: string | undefined): string | null {
  if (!href || !URL.canParse(href)) return null;
  const { protocol, host, pathname } = new URL(href);
  if (protocol === 'https:') return host;
  return protocol === 'mailto:' ? pathname : null;
}
