/** Who may speak to this service at all: decided on every request before anything of it is looked at. */
import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../shared/errors.ts';
import { ownHosts, ownOrigins } from './binding.ts';

/** @returns why the request is refused; undefined where it is not */
export type Guard = (incoming: IncomingMessage) => ErrorCode | undefined;

/**
 * Host and Origin, against pages of other sites that point a name at this machine (DNS rebinding) or just call it.
 * A program of this computer sends no Origin and no Sec-Fetch-Site; a page in a browser cannot leave them out.
 * @param port the port it listens at
 */
export function createOriginGuard(
  port: number,
  allowedHosts: readonly string[],
  allowedOrigins: readonly string[],
): Guard {
  const hosts = ownHosts(port, allowedHosts);
  const origins = new Set([...ownOrigins(port), ...allowedOrigins]);

  return (incoming) => {
    const { host, origin, 'sec-fetch-site': site } = incoming.headers;
    if (host === undefined || isDoubled(incoming.rawHeaders)) return 'host_refused';
    if (!hosts.has(host) && !hosts.has(host.toLowerCase())) return 'host_refused';
    if (origin !== undefined && !origins.has(origin)) return 'origin_refused';
    if (origin !== undefined && site !== 'cross-site') return undefined;
    // A listed origin is another site's; our own never is.
    if (origin !== undefined && allowedOrigins.includes(origin)) return undefined;
    // `none` is a person's own doing, such as a typed address. A page on another port is `same-site`: not ours.
    return site === undefined || site === 'same-origin' || site === 'none' ? undefined : 'origin_refused';
  };
}

/** Node keeps the first of two Host headers; a proxy before us may have gone by the second. */
function isDoubled(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count > 1;
}
