/** The paths of the service and what answers each: the contract's routes, the web UI and the reference. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { routes } from '../../shared/contract.ts';
import { bounded } from './bounded.ts';
import { createDocs, createDocument } from './docs.ts';
import { createEndpoint, type Endpoint, type EndpointDeps } from './endpoint.ts';
import { plainErrorBody } from './failure.ts';
import { admitted, type NeededScope } from './gate.ts';
import { createOpenApi } from './openapi.ts';
import type { RestOptions } from './options.ts';
import { createPaths } from './paths.ts';
import { createRates } from './rates.ts';
import { sendRefusal } from './refusal.ts';
import { sendJson } from './reply.ts';
import { createWebUi } from './web-ui.ts';

/** Answers one request. Never rejects. */
export type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

export function createRoutes(
  options: Pick<RestOptions, 'report' | 'admit' | 'rates' | 'version' | 'webRoot'>,
  given: EndpointDeps,
): Answer {
  const { admit } = options;
  const deps = { ...given, dispatch: bounded(given.dispatch, given.limits.calls) };
  const rates = createRates(admit === undefined ? 'local' : 'token', options.rates);
  const paths = createPaths<{ name: string; scope: NeededScope; endpoint: Endpoint }>();
  const webUi = createWebUi(options.webRoot);
  const openApi = createOpenApi(options.version, admit !== undefined);

  for (const [name, route] of Object.entries(routes)) {
    const { http } = route;
    if (!http) continue;
    const endpoint = createEndpoint(name, route, http, deps);
    paths.add(http.method, http.path, { name, scope: http.scope, endpoint });
  }
  addPage('/', 'any', webUi.index);
  // How to call, and with which token, is no secret: whoever needs to know it has no token yet.
  addPage('/openapi.json', 'open', createDocument(openApi));
  for (const [path, page] of Object.entries(createDocs(openApi))) addPage(path, 'open', page);

  function addPage(path: string, scope: NeededScope, endpoint: Endpoint): void {
    paths.add('GET', path, { name: path, scope, endpoint });
  }

  /** Whether the caller is let in, and has not asked too often; else it is told so. */
  async function mayPass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    scope: Exclude<NeededScope, 'open'>,
    name: string,
  ): Promise<boolean> {
    try {
      const caller =
        admit === undefined ? 'local' : await admitted(incoming, scope, admit, () => rates.refuse());
      rates.take(caller, name);
      return true;
    } catch (error) {
      sendRefusal(incoming, outgoing, error, scope);
      return false;
    }
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
      const { name = path, scope = 'any' } = found?.target ?? {};
      if (scope !== 'open' && !(await mayPass(incoming, outgoing, scope, name))) return;
      if (found === undefined) await miss(incoming, outgoing, path);
      else await found.target.endpoint(incoming, outgoing, found.params);
    } catch (error) {
      options.report(found?.target.name ?? 'a path that is no route', error);
      if (outgoing.headersSent) outgoing.destroy();
      else sendJson(outgoing, 500, plainErrorBody('internal'));
    }
  };
}
