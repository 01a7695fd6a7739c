/** Answers for pages of the listed origins; without a list there is no CORS at all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { routes } from '../../shared/contract.ts';

const PREFLIGHT_SECONDS = '600';

/** Marks a response for its origin. @returns true where it was a preflight and is answered */
export type Cors = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/** @param allowedOrigins exact; credentials are never allowed, so a browser sends no cookies */
export function createCors(allowedOrigins: readonly string[]): Cors {
  if (allowedOrigins.length === 0) return () => false;
  const allowed = new Set(allowedOrigins);
  const bindings = Object.values(routes).flatMap(({ http }) => http ?? []);
  const methods = [...new Set(bindings.map(({ method }) => method))].sort().join(', ');
  const headers = [
    'authorization',
    'content-type',
    ...new Set(bindings.flatMap((http) => Object.keys(http.headers ?? {}))),
  ].join(', ');

  return (incoming, outgoing) => {
    outgoing.setHeader('Vary', 'Origin');
    const { origin } = incoming.headers;
    if (origin === undefined || !allowed.has(origin)) return false;
    outgoing.setHeader('Access-Control-Allow-Origin', origin);
    if (incoming.method !== 'OPTIONS' || !incoming.headers['access-control-request-method']) return false;
    outgoing.writeHead(204, {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': PREFLIGHT_SECONDS,
    });
    outgoing.end();
    return true;
  };
}
