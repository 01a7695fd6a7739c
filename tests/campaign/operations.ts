/** What fast-check may send, read off the OpenAPI document: mostly what fits, and what nearly does. */
import fc from 'fast-check';
import { z } from 'zod';
import { type Schemas, valueFor } from './values.ts';

export interface Operation {
  name: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  schema: z.unknown(),
});
const Described = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) })
    .optional(),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Described)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
/** One arbitrary for each operation of the service at the URL. */
export async function operationsOf(url: string): Promise<fc.Arbitrary<Operation>[]> {
  const { paths, components } = Document.parse(await (await fetch(`${url}/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) =>
      operation(method.toUpperCase(), path, described, components.schemas),
    ),
  );
}

function operation(
  method: string,
  template: string,
  { parameters, requestBody }: z.infer<typeof Described>,
  schemas: Schemas,
): fc.Arbitrary<Operation> {
  const values = fc.record(
    Object.fromEntries(
      parameters.map((each) => [`${each.in} ${each.name}`, valueFor(each.schema, schemas, 0)] as const),
    ),
    { requiredKeys: parameters.filter((each) => each.in === 'path').map(({ name }) => `path ${name}`) },
  );
  const json = requestBody
    ? valueFor(requestBody.content['application/json'].schema, schemas, 0)
    : fc.constant(undefined);
  return fc
    .record({
      values,
      body: broken(json),
      type: mostly('application/json', fc.constantFrom('text/plain', '', 'application/json; charset=utf-16')),
      accept: fc.constantFrom('application/json', 'text/event-stream', '*/*'),
    })
    .map(({ values, body, type, accept }) => {
      const given = (place: string) =>
        Object.entries(values).flatMap(([key, value]): [string, string][] =>
          key.startsWith(`${place} `) ? [[key.slice(place.length + 1), textOf(value)]] : [],
        );
      const path = given('path').reduce(
        (text, [name, value]) => text.replace(`{${name}}`, () => encodeURIComponent(value)),
        template,
      );
      const query = new URLSearchParams(given('query')).toString();
      const headers = given('header').map(([name, value]) => [name, value.replaceAll(/[^\x20-\x7e]/g, '?')]);
      return {
        name: template,
        method,
        path: query ? `${path}?${query}` : path,
        headers: {
          accept,
          ...(body === undefined ? {} : { 'content-type': type }),
          ...Object.fromEntries(headers),
        },
        body,
      };
    });
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Half of a pair has no bytes in a URL.
  return (text ?? '').toWellFormed();
}

/** JSON of the value; at times cut off, of another value, or none. */
function broken(value: fc.Arbitrary<unknown>): fc.Arbitrary<string | undefined> {
  const text = value.map((each) => (each === undefined ? undefined : JSON.stringify(each)));
  return fc.oneof(
    { weight: 12, arbitrary: text },
    { weight: 1, arbitrary: text.map((whole) => whole?.slice(0, -1)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

function mostly<T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}
