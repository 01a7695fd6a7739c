/** Tokens of the REST service, by name: `access_tokens`. */
import { z } from 'zod';
import { type AccessToken, TokenScope } from '../../shared/model.ts';
import type { ReadDatabase, Row } from './database.ts';
import { json, text, timestamp } from './rows.ts';
import type { StoredToken, TokenStore } from './store.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

const COLUMNS = 'name, hash, scopes, created_at, last_used_at';

export function createTokenStore({
  read,
  writer,
  now,
}: {
  read: ReadDatabase;
  writer: Writer;
  now: () => Date;
}): TokenStore {
  return {
    async list() {
      return read.all(`SELECT ${COLUMNS} FROM access_tokens ORDER BY name`).map(storedToken);
    },
    async add(name, hash, scopes) {
      const created_at = toTimestamp(now());
      return writer.write((database): AccessToken | undefined => {
        const { changes } = database.run(
          'INSERT INTO access_tokens (name, hash, scopes, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO NOTHING',
          name,
          hash,
          JSON.stringify(scopes),
          created_at,
        );
        return changes === 0 ? undefined : { name, scopes: [...scopes], created_at, last_used_at: null };
      });
    },
    async remove(name) {
      return writer.write(
        (database) => database.run('DELETE FROM access_tokens WHERE name = ?', name).changes > 0,
      );
    },
    async used(name) {
      const at = toTimestamp(now());
      await writer.write((database) => {
        database.run('UPDATE access_tokens SET last_used_at = ? WHERE name = ?', at, name);
      });
    },
  };
}

/** Scopes that this version does not know are none of its. */
function storedToken(row: Row): StoredToken {
  const scopes = json(row.scopes, z.array(z.string())) ?? [];
  return {
    name: text(row.name),
    hash: text(row.hash),
    scopes: TokenScope.options.filter((scope) => scopes.includes(scope)),
    created_at: timestamp(row.created_at),
    last_used_at: row.last_used_at === null ? null : timestamp(row.last_used_at),
  };
}
