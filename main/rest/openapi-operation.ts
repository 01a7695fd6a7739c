/** One route of the contract as an OpenAPI operation: its parameters, its body and everything it may answer. */
import type { HttpBinding, RouteShape } from '../../shared/contract.ts';
import { type ErrorCode, retryAfterOf, statusOf, wordsOf } from '../../shared/errors.ts';
import { type JsonSchema, refTo, type Schemas } from './openapi-schemas.ts';

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, Reply>;
  /** The scope a token must have; none where no token is needed, and left out where access is by none. */
  security?: { token: string[] }[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface Reply {
  description: string;
  headers?: JsonSchema;
  content: {
    'application/json': { schema: JsonSchema };
    'text/event-stream'?: { schema: { description: string; oneOf: EventSchema[] } };
  };
}

interface EventSchema {
  type: 'object';
  properties: { event: { const: string }; data: JsonSchema };
  required: string[];
}

/** An input's JSON Schema, as far as this document takes it apart. */
interface Fields {
  properties: Record<string, JsonSchema>;
  required: string[];
}

/** What every route may answer; the last ones where there is a body to read. */
const COMMON: readonly ErrorCode[] = [
  'invalid_input',
  'host_refused',
  'origin_refused',
  'too_many_requests',
  'service_busy',
  'shutting_down',
  'internal',
];
const WITH_BODY: readonly ErrorCode[] = ['body_too_large', 'unsupported_media_type'];

/** One route as an operation of the document. */
export function createOperation(
  name: string,
  route: RouteShape,
  http: HttpBinding,
  schemas: Schemas,
  hasToken: boolean,
): Operation {
  const hasBody = http.method === 'POST' || http.method === 'PATCH';
  const input = fieldsOf(schemas.input(route.input));
  const needsToken = hasToken && http.scope !== 'open';
  return {
    operationId: name,
    summary: route.summary,
    tags: [name.split('.')[0] ?? name],
    parameters: parameters(input, http, hasBody),
    ...(hasBody ? { requestBody: requestBody(input, http) } : {}),
    responses: {
      200: success(route, schemas),
      ...failures(route, hasBody, needsToken),
    },
    // The names are those of the scopes a token may have; one with `admin` is good for all.
    ...(hasToken ? { security: http.scope === 'open' ? [] : [{ token: [http.scope] }] } : {}),
  };
}

function parameters({ properties, required }: Fields, http: HttpBinding, hasBody: boolean): Parameter[] {
  const names = Object.keys(properties);
  const inPath = names.filter((name) => http.path.includes(`{${name}}`));
  const inQuery = hasBody ? [] : names.filter((name) => !inPath.includes(name));
  const schemaOf = (name: string): JsonSchema => withoutNull(properties[name] ?? {});
  return [
    ...inPath.map((name): Parameter => ({ name, in: 'path', required: true, schema: schemaOf(name) })),
    ...inQuery.map(
      (name): Parameter => ({
        name,
        in: 'query',
        required: required.includes(name),
        ...(name === 'limit' && http.pages ? { description: 'without it, all of them are sent' } : {}),
        schema: schemaOf(name),
      }),
    ),
    ...Object.entries(http.headers ?? {}).map(
      ([header, name]): Parameter => ({
        name: header,
        in: 'header',
        required: false,
        description: `counts where the body has no \`${name}\``,
        schema: schemaOf(name),
      }),
    ),
  ];
}

function requestBody({ properties, required }: Fields, http: HttpBinding): Operation['requestBody'] {
  const names = Object.keys(properties).filter((name) => !http.path.includes(`{${name}}`));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: required.filter((name) => names.includes(name)),
    additionalProperties: false,
  };
  return { required: true, content: { 'application/json': { schema } } };
}

function success(route: RouteShape, schemas: Schemas): Reply {
  const content: Reply['content'] = { 'application/json': { schema: schemas.output(route.output) } };
  if (route.events) {
    const events = { ...route.events, done: route.output };
    const shapes = Object.entries(events).map(([event, data]) => eventSchema(event, schemas.output(data)));
    content['text/event-stream'] = {
      schema: {
        description: 'Server-Sent Events: these in turn, then `done` with the whole reply, or `error`.',
        oneOf: [...shapes, eventSchema('error', { $ref: refTo('Error') })],
      },
    };
  }
  return { description: 'Done.', content };
}

function eventSchema(event: string, data: JsonSchema): EventSchema {
  return {
    type: 'object',
    properties: { event: { const: event }, data },
    required: ['event', 'data'],
  };
}

function failures(route: RouteShape, hasBody: boolean, needsToken: boolean): Record<string, Reply> {
  const codes = new Set<ErrorCode>([
    ...route.errors,
    ...COMMON,
    ...(hasBody ? WITH_BODY : []),
    ...(needsToken ? (['unauthorized', 'scope_missing'] as const) : []),
  ]);
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `\`${code}\`: ${wordsOf(code)}`).join('\n\n'),
        ...(group.some(mayRetry) ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
        content: { 'application/json': { schema: { $ref: refTo('Error') } } },
      },
    ]),
  );
}

const RETRY_AFTER: JsonSchema = {
  description: 'Seconds after which to try again; missing where waiting does not help.',
  schema: { type: 'integer' },
};

function mayRetry(code: ErrorCode): boolean {
  return code === 'too_many_requests' || retryAfterOf(code) !== undefined;
}

function fieldsOf(schema: JsonSchema): Fields {
  const { properties = {}, required = [] } = schema as Partial<Fields>;
  return { properties, required };
}

/** A parameter is left out where there is none: it cannot be null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.anyOf)) return schema;
  const rest: JsonSchema[] = schema.anyOf.filter(({ type }: JsonSchema) => type !== 'null');
  return rest.length === 1 ? (rest[0] ?? {}) : { ...schema, anyOf: rest };
}
