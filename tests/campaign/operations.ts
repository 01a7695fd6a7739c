/** What fast-check may send, read off the OpenAPI document: mostly what fits, and what nearly does. */
import fc from 'fast-check';
import { z } from 'zod';

export interface Operation {
  name: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const Schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  maxLength: z.number().optional(),
});
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
type Schemas = z.infer<typeof Document>['components']['schemas'];

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

function valueFor(schema: unknown, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: fitting(schema, schemas, depth) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

function fitting(given: unknown, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const schema = Schema.parse(given ?? {});
  if (schema.$ref) return fitting(schemas[schema.$ref.split('/').at(-1) ?? ''], schemas, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fitting(each, schemas, depth)));
  switch (schema.type) {
    case 'string':
      return strings(schema.maxLength);
    case 'integer':
      return fc.oneof(fc.integer({ min: 1, max: 50 }), fc.maxSafeInteger());
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueFor(schema.items, schemas, depth + 1), { maxLength: 4 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(
            ([name, each]) => [name, valueFor(each, schemas, depth + 1)] as const,
          ),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Few sessions and words that come again, so that requests meet each other's rows; and any text, also too long. */
function strings(maxLength = 100): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      's1',
      's2',
      's3',
      'IT Support',
      'jo@b.example',
      'printer',
      'json',
      'open',
      "' OR 1=1 --",
      '../..',
      '"*',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.nat({ max: 40 }).map((n) => 'x'.repeat(Math.max(0, Math.min(maxLength, 4000) - 20 + n))),
  );
}
