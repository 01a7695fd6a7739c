/** Taking the port, with a clear line where that fails. */
import { createServer, type Server } from 'node:http';
import { type Binding, bindingProblems } from './binding.ts';

/** The service could not take its port; the message is one line for a person. */
export class ListenError extends Error {
  /** The system's code, such as `EADDRINUSE`, or `UNSAFE_BINDING`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ListenError';
    this.code = code;
  }
}

/** @throws ListenError `UNSAFE_BINDING` where the address is open to others without what that needs */
export function checkBinding(binding: Binding): void {
  const missing = bindingProblems(binding);
  if (missing.length === 0) return;
  throw new ListenError(
    'UNSAFE_BINDING',
    `HOST=${binding.host} is open to other machines: set ${missing.join(', ')}, or use HOST=127.0.0.1.`,
  );
}

/**
 * Whether the service could listen there now, to be known before anything is begun that a start without a listener
 * would have done in vain.
 * @throws ListenError as listening would
 */
export async function tryToListen(binding: Binding, port: number): Promise<void> {
  checkBinding(binding);
  const server = createServer();
  await listen(server, binding.host, port);
  await new Promise((resolve) => server.close(resolve));
}

/**
 * @returns the port taken
 * @throws ListenError
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      server.off('listening', succeed);
      const code = error.code ?? 'UNKNOWN';
      reject(new ListenError(code, explain(code, host, port)));
    };
    const succeed = (): void => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', fail).once('listening', succeed);
    server.listen({ host: host.replaceAll(/[[\]]/g, ''), port });
  });
}

function explain(code: string, host: string, port: number): string {
  const free = port < 65_535 ? port + 1 : port - 1;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that program, or choose another port, such as PORT=${free}.`;
    case 'EACCES':
      return `Port ${port} may not be used by this account. Choose another port, such as PORT=8000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this computer. Use HOST=127.0.0.1.`;
    default:
      return `Port ${port} at ${host} could not be opened (${code}). Choose another port, such as PORT=${free}.`;
  }
}
