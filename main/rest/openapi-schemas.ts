/** The contract's zod schemas as the JSON Schemas of an OpenAPI 3.1 document. */
import { z } from 'zod';
import * as model from '../../shared/model.ts';

export type JsonSchema = { [key: string]: unknown };

export interface Schemas {
  /** What a caller sends. */
  input(schema: z.ZodType): JsonSchema;
  /** What a caller receives; the nouns of the product by reference. */
  output(schema: z.ZodType): JsonSchema;
  /** The nouns, by name. */
  nouns: Readonly<Record<string, JsonSchema>>;
}

export function createSchemas(): Schemas {
  const nouns = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(model)) {
    if (schema instanceof z.ZodType) nouns.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(nouns, { uri: refTo, io: 'output' });

  return {
    input: (schema) => tidy(z.toJSONSchema(schema, { io: 'input' })),
    output(schema) {
      const { $defs: _, ...rest } = z.toJSONSchema(schema, { io: 'output', metadata: nouns });
      return open(tidy(rest));
    },
    nouns: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, open(tidy(schema))])),
  };
}

/** The names of the nouns that a part of the document refers to, and those that these refer to in turn. */
export function referredNouns(part: unknown, nouns: Readonly<Record<string, JsonSchema>>): Set<string> {
  const found = new Set<string>();
  const look = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([\w.-]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      look(JSON.stringify(nouns[name] ?? {}));
    }
  };
  look(JSON.stringify(part));
  return found;
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Without what only means something in a document of its own, and without bounds that every number has. */
function tidy(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ $schema: _, $id: __, ...rest }) => {
    if (rest.minimum === Number.MIN_SAFE_INTEGER) delete rest.minimum;
    if (rest.maximum === Number.MAX_SAFE_INTEGER) delete rest.maximum;
    if (typeof rest.$ref === 'string') rest.$ref = rest.$ref.replace('#/$defs/', refTo(''));
    return rest;
  });
}

/** Replies may get more fields: a client must not take that for an error. */
function open(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, ({ additionalProperties, ...rest }) =>
    additionalProperties === false || additionalProperties === undefined
      ? rest
      : { ...rest, additionalProperties },
  );
}

/** Changes each object in a schema, the inner ones first. */
function mapSchema(schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    return isPart(value) ? mapSchema(value, change) : value;
  };
  return change(Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, walk(value)])));
}

function isPart(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
