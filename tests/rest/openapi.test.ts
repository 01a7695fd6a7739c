import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type RouteShape, routes } from '../../shared/contract.ts';
import { statusOf } from '../../shared/errors.ts';
import { TokenScope } from '../../shared/model.ts';
import { startRest } from '../helpers/http.ts';

const Schema = z.looseObject({});
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  tags: z.array(z.string()).length(1),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().optional(),
      schema: Schema,
    }),
  ),
  requestBody: z
    .strictObject({
      required: z.literal(true),
      content: z.strictObject({
        'application/json': z.strictObject({
          schema: z.looseObject({
            properties: z.record(z.string(), Schema),
            required: z.array(z.string()),
            additionalProperties: z.literal(false),
          }),
        }),
      }),
    })
    .optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({
      description: z.string().min(1),
      headers: z
        .strictObject({ 'Retry-After': z.strictObject({ description: z.string(), schema: Schema }) })
        .optional(),
      content: z.record(z.string(), z.strictObject({ schema: Schema })),
    }),
  ),
  security: z
    .array(z.strictObject({ token: z.array(TokenScope).length(1) }))
    .max(1)
    .optional(),
});
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'patch', 'delete']), Operation),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), Schema),
    securitySchemes: z.record(z.string(), Schema).optional(),
  }),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});

async function documentOf(options: { token?: string } = {}) {
  const { call } = await startRest({}, options);
  const headers = options.token ? { authorization: `Bearer ${options.token}` } : {};
  const response = await call('/openapi.json', { headers });
  expect(response.headers.get('content-type')).toBe('application/json');
  return Document.parse(await response.json());
}

/** The routes with a path, and the fields that their input has. */
const bound = Object.entries<RouteShape>(routes).flatMap(([name, route]) =>
  route.http ? [{ name, route, http: route.http, fields: fieldsOf(route.input) }] : [],
);

function fieldsOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

describe('the OpenAPI document', () => {
  it('has every route of the contract that has a path, and no other', async () => {
    const { paths, info } = await documentOf();
    const found = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, each]) => `${method.toUpperCase()} ${path} ${each?.operationId}`,
      ),
    );
    expect(found.sort()).toEqual(bound.map(({ name, http }) => `${http.method} ${http.path} ${name}`).sort());
    expect(info.version).toBe('1.2.3');
  });

  it.each(bound)('has every field and every error of $name', async ({ route, http, fields }) => {
    const { paths } = await documentOf();
    const operation = paths[http.path]?.[http.method.toLowerCase() as 'get'];
    const named = operation?.parameters.filter((each) => each.in !== 'header').map(({ name }) => name) ?? [];
    const inBody = Object.keys(operation?.requestBody?.content['application/json'].schema.properties ?? {});
    expect([...named, ...inBody].sort()).toEqual([...fields].sort());
    const inPath = operation?.parameters.filter((each) => each.in === 'path');
    expect(inPath?.map(({ name }) => `{${name}}`)).toEqual(http.path.match(/\{\w+\}/g) ?? []);
    expect(inPath?.every(({ required }) => required)).toBe(true);
    const inHeaders = operation?.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
    expect(inHeaders).toEqual(Object.keys(http.headers ?? {}));
    for (const code of [...route.errors, 'invalid_input', 'internal'] as const) {
      expect(operation?.responses[statusOf(code)]?.description, code).toContain(`\`${code}\``);
    }
    for (const status of ['429', '503']) expect(operation?.responses[status]).toHaveProperty('headers');
    expect(operation?.responses['422']).not.toHaveProperty('headers');
    for (const field of route.required ?? []) {
      expect(operation?.requestBody?.content['application/json'].schema.required).toContain(field);
    }
    if (route.events) {
      const events = JSON.stringify(operation?.responses['200']?.content['text/event-stream']?.schema);
      for (const event of [...Object.keys(route.events), 'done', 'error']) {
        expect(events).toContain(`"const":"${event}"`);
      }
    }
  });

  it('refers to nothing that it does not have, and has nothing that it does not need', async () => {
    const document = await documentOf();
    const text = JSON.stringify(document);
    const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref));
    const schemas = Object.keys(document.components.schemas);
    expect([...refs].sort()).toEqual(schemas.map((name) => `#/components/schemas/${name}`).sort());
    expect(text).not.toMatch(/\$defs|\$schema|"\$id"/);
    const described = Object.values(document.paths)
      .flatMap(Object.values)
      .flatMap((each) => each?.tags ?? []);
    expect(document.tags.map(({ name }) => name)).toEqual([...new Set(described)]);
  });

  it('names what a caller sends and receives as the contract has it', async () => {
    const { paths, components } = await documentOf();
    const limit = paths['/tickets']?.get?.parameters.find(({ name }) => name === 'limit');
    expect(limit?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 1000 });
    expect(components.schemas.Ticket).toMatchObject({
      properties: { id: { type: 'string' }, status: { $ref: '#/components/schemas/TicketStatus' } },
    });
    expect(components.schemas.Ticket).not.toHaveProperty('additionalProperties');
  });

  it('asks for a token only where there is one', async () => {
    const without = await documentOf();
    expect(without.security).toBeUndefined();
    expect(without.components.securitySchemes).toBeUndefined();
    const { security, components, paths } = await documentOf({ token: 't'.repeat(32) });
    expect(security).toEqual([{ token: [] }]);
    expect(components.securitySchemes).toEqual({ token: { type: 'http', scheme: 'bearer' } });
    expect(paths['/health']?.get?.security).toEqual([]);
    expect(paths['/tickets']?.get?.responses).toHaveProperty('401');
    for (const { http } of bound) {
      const operation = paths[http.path]?.[http.method.toLowerCase() as 'get'];
      expect(operation?.security).toEqual(http.scope === 'open' ? [] : [{ token: [http.scope] }]);
    }
    expect(paths['/tickets']?.get?.responses['403']?.description).toContain('`scope_missing`');
  });
});
