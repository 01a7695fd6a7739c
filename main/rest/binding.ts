/** Where the service may listen, and under which names it answers there. */

/** What decides who can reach the service. */
export interface Binding {
  host: string;
  /** Whether every call needs a token. */
  needsToken: boolean;
  allowedHosts: readonly string[];
  allowedOrigins: readonly string[];
}

/**
 * What is missing before the service may listen at this address: nothing on this machine's own,
 * elsewhere a token, named hosts and named origins.
 * @returns the names of the missing environment variables; empty where it may
 */
export function bindingProblems({ host, needsToken, allowedHosts, allowedOrigins }: Binding): string[] {
  if (isLoopback(host)) return [];
  return [
    ...(needsToken ? [] : ['API_TOKEN']),
    ...(allowedHosts.length > 0 ? [] : ['ALLOWED_HOSTS']),
    ...(allowedOrigins.length > 0 ? [] : ['ALLOWED_ORIGINS']),
  ];
}

/** The values of a `Host` header that are ours, in lower case. */
export function ownHosts(port: number, allowedHosts: readonly string[]): Set<string> {
  const hosts = ['127.0.0.1', 'localhost', '[::1]', ...allowedHosts.map((host) => host.toLowerCase())];
  const withPort = hosts.map((host) => (hasPort(host) ? host : `${host}:${port}`));
  // Without a port a name means port 80; a listed name stands behind a proxy, whose port is not ours.
  return new Set([...withPort, ...hosts.slice(port === 80 ? 0 : 3)]);
}

/** The values of an `Origin` header that may call: our own pages and the listed origins. */
export function ownOrigins(port: number): Set<string> {
  return new Set(
    ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}${port === 80 ? '' : `:${port}`}`),
  );
}

/** The address for a person to open. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host.replaceAll(/[[\]]/g, '')}]` : host}:${port}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function hasPort(host: string): boolean {
  return /:\d+$/.test(host);
}
