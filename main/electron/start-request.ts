/** What a start of the program asks for: by its arguments, or by a `deskside://` link. */
import { z } from 'zod';
import type { Push } from '../../shared/contract.ts';
import { identifier, prose } from '../../shared/fields.ts';
import { LINK_SCHEME } from './identity.ts';

export type StartRequest =
  | { show: 'main'; place?: Push<'navigate'> }
  | { show: 'quick-ask' }
  /** At login: the tray alone. */
  | { show: 'nothing' };

const AskLink = z.strictObject({ q: prose(2000).optional() });
const SessionPath = z.tuple([identifier]);

/**
 * @param args the program's arguments in any order, as a second start may give them; unknown ones mean nothing
 */
export function startRequestOf(args: readonly string[]): StartRequest {
  const link = args.find((arg) => arg.toLowerCase().startsWith(`${LINK_SCHEME}:`));
  if (link !== undefined) return linkRequest(link);
  if (args.includes('--quick-ask')) return { show: 'quick-ask' };
  if (args.includes('--hidden')) return { show: 'nothing' };
  return { show: 'main' };
}

/** The folder for the app's data where the arguments name one. */
export function dataFolderOf(args: readonly string[]): string | undefined {
  const prefix = '--user-data-dir=';
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length) || undefined;
}

/** A link shows a place or prefills the field, and does no more; one that is not understood only shows the app. */
export function linkRequest(link: string): StartRequest {
  const place = placeOf(link);
  return place ? { show: 'main', place } : { show: 'main' };
}

function placeOf(link: string): Push<'navigate'> | undefined {
  const url = link.length <= 10_000 ? URL.parse(link) : null;
  if (url?.protocol !== `${LINK_SCHEME}:`) return undefined;
  const path = segmentsOf(url.pathname);
  if (!path) return undefined;
  const query = Object.fromEntries(url.searchParams);
  switch (url.host.toLowerCase()) {
    case 'ask': {
      const { success, data } = AskLink.safeParse(query);
      if (!success || path.length > 0) return undefined;
      return data.q === undefined ? { screen: 'ask' } : { screen: 'ask', text: data.q };
    }
    case 'ticket':
      return path.length === 0 && url.search === '' ? { screen: 'new_ticket' } : undefined;
    case 'session': {
      const { success, data } = SessionPath.safeParse(path);
      return success && url.search === '' ? { screen: 'ask', session_id: data[0] } : undefined;
    }
    default:
      return undefined;
  }
}

/** @returns undefined where the path is no valid text */
function segmentsOf(pathname: string): string[] | undefined {
  try {
    return pathname
      .split('/')
      .filter(Boolean)
      .map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}
