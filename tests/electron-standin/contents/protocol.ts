/** Electron's `protocol`: the schemes that the app itself answers. */
import type { Protocol } from 'electron';
import type { Addresses } from './addresses.ts';

/** Others have no origin or no secure context in Electron, which this stand-in could not give them. */
const LIMIT = 'the stand-in serves only schemes registered as standard and secure';

type Handler = (request: Request) => Response | Promise<Response>;

export interface Schemes {
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;
  /** @returns what answers requests of an address's scheme */
  handlerOf(url: string): Handler | undefined;
}

export function createSchemes(addresses: Addresses, isReady: () => boolean): Schemes {
  const handlers = new Map<string, Handler>();
  let registered = false;
  return {
    protocol: {
      registerSchemesAsPrivileged(schemes) {
        if (isReady())
          throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
        if (registered) throw new Error('protocol.registerSchemesAsPrivileged should be called once only');
        registered = true;
        for (const { scheme, privileges } of schemes) {
          if (!privileges?.standard || !privileges.secure) throw new Error(`${scheme}: ${LIMIT}`);
          addresses.add(scheme);
        }
      },
      handle(scheme, handler) {
        if (!isReady()) throw new Error('protocol.handle can only be used after app is ready');
        if (!addresses.knows(scheme)) throw new Error(`${scheme}: ${LIMIT}`);
        if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        handlers.set(scheme, handler);
      },
      unhandle(scheme) {
        if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
      },
      isProtocolHandled: (scheme) => handlers.has(scheme),
    },
    handlerOf: (url) => handlers.get(addresses.schemeOf(url)),
  };
}
