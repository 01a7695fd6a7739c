import type { z } from 'zod';

/**
 * The stored values that fit their fields: one that another version wrote differently costs only itself.
 * @param schema with every field optional
 */
export function fittingValues<T>(
  schema: z.ZodType<T> & { shape: object },
  stored: Readonly<Record<string, unknown>>,
): T {
  const fitting = Object.entries(stored).filter(
    ([name, value]) => Object.hasOwn(schema.shape, name) && schema.safeParse({ [name]: value }).success,
  );
  return schema.parse(Object.fromEntries(fitting));
}

/** The changes that were given: a field that was left out stays as it is. */
export function givenChanges(changes: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
