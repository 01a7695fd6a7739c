/** Which calls the page makes: every route with what fits it or nearly, and names that are no route. */
import fc from 'fast-check';
import { z } from 'zod';
import { routes } from '../../shared/contract.ts';
import type { Planned } from './ipc-page.ts';
import { valueFor } from './values.ts';

/** Each takes a copy of the database, or looks for a model. */
const RARE = new Set(['backups.create', 'knowledge.rescan', 'model.test', 'model.load', 'knowledge.import']);
/** The ones that ask the person something; a test answers each. */
const ASKING = new Set(['desktop.save', 'desktop.openLink', 'knowledge.addFolder']);
/** Settings that would lead to another program's port, or away from the scripted model. */
const LEFT_ALONE = [
  'rest_port',
  'rest_enabled',
  'rest_access',
  'model_url',
  'model_key',
  'model_name',
  'retention_days',
];
const NO_ROUTES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'then'],
  ...[
    '',
    ' health.get',
    'HEALTH.GET',
    'chat',
    'chat.',
    'chat.ask\u0000',
    'chat.ask.call',
    'x'.repeat(100),
    'x'.repeat(101),
  ],
  ...['../health.get', 'support:request', '\ud800', 'health.get\n'],
];

export function plans(): fc.Arbitrary<Planned> {
  return fc.oneof(
    ...Object.entries(routes).map(([name, { input }]) => ({
      weight: RARE.has(name) ? 1 : ASKING.has(name) ? 4 : name === 'chat.ask' ? 30 : 12,
      arbitrary: plan(fc.constant(name), inputs(name, input)),
    })),
    { weight: 20, arbitrary: plan(fc.constantFrom(...NO_ROUTES), fc.jsonValue({ maxDepth: 2 })) },
  );
}

/** Whether the main process may ask the person because of it. */
export function asks({ name }: Planned): boolean {
  return ASKING.has(name);
}

function plan(name: fc.Arbitrary<string>, input: fc.Arbitrary<unknown>): fc.Arbitrary<Planned> {
  return fc.record({
    name,
    input,
    odd: fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, { weight: 2, arbitrary: fc.nat(9999) }),
    inField: fc.boolean(),
    way: fc.nat(99),
  });
}

function inputs(name: string, schema: z.ZodType): fc.Arbitrary<unknown> {
  const fitting = valueFor(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), {}, 0);
  return name === 'settings.update' ? fitting.map(withoutFarReaching) : fitting;
}

function withoutFarReaching(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([field]) => !LEFT_ALONE.includes(field)));
}
