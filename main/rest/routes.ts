/** The paths of the service and what answers each: the contract's routes, the web UI and the reference. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { routes } from '../../shared/contract.ts';
import { createDocs } from './docs.ts';
import { createEndpoint, type Endpoint, type EndpointDeps } from './endpoint.ts';
import { plainErrorBody } from './failure.ts';
import { createOpenApi } from './openapi.ts';
import type { RestOptions } from './options.ts';
import { createPaths } from './paths.ts';
import { sendJson } from './reply.ts';
import { createWebUi } from './web-ui.ts';

/** Answers one request. Never rejects. */
export type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

export function createRoutes(
  options: Pick<RestOptions, 'report' | 'token' | 'version' | 'webRoot'>,
  deps: EndpointDeps,
): Answer {
  const paths = createPaths<{ name: string; endpoint: Endpoint }>();
  const webUi = createWebUi(options.webRoot);
  const openApi = createOpenApi(options.version, options.token !== undefined);

  for (const [name, route] of Object.entries(routes)) {
    const { http } = route;
    if (http) paths.add(http.method, http.path, { name, endpoint: createEndpoint(name, route, http, deps) });
  }
  addPage('/', webUi.index);
  addPage('/openapi.json', async (_, outgoing) => sendJson(outgoing, 200, openApi()));
  for (const [path, page] of Object.entries(createDocs(openApi))) addPage(path, page);

  function addPage(path: string, endpoint: Endpoint): void {
    paths.add('GET', path, { name: path, endpoint });
  }

  async function miss(incoming: IncomingMessage, outgoing: ServerResponse, path: string): Promise<void> {
    if (await webUi.file(incoming, outgoing)) return;
    const methods = paths.methods(path);
    if (methods.length === 0) sendJson(outgoing, 404, plainErrorBody('endpoint_not_found'));
    else {
      const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)).join(', ');
      sendJson(outgoing, 405, plainErrorBody('method_not_allowed'), ['allow', allow]);
    }
  }

  return async (incoming, outgoing) => {
    const { method = '', url = '' } = incoming;
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    const found = paths.find(method === 'HEAD' ? 'GET' : method, path);
    try {
      if (found === undefined) await miss(incoming, outgoing, path);
      else await found.target.endpoint(incoming, outgoing, found.params);
    } catch (error) {
      options.report(found?.target.name ?? 'a path that is no route', error);
      if (outgoing.headersSent) outgoing.destroy();
      else sendJson(outgoing, 500, plainErrorBody('internal'));
    }
  };
}
