/** Who may call the REST service where tokens are needed. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Input, Output } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { TokenScope } from '../../shared/model.ts';
import type { StoredToken, TokenStore } from '../store/store.ts';

export interface Access {
  list(): Promise<Output<'access.tokens'>>;
  create(input: Input<'access.create'>): Promise<Output<'access.create'>>;
  revoke(input: Input<'access.revoke'>): Promise<Output<'access.revoke'>>;
  /** @returns whose token this is and what it is for; undefined where it is no one's */
  admit(secret: string): Promise<{ name: string; scopes: readonly TokenScope[] } | undefined>;
}

export interface AccessDeps {
  store: TokenStore;
  /** The administrator's token, by the environment: good for everything. */
  adminToken: string | undefined;
  now: () => Date;
  /** Told where the last use of a token could not be written. */
  report: (what: string, error: unknown) => void;
}

/** How old the last use may be that is shown: a write for each request would be a disk's flush for each. */
const USE_KNOWN_TO_MS = 60_000;
const SECRET_BYTES = 32;
/** Tells a person, and a scanner of source code, what this string is. */
const PREFIX = 'deskside_';
const ADMIN_NAME = 'API_TOKEN';

/**
 * Only a secret's SHA-256 is stored. A slow, salted hash is for what people choose: 256 random bits can neither be
 * guessed nor looked up in a table, and a slow one would let anyone keep this machine busy.
 */
export function createAccess({ store, adminToken, now, report }: AccessDeps): Access {
  const admin = adminToken === undefined ? undefined : hashOf(adminToken);
  const written = new Map<string, number>();

  function remember({ name }: StoredToken): void {
    const at = now().getTime();
    if (at - (written.get(name) ?? Number.NEGATIVE_INFINITY) < USE_KNOWN_TO_MS) return;
    written.set(name, at);
    store.used(name).catch((error: unknown) => report('the last use of a token was not written', error));
  }

  return {
    async list() {
      const tokens = await store.list();
      return { tokens: tokens.map(({ hash: _, ...token }) => token) };
    },
    async create({ name, scopes }) {
      const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
      const token = name === ADMIN_NAME ? undefined : await store.add(name, hashOf(secret), scopes);
      if (!token) throw new Failure('token_exists', { field: 'name' });
      return { token, secret };
    },
    async revoke({ name }) {
      if (!(await store.remove(name))) throw new Failure('token_not_found', { field: 'name' });
      written.delete(name);
      return { name };
    },
    async admit(secret) {
      const given = hashOf(secret);
      // All of them are compared, each in constant time: how long it takes tells nothing about any.
      const fitting = (await store.list()).filter(({ hash }) => isSame(given, hash));
      if (admin !== undefined && isSame(given, admin)) return { name: ADMIN_NAME, scopes: ['admin'] };
      const token = fitting[0];
      if (token) remember(token);
      return token;
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
