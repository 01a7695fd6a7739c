/** `npm run token`, beside the running product. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { call, startApp } from '../helpers/app.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'token.ts');

/** @returns what it said; rejects where it ends with another code than 0 */
async function token(file: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, DB_FILE: file };
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout;
}

it('R5: makes a token that the running service takes, lists it, and revokes it', async () => {
  const app = await startApp({ REST_ACCESS: 'token' });
  const statusWith = async (secret: string): Promise<number> =>
    (await call(app, 'GET', '/tickets', undefined, { authorization: `Bearer ${secret}` })).status;

  const said = await token(app.dbFile, 'create', 'Portal', '--scope', 'chat,tickets:read');
  const secret = /^deskside_[\w-]{43}$/m.exec(said)?.[0] ?? '';
  expect(await statusWith(secret)).toBe(200);
  expect(await token(app.dbFile, 'list')).toMatch(/^Portal {2}chat,tickets:read {2}/);
  expect(await token(app.dbFile, 'list')).not.toContain(secret);
  expect(await token(app.dbFile, 'revoke', 'Portal')).toContain('revoked');
  expect(await statusWith(secret)).toBe(401);
});

it('says how it is used, and makes no database', async () => {
  const file = join(await temporaryFolder(), 'none.db');
  for (const args of [[], ['create', 'Portal'], ['create', 'Portal', '--scope', 'all'], ['revoke']]) {
    await expect(token(file, ...args)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Usage/),
    });
  }
  await expect(token(file, 'list')).rejects.toMatchObject({ stderr: expect.stringContaining('DB_FILE') });
});
