/** Where an OpenAI-compatible server is: its URLs and whether it is on this computer. */

export interface Address {
  /** The OpenAI-compatible base, such as `http://127.0.0.1:1234/v1`; no slash at its end. */
  base: string;
  /** The path of the base, such as `/v1`. */
  basePath: string;
  /** The path where LM Studio's own API begins: the base's without `/v1`; mostly empty. */
  rootPath: string;
  protocol: 'http:' | 'https:';
  /** Without the brackets of IPv6. */
  host: string;
  port: number;
  /** Whether the host is a loopback address. */
  local: boolean;
}

/**
 * @param url a base (`http://host:port/v1`, or without the path) or a full chat-completions URL.
 *   `localhost` becomes 127.0.0.1: it may resolve to ::1 first, where LM Studio does not listen.
 */
export function parseAddress(url: string): Address {
  const parsed = new URL(url);
  const isSecure = parsed.protocol === 'https:';
  if (!isSecure && parsed.hostname === 'localhost') parsed.hostname = '127.0.0.1';
  const path = parsed.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  const basePath = path || '/v1';
  return {
    base: parsed.origin + basePath,
    basePath,
    rootPath: basePath.replace(/\/v1$/, ''),
    protocol: isSecure ? 'https:' : 'http:',
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(parsed.port) || (isSecure ? 443 : 80),
    local: isLoopback(parsed.hostname),
  };
}

/** The server at a port of this computer. */
export function localAddress(port: number): Address {
  return parseAddress(`http://127.0.0.1:${port}/v1`);
}

/** @param hostname as the URL parser writes it: numbers normalised, IPv6 in brackets */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
