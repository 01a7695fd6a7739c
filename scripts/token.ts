/**
 * Makes, lists and revokes the tokens of the database that DB_FILE names; Deskside may run meanwhile.
 * Usage: npm run token -- create NAME --scope chat,tickets:write | list | revoke NAME
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Access, createAccess } from '../main/services/access.ts';
import { openStore } from '../main/store/open.ts';
import { Failure } from '../shared/errors.ts';
import { tokenName } from '../shared/fields.ts';
import { TokenScope } from '../shared/model.ts';

const USAGE = `Usage: npm run token -- create NAME --scope SCOPE,…
       npm run token -- list
       npm run token -- revoke NAME
Scopes: ${TokenScope.options.join(', ')}`;

const Scopes = z.array(TokenScope).min(1);

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { scope: { type: 'string', multiple: true } },
  });
  const [command, given] = positionals;
  const name = tokenName.safeParse(given).data;
  const scopes = Scopes.safeParse(values.scope?.flatMap((list) => list.split(','))).data;
  if (command === 'create' && name && scopes) {
    await withAccess(async (access) => {
      const { secret } = await access.create({ name, scopes: [...new Set(scopes)] });
      say(`The token of ${name}, shown this once:\n${secret}`);
    });
  } else if (command === 'revoke' && name) {
    await withAccess(async (access) => {
      await access.revoke({ name });
      say(`The token of ${name} is revoked.`);
    });
  } else if (command === 'list') await withAccess(list);
  else throw new Failure('invalid_input', { message: USAGE });
}

async function list(access: Access): Promise<void> {
  const { tokens } = await access.list();
  for (const { name, scopes, last_used_at } of tokens) {
    say(`${name}  ${scopes.join(',')}  ${last_used_at ? `last used ${last_used_at} UTC` : 'never used'}`);
  }
  if (tokens.length === 0) say('There is no token yet.');
}

async function withAccess(work: (access: Access) => Promise<void>): Promise<void> {
  const file = resolve(process.env.DB_FILE || 'support_system.db');
  if (!existsSync(file)) {
    throw new Failure('token_not_found', { message: `There is no database ${file}. Name it in DB_FILE.` });
  }
  const store = await openStore({ file });
  try {
    await work(
      createAccess({ store: store.tokens, adminToken: undefined, now: () => new Date(), report: () => {} }),
    );
  } finally {
    await store.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(2);
});
