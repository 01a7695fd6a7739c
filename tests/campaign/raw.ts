/** Bytes that are nearly HTTP, over a connection of its own. */
import { connect } from 'node:net';
import type { Random } from '../../scripts/classifier/random.ts';

const BODY = '{"message":"hi","session_id":"raw"}';
const REQUESTS: readonly [string, ...string[]] = [
  'GET /health HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
  `POST /chat HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`,
  `POST /classify HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
  'GET /tickets?limit=5&q=a HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: null\r\nConnection: close\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nExpect: 100-continue\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
];

/** @returns the first answer's status, or that the connection closed without one, or stayed open */
export function sendOdd(
  port: number,
  n: number,
  random: Random,
  hangMs: number,
): Promise<number | 'hang' | 'closed'> {
  const whole = REQUESTS[random.below(REQUESTS.length)] ?? REQUESTS[0];
  const bytes = spoil(Buffer.from(whole.replace('PORT', String(port)), 'latin1'), random);
  return new Promise((resolve) => {
    // Many addresses of this machine, so that ports do not run out.
    const socket = connect({ host: '127.0.0.1', port, localAddress: `127.0.0.${2 + (n % 200)}` });
    let heard = '';
    const late = setTimeout(() => {
      resolve('hang');
      socket.destroy();
    }, hangMs);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      if (heard.length < 20) heard += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1];
      resolve(status === undefined ? 'closed' : Number(status));
    });
    socket.end(bytes);
  });
}

/** Flips, drops, doubles or inserts some bytes, or cuts the end off. */
function spoil(bytes: Buffer, random: Random): Buffer {
  let spoiled = bytes;
  for (let n = random.below(4); n > 0; n--) {
    const at = random.below(spoiled.length + 1);
    const [before, after] = [spoiled.subarray(0, at), spoiled.subarray(at)];
    switch (random.below(5)) {
      case 0:
        spoiled = Buffer.concat([before, Buffer.from([random.below(256)]), after.subarray(1)]);
        break;
      case 1:
        spoiled = Buffer.concat([before, after.subarray(random.below(8))]);
        break;
      case 2:
        spoiled = Buffer.concat([before, spoiled.subarray(Math.max(0, at - random.below(40)), at), after]);
        break;
      case 3:
        spoiled = Buffer.concat([before, Buffer.alloc(random.below(3000), random.below(256)), after]);
        break;
      default:
        spoiled = before;
    }
  }
  return spoiled;
}
