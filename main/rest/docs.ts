import { createDocsPage } from './docs-page.ts';
import { DOCS_STYLE } from './docs-style.ts';
import type { Endpoint } from './endpoint.ts';
import type { OpenApiDocument } from './openapi.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { sendText } from './reply.ts';

/** The document itself, as JSON. It is written once: it is long, and no token is needed to ask for it. */
export function createDocument(openApi: () => OpenApiDocument): Endpoint {
  let text: Buffer | undefined;
  return async (_, outgoing) => {
    text ??= Buffer.from(JSON.stringify(openApi()));
    sendText(outgoing, 200, 'application/json', text, ['cache-control', 'no-store']);
  };
}

/** The reference as a page: HTML and a style sheet, no script, nothing from elsewhere. By path. */
export function createDocs(openApi: () => OpenApiDocument): Record<string, Endpoint> {
  let page: ((base: string) => string) | undefined;
  // By the names this service answers to, which are few: whoever has come here used one of them.
  const texts = new Map<string, Buffer>();
  function textFor(host: string): Buffer {
    page ??= createDocsPage(openApi());
    const text = texts.get(host) ?? Buffer.from(page(`http://${host}`));
    texts.set(host, text);
    return text;
  }

  return {
    '/docs': async (incoming, outgoing) => {
      const host = (incoming.headers.host ?? '').toLowerCase();
      sendText(outgoing, 200, 'text/html; charset=utf-8', textFor(host), [
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
