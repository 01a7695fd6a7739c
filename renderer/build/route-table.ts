import type { Plugin } from 'vite';
import { routes } from '../../shared/contract.ts';

const NAME = 'virtual:route-table';
const RESOLVED = `\0${NAME}`;

/**
 * Serves `virtual:route-table`: method and path of every route with an HTTP address, read off the contract while
 * building. The contract itself cannot go to the page: it is made of zod, which probes `eval`.
 */
export function routeTable(): Plugin {
  return {
    name: 'route-table',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const table = Object.entries(routes).flatMap(([name, { http }]) =>
        http ? [[name, { method: http.method, path: http.path }]] : [],
      );
      return `export default ${JSON.stringify(Object.fromEntries(table))};`;
    },
  };
}
