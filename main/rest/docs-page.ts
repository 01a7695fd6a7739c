/** The OpenAPI document as one HTML page. */
import { STATUS_CODES } from 'node:http';
import { html } from 'hono/html';
import { fieldTable, type Html, inline, rowsOf, sampleOf, unmarked } from './docs-schema.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { Operation, Parameter, Reply } from './openapi-operation.ts';
import type { JsonSchema } from './openapi-schemas.ts';

interface Entry {
  method: string;
  path: string;
  operation: Operation;
}

/** @returns the page for a service that is reached at `base`, such as `http://127.0.0.1:8000` */
export function createDocsPage(document: OpenApiDocument): (base: string) => string {
  const entries = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]): Entry => ({ method: method.toUpperCase(), path, operation }),
    ),
  );
  const groups = [...Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? '')];
  const nouns = Object.entries(document.components.schemas);
  const needsToken = document.security !== undefined;

  return (base) =>
    String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Operations">
<p class="brand">${document.info.title} API <small>${document.info.version}</small></p>
${groups.map(
  ([tag, group]) =>
    html`<h2>${tag}</h2><ul>${group.map(
      ({ method, path, operation }) =>
        html`<li><a href="#${operation.operationId}">${badge(method)}<span>${path}</span></a></li>`,
    )}</ul>`,
)}
<h2>types</h2><ul>${nouns.map(([name]) => html`<li><a href="#${name}">${name}</a></li>`)}</ul>
</nav>
<main id="content">
<h1>${document.info.title} API</h1>
<p>${document.info.description}</p>
<ul>
<li>The service is at <code>${base}</code>. It takes and gives JSON.</li>
<li>${
      needsToken
        ? html`Send a token with every request but the health probe: <code>Authorization: Bearer …</code>. Each operation names the scope that it must have.`
        : 'Programs of this computer need no token.'
    }</li>
<li>An error is <a href="#Error"><code>{"error": …, "code": …}</code></a>: the sentence is for people, the code for programs.</li>
<li>Where waiting helps (429, and some of 503), <code>Retry-After</code> names the seconds.</li>
<li>For tools such as Postman or a client generator there is <a href="/openapi.json">openapi.json</a>.</li>
</ul>
${entries.map((entry) => section(entry, base))}
<h2 class="types">Types</h2>
${nouns.map(([name, schema]) => noun(name, schema))}
</main>
</body>
</html>
`);
}

function section({ method, path, operation }: Entry, base: string): Html {
  const { operationId, summary, parameters, requestBody, responses, security } = operation;
  const body = requestBody?.content['application/json'].schema;
  return html`<section aria-labelledby="${operationId}">
<h2 id="${operationId}">${badge(method)} <code>${path}</code></h2>
<p>${summary}</p>
${needed(security)}
<pre tabindex="0" role="region" aria-label="Example">${curl(method, base + path, parameters, body, (security ?? []).length > 0)}</pre>
${parameters.length > 0 ? fieldTable('Parameters', parameters.map(parameterRow)) : ''}
${body ? fieldTable('Body', rowsOf(body)) : ''}
${Object.entries(responses).map(([status, reply]) => response(status, reply))}
</section>`;
}

/** What a token must be for; nothing where access is by no token. */
function needed(security: Operation['security']): Html | '' {
  if (security === undefined) return '';
  const scopes = security.flatMap(({ token }) => token);
  if (scopes.length === 0) return html`<p>Token: none</p>`;
  return html`<p>Token: one with the scope ${scopes.map((scope) => html`<code>${scope}</code>`)}${
    scopes.includes('admin') ? '' : html` (or <code>admin</code>)`
  }</p>`;
}

function parameterRow({ name, in: place, schema, required, description }: Parameter) {
  return { name, schema, required, note: [`in the ${place}`, description].filter(Boolean).join(': ') };
}

function response(status: string, { description, content }: Reply): Html {
  if (status !== '200') {
    const sentences = description.split('\n\n').map((text) => html`<li>${inline(text)}</li>`);
    return html`<details><summary>${status} ${STATUS_CODES[status]}</summary><ul>${sentences}</ul></details>`;
  }
  const progress = content['text/event-stream']?.schema.oneOf.filter(
    ({ properties }) => properties.event.const !== 'done' && properties.event.const !== 'error',
  );
  return html`<details open><summary>200 OK</summary>
${fieldTable('Reply', unmarked(rowsOf(content['application/json'].schema)))}
${
  progress
    ? html`<p>With <code>Accept: text/event-stream</code> the reply comes as Server-Sent Events:
these on the way, then <code>done</code> with the whole reply, or <code>error</code>.</p>
${progress.map(({ properties: { event, data } }) => fieldTable(`Event ${event.const}`, unmarked(rowsOf(data))))}`
    : ''
}</details>`;
}

function noun(name: string, schema: JsonSchema): Html {
  const rows = unmarked(rowsOf(schema));
  return html`<section aria-labelledby="${name}"><h3 id="${name}">${name}</h3>
${fieldTable(name, rows.length > 0 ? rows : [{ name, schema, required: false }])}</section>`;
}

/** A call to copy into a shell. */
function curl(
  method: string,
  url: string,
  parameters: readonly Parameter[],
  body: JsonSchema | undefined,
  needsToken: boolean,
): string {
  const path = parameters
    .filter((each) => each.in === 'path')
    .reduce((text, { name }) => text.replace(`{${name}}`, name.toUpperCase()), url);
  const query = parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name, schema }) => `${name}=${sampleOf(schema)}`)
    .join('&');
  const required = rowsOf(body ?? {}).filter((row) => row.required);
  const sample = Object.fromEntries(required.map(({ name, schema }) => [name, sampleOf(schema)]));
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${query ? `"${path}?${query}"` : path}`,
    ...(needsToken ? ['  -H "Authorization: Bearer $TOKEN"'] : []),
    ...(body ? ['  -H "Content-Type: application/json"', `  -d '${JSON.stringify(sample)}'`] : []),
  ];
  return lines.join(' \\\n');
}

function badge(method: string): Html {
  return html`<span class="method ${method.toLowerCase()}">${method}</span>`;
}
