import { z } from 'zod';
import { tokenName } from '../fields.ts';
import { AccessToken, TokenScope } from '../model.ts';
import type { RouteShape } from './route.ts';

/**
 * The tokens that programs call the REST service with. For our own windows alone: over HTTP any program could make itself
 * one while access is `local`, and one leaked token could make others.
 */
export const accessRoutes = {
  'access.tokens': {
    summary: 'The tokens there are, by name, without their secrets.',
    input: z.strictObject({}),
    output: z.object({ tokens: z.array(AccessToken) }),
    errors: [],
  },
  'access.create': {
    summary: 'Make a token. Its secret is in this reply and never shown again.',
    input: z.strictObject({
      name: tokenName,
      scopes: z
        .array(TokenScope)
        .min(1)
        .max(TokenScope.options.length)
        .transform((scopes) => [...new Set(scopes)]),
    }),
    output: z.object({ token: AccessToken, secret: z.string() }),
    errors: ['token_exists'],
  },
  'access.revoke': {
    summary: 'Revoke a token: it is refused from now on.',
    input: z.strictObject({ name: tokenName }),
    output: z.object({ name: z.string() }),
    errors: ['token_not_found'],
  },
} as const satisfies Record<string, RouteShape>;
