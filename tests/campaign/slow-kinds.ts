/** The ways to send or read hardly anything, as what a client of each sends. */

interface SlowKind {
  name: string;
  begin(port: number): string;
  /** What it goes on to send, twice a second, from this many milliseconds on: it also shows when the other side is gone. */
  drip(port: number): string;
  dripsFrom: number;
  reads: boolean;
}

/** Answers that one socket asks for and does not read; many more of them are a flood, which see flood.ts. */
const ASKED = 8;
const QUESTION = '{"message":"hi","session_id":"slow"}';

const host = (port: number): string => `Host: 127.0.0.1:${port}\r\n`;
const get = (path: string, port: number): string => `GET ${path} HTTP/1.1\r\n${host(port)}\r\n`;
const post = (port: number, length: number): string =>
  `POST /chat HTTP/1.1\r\n${host(port)}Accept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

/** The request's bytes, one by one and never all. */
const sends = { dripsFrom: 0, reads: true } as const;
/** One more request every time. */
const asks = { drip: (port: number) => get('/health', port), dripsFrom: 0, reads: false } as const;

export const slowKinds: readonly SlowKind[] = [
  {
    ...sends,
    name: 'headers',
    begin: (port) => `GET /health HTTP/1.1\r\n${host(port)}X-Slow: `,
    drip: () => 'x',
  },
  { ...sends, name: 'body', begin: (port) => `${post(port, 9000)}{`, drip: () => ' ' },
  { ...sends, name: 'silent', begin: () => '', drip: () => '' },
  { ...asks, name: 'reads nothing', begin: (port) => get('/openapi.json', port).repeat(ASKED) },
  { ...asks, name: 'reads nothing, stream', begin: (port) => post(port, QUESTION.length) + QUESTION },
  {
    ...asks,
    name: 'reads nothing, asks once',
    begin: (port) => get('/openapi.json', port).repeat(ASKED),
    dripsFrom: 7_000,
  },
];
