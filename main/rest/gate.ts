/** Who is let in where tokens are needed, and what for. */
import type { IncomingMessage } from 'node:http';
import type { HttpBinding } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { TokenScope } from '../../shared/model.ts';

/** Whose token a secret is and what it is for; undefined where it is no one's. */
export type Admit = (secret: string) => Promise<{ name: string; scopes: readonly TokenScope[] } | undefined>;

/** `any`: whoever has a token, such as for a path that is no route. */
export type NeededScope = HttpBinding['scope'] | 'any';

/**
 * Names the caller that a request's bearer token stands for. A token in the URL is none: URLs end up in logs.
 * @param refuse told of each without a token that holds; may throw another reason
 * @throws Failure `unauthorized` without a token that holds, `scope_missing` where it is not for this
 */
export async function admitted(
  { headers }: IncomingMessage,
  needed: Exclude<NeededScope, 'open'>,
  admit: Admit,
  refuse: () => void,
): Promise<string> {
  const secret = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  const caller = secret === undefined ? undefined : await admit(secret);
  if (!caller) {
    refuse();
    throw new Failure('unauthorized');
  }
  const { name, scopes } = caller;
  if (needed === 'any' || scopes.includes('admin') || scopes.includes(needed)) return name;
  throw new Failure('scope_missing', {
    message: `This token is not for this: it needs the scope ${needed}.`,
  });
}
