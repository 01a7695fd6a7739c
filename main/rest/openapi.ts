/** The OpenAPI 3.1 document, derived from the contract alone. */
import { routes } from '../../shared/contract.ts';
import { errorCodes } from '../../shared/errors.ts';
import { createOperation, type Operation } from './openapi-operation.ts';
import { createSchemas, type JsonSchema, referredNouns } from './openapi-schemas.ts';

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes?: JsonSchema };
  security?: JsonSchema[];
}

/** @returns the document, made on the first call and the same ever after */
export function createOpenApi(version: string, hasToken: boolean): () => OpenApiDocument {
  let made: OpenApiDocument | undefined;
  return () => (made ??= describe(version, hasToken));
}

function describe(version: string, hasToken: boolean): OpenApiDocument {
  const schemas = createSchemas();
  const paths: OpenApiDocument['paths'] = {};
  for (const [name, route] of Object.entries(routes)) {
    const { http } = route;
    if (!http) continue;
    paths[http.path] = {
      ...paths[http.path],
      [http.method.toLowerCase()]: createOperation(name, route, http, schemas, hasToken),
    };
  }
  const named = referredNouns(paths, schemas.nouns);
  const nouns = Object.entries(schemas.nouns).filter(([name]) => named.has(name));
  const document: OpenApiDocument = {
    openapi: '3.1.1',
    info: {
      title: 'Deskside',
      version,
      description: 'The support desk at your desk: questions, answers, tickets.',
    },
    tags: [
      ...new Set(
        Object.values(paths)
          .flatMap(Object.values<Operation>)
          .flatMap(({ tags }) => tags),
      ),
    ].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...Object.fromEntries(nouns), Error: errorSchema() },
      ...(hasToken ? { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } : {}),
    },
  };
  return hasToken ? { ...document, security: [{ token: [] }] } : document;
}

function errorSchema(): JsonSchema {
  const misfit = {
    type: 'object',
    properties: {
      loc: { type: 'array', items: { type: 'string' } },
      msg: { type: 'string' },
      type: { type: 'string' },
    },
    required: ['loc', 'msg', 'type'],
  };
  return {
    type: 'object',
    properties: {
      error: { type: 'string', description: 'A sentence for a person.' },
      code: { type: 'string', enum: errorCodes() },
      detail: { oneOf: [{ type: 'string' }, { type: 'array', items: misfit }] },
      field: { type: 'string', description: 'The field it is about, as a dotted path.' },
      response: { type: 'string', description: 'A sentence to show in place of the answer.' },
    },
    required: ['error'],
  };
}
