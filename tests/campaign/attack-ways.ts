/** The ways of a hostile page: each a name, the page's address, and a script that gives whatever it could read. */
type Attack = readonly [name: string, origin: string, script: string];

const BODY = '{"message":"attack","session_id":"attack"}';
const TICKET = '{"user":"Eve","email":"eve@b.example","type":"General","description":"attack"}';

export function attacksOn(port: number, attackerPort: number): Attack[] {
  const target = `http://127.0.0.1:${port}`;
  const evil = `http://attacker.test:${attackerPort}/`;
  const from = (name: string, script: string, origin = evil): Attack => [name, origin, script];
  return [
    ...otherNames(port, evil),
    ...['rebind.test', 'sub.rebind.test', 'rebind.test.'].flatMap((host) => rebound(host, port)),
    from('fetch text/plain', send(target, 'text/plain', 'no-cors')),
    from(
      'fetch without a type',
      `fetch('${target}/chat', { method: 'POST', mode: 'no-cors', body: new Blob(['${BODY}']) }).then((reply) => reply.text())`,
    ),
    from('fetch of a form', send(target, 'application/x-www-form-urlencoded', 'no-cors')),
    from(
      'fetch of parts',
      `fetch('${target}/chat', { method: 'POST', mode: 'no-cors', body: new FormData() }).then((reply) => reply.text())`,
    ),
    from('fetch of JSON', send(target, 'application/json', 'cors')),
    from(
      'fetch with cookies',
      `fetch('${target}/tickets', { credentials: 'include' }).then((reply) => reply.text())`,
    ),
    ...['PATCH', 'DELETE', 'PUT'].map((method) =>
      from(
        `fetch ${method}`,
        `fetch('${target}/sessions/s1', { method: '${method}' }).then((reply) => reply.text())`,
      ),
    ),
    from(
      'fetch overriding the method',
      `fetch('${target}/chat', { method: 'POST', headers: { 'x-http-method-override': 'DELETE' } }).then((reply) => reply.text())`,
    ),
    from(
      'XMLHttpRequest',
      `new Promise((resolve) => { const call = new XMLHttpRequest(); call.onloadend = () => resolve(call.responseText); call.open('POST', '${target}/ticket'); call.setRequestHeader('content-type', 'text/plain'); call.send('${TICKET}') })`,
    ),
    from('sendBeacon text', `void navigator.sendBeacon('${target}/chat', '${BODY}')`),
    from(
      'sendBeacon JSON',
      `void navigator.sendBeacon('${target}/chat', new Blob(['${BODY}'], { type: 'application/json' }))`,
    ),
    from(
      'keepalive',
      `fetch('${target}/ticket', { method: 'POST', mode: 'no-cors', keepalive: true, body: '${TICKET}' }).then((reply) => reply.text())`,
    ),
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'].flatMap((type) => [
      from(`form ${type}`, form(`${target}/ticket`, type, '_self')),
      from(
        `form ${type} in a frame`,
        `document.body.innerHTML = '<iframe name="hole"></iframe>'; ${form(`${target}/ticket`, type, 'hole')}`,
      ),
    ]),
    from(
      'EventSource',
      `new Promise((resolve) => { const source = new EventSource('${target}/chat?message=attack'); source.onmessage = ({ data }) => resolve(data); source.onerror = () => resolve('') })`,
    ),
    from(
      'WebSocket',
      `new Promise((resolve) => { const socket = new WebSocket('ws://127.0.0.1:${port}/chat'); socket.onopen = () => resolve('open'); socket.onmessage = ({ data }) => resolve(data); socket.onerror = () => resolve('') })`,
    ),
    from('image', element('img', 'src', `${target}/tickets`)),
    from('script', element('script', 'src', `${target}/tickets`)),
    from('module', `import('${target}/openapi.json').then(() => 'loaded')`),
    from(
      'style sheet',
      `new Promise((resolve) => { const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${target}/docs' }); link.onload = () => { try { resolve([...link.sheet.cssRules].join()) } catch { resolve('') } }; link.onerror = () => resolve(''); document.head.append(link) })`,
    ),
    from('font', `new FontFace('x', 'url(${target}/health)').load().then(() => 'loaded')`),
    from('audio', element('audio', 'src', `${target}/tickets`)),
    from(
      'object',
      `new Promise((resolve) => { const it = Object.assign(document.createElement('object'), { data: '${target}/sessions' }); it.onload = () => { try { resolve(it.contentDocument?.body?.innerText ?? '') } catch { resolve('') } }; it.onerror = () => resolve(''); document.body.append(it) })`,
    ),
    from('prefetch', element('link', 'href', `${target}/ticket/draft?session_id=s1`, ", rel: 'prefetch'")),
    from('frame', framed(`src: '${target}/'`)),
    from('frame of a list', framed(`src: '${target}/tickets'`)),
    from(
      'null origin',
      speaking(`fetch('${target}/chat', { method: 'POST', body: '${BODY}' }).then((reply) => reply.text())`),
    ),
    from(
      'null origin, no-cors',
      speaking(
        `fetch('${target}/chat', { method: 'POST', mode: 'no-cors', body: '${BODY}' }).then((reply) => reply.text())`,
      ),
    ),
    from('null origin, read', speaking(`fetch('${target}/tickets').then((reply) => reply.text())`)),
    from(
      'window',
      `new Promise((resolve) => { const opened = open('${target}/tickets'); setTimeout(() => { try { resolve(opened.document.body.innerText) } catch { resolve('') } finally { opened?.close() } }, 800) })`,
    ),
    from('history of a navigation', `void (location.href = '${target}/ticket/draft?session_id=attack')`),
    ...[301, 302, 303, 307, 308].map((status) =>
      from(
        `redirect ${status}`,
        `fetch('/to?status=${status}&path=/chat', { method: 'POST', mode: 'no-cors', body: '${BODY}' }).then((reply) => reply.text())`,
      ),
    ),
    from('redirect, read', `fetch('/to?status=302&path=/tickets').then((reply) => reply.text())`),
    from('form through a redirect', form('/to?status=307&path=/ticket', 'text/plain', '_self')),
    from(
      'worker',
      `new Promise((resolve) => { const worker = new Worker(URL.createObjectURL(new Blob(["fetch('${target}/tickets').then((reply) => reply.text()).then(postMessage, () => postMessage(''))"]))); worker.onmessage = ({ data }) => resolve(data) })`,
    ),
    from(
      'service worker',
      `navigator.serviceWorker.register('/worker.js').then(() => '')`,
      `http://localhost:${attackerPort}/`,
    ),
    from(
      'another port of this machine',
      `fetch('${target}/tickets').then((reply) => reply.text())`,
      `http://127.0.0.1:${attackerPort}/`,
    ),
    from(
      'another port of localhost',
      send(`http://localhost:${port}`, 'application/json', 'cors'),
      `http://localhost:${attackerPort}/`,
    ),
    from(
      'another port, a beacon',
      `void navigator.sendBeacon('${target}/chat', new Blob(['${BODY}'], { type: 'text/plain' }))`,
      `http://127.0.0.1:${attackerPort}/`,
    ),
  ];
}

