/** Values that a JSON schema asks for, and now and then one that it does not. */
import fc from 'fast-check';
import { z } from 'zod';

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
/** What a `$ref` leads to, by its last name. */
export type Schemas = Readonly<Record<string, unknown>>;

export function valueFor(schema: unknown, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
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
