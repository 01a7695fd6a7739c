/** Telling a caller why it is not let in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure, statusOf } from '../../shared/errors.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { TooOften } from './rates.ts';
import { sendJson, sendText } from './reply.ts';

/** A browser cannot send a token with an address that is typed: the person is told, and where to go. */
const CLOSED_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Deskside needs a token</title>
<h1>Deskside needs a token here</h1>
<p>On this computer only programs with a token may ask, so there is no web page. Open the Deskside app instead,
or set access to “every program of this computer” in its settings.</p>
<p lang="de">Auf diesem Computer dürfen nur Programme mit Zugangsschlüssel fragen, deshalb gibt es hier keine Webseite.
Öffnen Sie die Deskside-App, oder lassen Sie in deren Einstellungen alle Programme dieses Computers zu.</p>
<p><a href="/docs">API</a></p>
</html>
`;

/** @throws what is no Failure, since no one foresaw it */
export function sendRefusal(
  { headers, method, url }: IncomingMessage,
  outgoing: ServerResponse,
  error: unknown,
  scope: string,
): void {
  if (!(error instanceof Failure)) throw error;
  const { code, message } = error;
  const challenge = challengeOf(error, scope);
  if (
    code === 'unauthorized' &&
    method === 'GET' &&
    url === '/' &&
    /\btext\/html\b/.test(headers.accept ?? '')
  ) {
    sendText(outgoing, 401, 'text/html; charset=utf-8', CLOSED_PAGE, [...challenge, ...PAGE_HEADERS]);
  } else sendJson(outgoing, statusOf(code), { error: message, code, detail: message }, challenge);
}

function challengeOf(error: Failure, scope: string): string[] {
  if (error instanceof TooOften) return ['retry-after', String(error.seconds)];
  if (error.code === 'unauthorized') return ['www-authenticate', 'Bearer'];
  return error.code === 'scope_missing'
    ? ['www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`]
    : [];
}
