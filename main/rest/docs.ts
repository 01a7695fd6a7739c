import { createDocsPage } from './docs-page.ts';
import { DOCS_STYLE } from './docs-style.ts';
import type { Endpoint } from './endpoint.ts';
import type { OpenApiDocument } from './openapi.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { sendText } from './reply.ts';

/** The reference as a page: HTML and a style sheet, no script, nothing from elsewhere. By path. */
export function createDocs(openApi: () => OpenApiDocument): Record<string, Endpoint> {
  let page: ((base: string) => string) | undefined;
  return {
    '/docs': async (incoming, outgoing) => {
      page ??= createDocsPage(openApi());
      const base = `http://${incoming.headers.host}`;
      sendText(outgoing, 200, 'text/html; charset=utf-8', page(base), [
        'cache-control',
        'no-cache',
        ...PAGE_HEADERS,
      ]);
    },
    '/docs/style.css': async (_, outgoing) => {
      sendText(outgoing, 200, 'text/css; charset=utf-8', DOCS_STYLE, ['cache-control', 'no-cache']);
    },
  };
}
