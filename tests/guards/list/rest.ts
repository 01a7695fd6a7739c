import type { GuardedFile } from '../guard.ts';

export const restGuards: readonly GuardedFile[] = [
  {
    file: 'main/rest/binding.ts',
    tests: ['tests/rest/lifecycle.test.ts'],
    guards: [
      {
        name: 'R1 another address needs no token',
        find: `...(needsToken ? [] : ['API_TOKEN']),`,
        replace: '',
      },
      {
        name: 'R1 another address needs no hosts',
        find: `...(allowedHosts.length > 0 ? [] : ['ALLOWED_HOSTS']),`,
        replace: '',
      },
      {
        name: 'R1 another address needs no origins',
        find: `...(allowedOrigins.length > 0 ? [] : ['ALLOWED_ORIGINS']),`,
        replace: '',
      },
      {
        name: 'R1 names that begin like loopback pass',
        find: String.raw`/^127(\.\d{1,3}){3}$/.test(host)`,
        replace: `host.startsWith('127.')`,
      },
    ],
  },
  {
    file: 'main/rest/server.ts',
    tests: [
      'tests/rest/lifecycle.test.ts',
      'tests/rest/guard.test.ts',
      'tests/rest/body.test.ts',
      'tests/rest/errors.test.ts',
      'tests/rest/access.test.ts',
      'tests/rest/turns.test.ts',
    ],
    guards: [
      {
        name: 'R2, R7 what expects something passes by',
        find: `server.on('checkContinue', take).on('checkExpectation', take);`,
        replace: '',
      },
      {
        name: 'R2, R3 nothing is refused by Host or Origin',
        find: 'if (refusal !== undefined) {',
        replace: `if (refusal === 'internal') {`,
      },
      { name: 'R3 headers beyond the 2000th are dropped', find: 'server.maxHeadersCount = 0;', replace: '' },
      {
        name: 'R6 headers of any size',
        find: 'maxHeaderSize: limits.headers,',
        replace: 'maxHeaderSize: 1024 * 1024,',
      },
      {
        name: 'R7 no deadline for headers and body',
        find: `headersTimeout: limits.request,
      requestTimeout: limits.request,`,
        replace: `headersTimeout: 0,
      requestTimeout: 0,`,
      },
      {
        name: 'R9 calls are taken while stopping',
        find: 'if (shutdown.begun) {',
        replace: `if (shutdown.begun && incoming.url === '') {`,
      },
    ],
  },
  {
    file: 'main/rest/guard.ts',
    tests: ['tests/rest/guard.test.ts'],
    guards: [
      { name: 'R2 a doubled Host passes', find: ' || isDoubled(incoming.rawHeaders)', replace: '' },
      {
        name: 'R2 any Host passes',
        find: `if (!hosts.has(host) && !hosts.has(host.toLowerCase())) return 'host_refused';`,
        replace: '',
      },
      {
        name: 'R3 any Origin passes',
        find: `if (origin !== undefined && !origins.has(origin)) return 'origin_refused';`,
        replace: '',
      },
      {
        name: 'R3 Sec-Fetch-Site is not looked at',
        find: `return site === undefined || site === 'same-origin' || site === 'none' ? undefined : 'origin_refused';`,
        replace: 'return undefined;',
      },
      {
        name: 'R3 the null origin passes',
        find: 'if (origin !== undefined && !origins.has(origin))',
        replace: `if (origin !== undefined && origin !== 'null' && !origins.has(origin))`,
      },
    ],
  },
  {
    file: 'main/rest/cors.ts',
    tests: ['tests/rest/guard.test.ts'],
    guards: [
      {
        name: 'R4 every origin is answered',
        find: 'if (origin === undefined || !allowed.has(origin)) return false;',
        replace: `if (origin === undefined) return false;
    outgoing.setHeader('Access-Control-Allow-Credentials', 'true');`,
      },
      { name: 'R4 no Vary', find: `outgoing.setHeader('Vary', 'Origin');`, replace: '' },
    ],
  },
  {
    file: 'main/rest/gate.ts',
    tests: ['tests/rest/access.test.ts', 'tests/rest/guard.test.ts'],
    guards: [
      {
        name: 'R5 no token passes',
        find: `throw new Failure('unauthorized');`,
        replace: `return 'local';`,
      },
      {
        name: 'R7 calls without a token that holds are not counted',
        find: '    refuse();\n',
        replace: '',
      },
      {
        name: 'R5 any token is for everything',
        find: `if (needed === 'any' || scopes.includes('admin') || scopes.includes(needed)) return name;`,
        replace: 'if (needed) return name;',
      },
    ],
  },
  {
    file: 'main/rest/routes.ts',
    tests: ['tests/rest/access.test.ts', 'tests/rest/guard.test.ts', 'tests/rest/errors.test.ts'],
    guards: [
      {
        name: 'R5 nobody is asked for a token',
        find: `if (scope !== 'open' && !(await mayPass(incoming, outgoing, scope, name))) return;`,
        replace: '',
      },
      {
        name: 'R5 paths that are no route pass without a token',
        find: `scope = 'any' }`,
        replace: `scope = 'open' }`,
      },
      {
        name: 'R7 calls under way are not bounded',
        find: 'dispatch: bounded(given.dispatch, given.limits.calls)',
        replace: 'dispatch: bounded(given.dispatch, 1e9)',
      },
      { name: 'R7 rates are not taken', find: 'rates.take(caller, name);', replace: '' },
      {
        name: 'R8 an error that no one foresaw shows its text',
        find: `else sendJson(outgoing, 500, plainErrorBody('internal'));`,
        replace: 'else sendJson(outgoing, 500, { error: String(error) });',
      },
    ],
  },
  {
    file: 'main/rest/rates.ts',
    tests: ['tests/rest/access.test.ts'],
    guards: [
      { name: 'R7 questions are not counted', find: `if (route === 'chat.ask') chats(caller);`, replace: '' },
      {
        name: 'R7 tokens have no bound by default',
        find: 'token: { requests: 500, chats: 120 }',
        replace: 'token: { requests: 0, chats: 0 }',
      },
      {
        name: 'R7 programs without a token have no bound by default',
        find: 'local: { requests: 20_000, chats: 180_000 }',
        replace: 'local: { requests: 0, chats: 0 }',
      },
      {
        name: 'R7 all callers share one bucket',
        find: 'buckets.get(caller)',
        replace: '[...buckets.values()][0]',
      },
    ],
  },
  {
    file: 'main/rest/options.ts',
    tests: ['tests/rest/lifecycle.test.ts', 'tests/rest/turns.test.ts'],
    guards: [
      {
        name: 'R7 requests may take a minute to arrive',
        find: 'request: 7_000,',
        replace: 'request: 60_000,',
      },
      {
        name: 'R7 who reads nothing is kept for a minute',
        find: 'stalledReader: 8_500,',
        replace: 'stalledReader: 60_000,',
      },
      {
        name: 'R7 any number of connections by default',
        find: 'connections: 2_048,',
        replace: 'connections: 1e9,',
      },
      { name: 'R7 any number of calls by default', find: 'calls: 512,', replace: 'calls: 1e9,' },
      { name: 'R7 any number waits by default', find: 'pipelined: 16,', replace: 'pipelined: 1e9,' },
      { name: 'R7 what waits holds any amount by default', find: 'held: 64 * 1024,', replace: 'held: 1e12,' },
      { name: 'R9 a stop takes a minute', find: 'close: 4_000,', replace: 'close: 60_000,' },
    ],
  },
  {
    file: 'main/rest/sockets.ts',
    tests: ['tests/rest/lifecycle.test.ts'],
    guards: [
      {
        name: 'R7 any number of connections',
        find: 'if (all.size <= most) return;',
        replace: 'if (all.size <= 1e9) return;',
      },
      {
        name: 'R7 the newest of the silent connections goes',
        find: '? unused : [];',
        replace: '? [...unused].reverse() : [];',
      },
      {
        name: 'R7 who keeps all connections locks the others out',
        find: 'silent ?? firstIdle(all)',
        replace: 'silent ?? socket',
      },
      {
        name: 'R7 a connection goes whose answer is under way',
        find: 'if (answer === null || answer === undefined) return socket;',
        replace: 'return socket;',
      },
      {
        name: 'R9 unused connections are waited for',
        find: 'for (const socket of unused) socket.destroy();',
        replace: '',
      },
    ],
  },
  {
    file: 'main/rest/body.ts',
    tests: ['tests/rest/body.test.ts', 'tests/rest/fuzz.test.ts'],
    guards: [
      {
        name: 'R6 any content type',
        find: `if (!JSON_TYPE.test(headers['content-type'] ?? '') || (encoding`,
        replace: 'if ((encoding',
      },
      {
        name: 'R6 an encoded body passes',
        find: ` || (encoding !== undefined && encoding !== 'identity')`,
        replace: '',
      },
      {
        name: 'R6 a declared size is not looked at',
        find: `if (Number(length) > limit) throw new Failure('body_too_large');`,
        replace: '',
      },
      {
        name: 'R6 a size that grows is not looked at',
        find: 'if (size <= limit) chunks.push(chunk);',
        replace: 'if (size >= 0) chunks.push(chunk);',
      },
      {
        name: 'R6 bytes that are no text pass',
        find: `if (!isUtf8(bytes)) throw unreadable('is not UTF-8');`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/rest/input.ts',
    tests: ['tests/rest/input.test.ts'],
    guards: [
      {
        name: 'R6 a doubled query field passes',
        find: `if (Object.hasOwn(fields, name)) throw unfit(name, 'is given twice');`,
        replace: '',
      },
      {
        name: 'R6 a body overrides the path',
        find: `if (Object.hasOwn(fields, name)) throw unfit(name, 'is given by the path alone');`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/rest/event-stream.ts',
    tests: ['tests/rest/event-stream.test.ts'],
    guards: [
      {
        name: 'R7 a reader that reads nothing may keep any amount waiting',
        find: 'if (outgoing.writableLength > limits.unsent) outgoing.destroy();',
        replace: '',
      },
    ],
  },
  {
    file: 'main/rest/readers.ts',
    tests: ['tests/rest/readers.test.ts', 'tests/rest/pages.test.ts'],
    guards: [
      {
        name: 'R7 a reader may stall for good',
        find: 'else if (now - last.at >= most) socket.destroy();',
        replace: '',
      },
      {
        name: 'R7 what is written to a reader counts as read',
        find: 'return written - queued;',
        replace: 'return written;',
      },
      {
        name: 'R7 who waits for a slow answer is cut',
        find: 'if (socket.writableLength === 0) {',
        replace: 'if (socket.destroyed) {',
      },
    ],
  },
  {
    file: 'main/rest/turns.ts',
    tests: ['tests/rest/turns.test.ts'],
    guards: [
      {
        name: 'R7 all requests of a connection are begun at once',
        find: 'line.waiting.length === 0 && line.current.writableFinished',
        replace: 'line.waiting.length === 0',
      },
      {
        name: 'R7 any number of requests may wait on a connection',
        find: 'line.waiting.length >= limits.pipelined',
        replace: 'line.waiting.length >= 1e9',
      },
      {
        name: 'R7 requests that wait may hold any amount',
        find: 'heldBy(line.waiting) > limits.held',
        replace: 'heldBy(line.waiting) > 1e9',
      },
      {
        name: 'R7 what came with one request too many is taken apart',
        find: `Reflect.set(parser, 'onIncoming', () => -1);`,
        replace: '{}',
      },
      {
        name: 'R7 a connection is kept however old',
        find: 'outgoing.shouldKeepAlive = false;',
        replace: '{}',
      },
    ],
  },
  {
    file: 'main/rest/shutdown.ts',
    tests: ['tests/rest/lifecycle.test.ts'],
    guards: [
      { name: 'R9 streams are not ended', find: 'for (const end of streams) end(error);', replace: '' },
      {
        name: 'R9 what does not finish is waited for',
        find: 'const cut = setTimeout(() => server.closeAllConnections(), limit);',
        replace: 'const cut = setTimeout(() => {}, limit);',
      },
    ],
  },
  {
    file: 'main/rest/web-ui.ts',
    tests: ['tests/rest/web-ui.test.ts'],
    guards: [
      {
        name: 'S2 a link leads out of the web UI folder',
        find: '!file.startsWith(folder + sep) || ',
        replace: '',
      },
      {
        name: 'S3 the web UI without its policy',
        find: '...(isHtml ? PAGE_HEADERS : NOSNIFF)',
        replace: '...NOSNIFF',
      },
    ],
  },
  {
    file: 'main/rest/page-headers.ts',
    tests: ['tests/rest/web-ui.test.ts'],
    guards: [
      {
        name: 'S3 the web UI loads objects',
        find: `"connect-src 'self'",`,
        replace: `"connect-src 'self'", "object-src data:",`,
      },
      { name: 'S3 the web UI sends forms anywhere', find: `"form-action 'none'",`, replace: '' },
      { name: 'S3 the web UI takes another base', find: `"base-uri 'none'",`, replace: '' },
    ],
  },
  {
    file: 'main/rest/listen.ts',
    tests: ['tests/rest/lifecycle.test.ts'],
    guards: [
      {
        name: 'R1 the binding is not checked',
        find: 'if (missing.length === 0) return;',
        replace: 'if (missing.length < 99) return;',
      },
      {
        name: 'R10 a taken port without its line',
        find: `    case 'EADDRINUSE':`,
        replace: `    case 'ENONE':`,
      },
    ],
  },
  {
    file: 'main/api/dispatch.ts',
    tests: ['tests/api/dispatch.test.ts'],
    guards: [
      {
        name: 'S6 route names are looked up in the prototype too',
        find: 'return Object.hasOwn(routes, name);',
        replace: 'return name in routes;',
      },
      {
        name: 'R8 the text of an internal error leaves',
        find: `return failed(new Failure('internal', { message: failureWords(name) }));`,
        replace: `return failed(new Failure('internal', { message: String(error) }));`,
      },
      { name: 'R6 outputs are not parsed', find: 'routes[name].output.parse(output)', replace: 'output' },
    ],
  },
  {
    file: 'shared/contract/tickets.ts',
    tests: ['tests/api/dispatch.test.ts'],
    guards: [
      {
        name: 'R6 a ticket with fields that it does not have',
        find: `input: z.strictObject({
      user`,
        replace: `input: z.object({
      user`,
      },
    ],
  },
  {
    file: 'main/config.ts',
    tests: ['tests/services/access.test.ts', 'tests/config.test.ts'],
    guards: [
      {
        name: 'R5 API_TOKEN does not switch tokens on',
        find: `values.API_TOKEN === undefined ? values.REST_ACCESS : 'token'`,
        replace: 'values.REST_ACCESS',
      },
      {
        name: 'R5 a short API_TOKEN passes',
        find: `z.string().min(32, 'must have at least 32 characters')`,
        replace: 'z.string()',
      },
    ],
  },
  {
    file: 'main/store/open-tokens.ts',
    tests: ['tests/scripts/token.test.ts'],
    guards: [
      { name: 'R5 the command goes past a broken log', find: ' || readBrokenWal(file)', replace: '' },
      {
        name: 'R5 the command writes a log into a file it refuses',
        find: 'readonly: existsSync',
        replace: 'readonly: false && existsSync',
      },
      {
        name: 'R5 the command uses a damaged database',
        find: 'if (damage.length > 0)',
        replace: 'if (damage.length > 1e9)',
      },
    ],
  },
  {
    file: 'main/services/access.ts',
    tests: ['tests/services/access.test.ts'],
    guards: [
      {
        name: 'R5 secrets are stored as they are',
        find: 'store.add(name, hashOf(secret), scopes)',
        replace: 'store.add(name, secret, scopes)',
      },
      {
        name: 'R5 hashes are listed',
        find: 'tokens.map(({ hash: _, ...token }) => token)',
        replace: 'tokens',
      },
      {
        name: 'R5 every use is written',
        find: 'if (at - (written.get(name) ?? Number.NEGATIVE_INFINITY) < USE_KNOWN_TO_MS) return;',
        replace: '',
      },
      {
        name: 'R5 beginnings of hashes pass',
        find: 'return a.length === b.length && timingSafeEqual(a, b);',
        replace: 'return a.length === b.length && a[0] === b[0];',
      },
    ],
  },
];
