/**
 * Makes, lists and revokes the tokens of the database that DB_FILE names; Deskside may run meanwhile.
 * Usage: npm run token -- create NAME --scope chat,tickets:write | list | revoke NAME
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Access, createAccess } from '../main/services/access.ts';
import { openTokens } from '../main/store/open-tokens.ts';
import { Failure } from '../shared/errors.ts';
import { tokenName } from '../shared/fields.ts';
import { TokenScope } from '../shared/model.ts';
import { databaseFile, run, say, WrongUsage } from './command.ts';

const SCOPES = TokenScope.options.join(', ');
const USAGE = `Usage: npm run token -- create NAME --scope SCOPE,…
       npm run token -- list
       npm run token -- revoke NAME
Scopes: ${SCOPES}
DB_FILE names the database; without it, it is support_system.db in this folder.`;

async function main(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { scope: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
  });
  const [command, given, ...more] = positionals;
  if (values.help) say(USAGE);
  else if (more.length > 0) throw new WrongUsage(`There is no argument ${more[0]} here.`);
  else if (command === 'create') await create(nameIn(given), scopesIn(values.scope));
  else if (values.scope) throw new WrongUsage('Only create takes a scope.');
  else if (command === 'revoke') await revoke(nameIn(given));
  else if (given !== undefined) throw new WrongUsage(`There is no argument ${given} here.`);
  else if (command === 'list') await list();
  else throw new WrongUsage(command === undefined ? '' : `There is no command ${command}.`);
}

function nameIn(given: string | undefined): string {
  if (given === undefined) throw new WrongUsage();
  const { data } = tokenName.safeParse(given);
  if (!data) throw new WrongUsage('A name is one line of 1 to 60 characters.');
  return data;
}

function scopesIn(lists: string[] | undefined): TokenScope[] {
  if (!lists) throw new WrongUsage();
  const scopes = lists
    .flatMap((each) => each.split(','))
    .map((given) => {
      const { data } = TokenScope.safeParse(given);
      if (!data) throw new WrongUsage(`There is no scope "${given}"; there are: ${SCOPES}.`);
      return data;
    });
  return [...new Set(scopes)];
}

async function create(name: string, scopes: TokenScope[]): Promise<void> {
  const { secret } = await withAccess((access) => access.create({ name, scopes }));
  say(`The token of ${name}, shown this once:\n${secret}`);
}

async function revoke(name: string): Promise<void> {
  await withAccess((access) => access.revoke({ name }));
  say(`The token of ${name} is revoked.`);
}

async function list(): Promise<void> {
  const { tokens } = await withAccess((access) => access.list());
  for (const { name, scopes, last_used_at } of tokens) {
    say(`${name}  ${scopes.join(',')}  ${last_used_at ? `last used ${last_used_at} UTC` : 'never used'}`);
  }
  if (tokens.length === 0) say('There is no token yet.');
}

async function withAccess<T>(work: (access: Access) => Promise<T>): Promise<T> {
  const file = databaseFile();
  if (!existsSync(file)) {
    throw new Failure('token_not_found', { message: `There is no database ${file}. Name it in DB_FILE.` });
  }
  const now = () => new Date();
  const { tokens, close } = await openTokens({ file, now });
  try {
    return await work(createAccess({ store: tokens, adminToken: undefined, now, report: () => {} }));
  } finally {
    close();
  }
}

run(main, USAGE);