/** This machine by its other names. */
function otherNames(port: number, evil: string): Attack[] {
  const names = [
    'localhost',
    'localhost.',
    'sub.localhost',
    '0.0.0.0',
    '127.1',
    '127.0.0.2',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'rebind.test',
    'rebind.test.',
  ];
  return names.flatMap((name): Attack[] => [
    [`${name}: read`, evil, `fetch('http://${name}:${port}/tickets').then((reply) => reply.text())`],
    [`${name}: write`, evil, send(`http://${name}:${port}`, 'text/plain', 'no-cors')],
  ]);
}

/** A page of the same origin as what its name leads to now: CORS does not stand in its way, nor a preflight. */
function rebound(host: string, port: number): Attack[] {
  const origin = `http://${host}:${port}/evil`;
  const readsOk = "(reply) => (reply.status === 403 ? '' : reply.text())";
  return [
    [`${host} rebound: read`, origin, `fetch('/tickets').then(${readsOk})`],
    [`${host} rebound: health`, origin, `fetch('/health').then(${readsOk})`],
    [
      `${host} rebound: write`,
      origin,
      `fetch('/ticket', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '${TICKET}' }).then(${readsOk})`,
    ],
    [`${host} rebound: delete`, origin, `fetch('/sessions/s1', { method: 'DELETE' }).then(${readsOk})`],
    [`${host} rebound: page`, origin, `fetch('/').then(${readsOk})`],
  ];
}

function send(target: string, type: string, mode: string): string {
  return `fetch('${target}/chat', { method: 'POST', mode: '${mode}', headers: { 'content-type': '${type}' }, body: '${BODY}' }).then((reply) => reply.text())`;
}

/** A form whose one field spells JSON. */
function form(action: string, type: string, target: string): string {
  return `{ const it = Object.assign(document.createElement('form'), { method: 'POST', action: '${action}', enctype: '${type}', target: '${target}' });
    it.append(Object.assign(document.createElement('input'), { name: '{"user":"Eve","email":"eve@b.example","type":"General","description":"', value: 'attack"}' }));
    document.body.append(it); it.submit(); new Promise((resolve) => setTimeout(resolve, 500, '')) }`;
}

function element(tag: string, attribute: string, url: string, more = ''): string {
  return `new Promise((resolve) => { const it = Object.assign(document.createElement('${tag}'), { ${attribute}: '${url}'${more} }); it.onload = () => resolve(it.naturalWidth ? 'seen' : ''); it.onerror = () => resolve(''); document.body.append(it) })`;
}

function framed(attributes: string): string {
  return `new Promise((resolve) => { const it = Object.assign(document.createElement('iframe'), { ${attributes} }); it.onload = () => { try { resolve(it.contentDocument?.body?.innerText ?? '') } catch { resolve('') } }; document.body.append(it) })`;
}

/** A sandboxed frame's origin is `null`; it tells its parent what it read. */
function speaking(read: string): string {
  const script = `${read}.then((text) => parent.postMessage(text, '*'), () => parent.postMessage('', '*'))`;
  return `new Promise((resolve) => { addEventListener('message', ({ data }) => resolve(data)); document.body.append(Object.assign(document.createElement('iframe'), { sandbox: 'allow-scripts', srcdoc: ${JSON.stringify(`<script>${script}</script>`).replaceAll('</script>', '<\\/script>')} })) })`;
}
