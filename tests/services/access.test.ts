import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createAccess } from '../../main/services/access.ts';
import { call, startApp } from '../helpers/app.ts';
import { temporaryStore } from '../store/support.ts';

async function temporaryAccess(adminToken?: string) {
  const clock = { time: Date.parse('2026-01-02T03:04:05Z') };
  const now = () => new Date(clock.time);
  const { store, file } = await temporaryStore({ now });
  const writes: string[] = [];
  const used = (name: string) => {
    writes.push(name);
    return store.tokens.used(name);
  };
  const access = createAccess({
    store: { ...store.tokens, used },
    adminToken,
    now,
    report: (what) => expect.unreachable(what),
  });
  const lastUse = async () => (await access.list()).tokens[0]?.last_used_at;
  return { access, store, file, writes, lastUse, clock };
}

describe('R5: tokens', () => {
  it('are 256 random bits, shown once, and stored only as a hash', async () => {
    const { access, store, file } = await temporaryAccess();
    const { secret, token } = await access.create({ name: 'Portal', scopes: ['chat', 'tickets:write'] });
    expect(secret).toMatch(/^deskside_[\w-]{43}$/);
    expect(token).toMatchObject({ name: 'Portal', scopes: ['chat', 'tickets:write'], last_used_at: null });
    const other = await access.create({ name: 'Other', scopes: ['chat'] });
    expect(other.secret).not.toBe(secret);
    expect(JSON.stringify(await access.list())).not.toMatch(/hash|deskside_/);
    await store.close();
    const bytes = await readFile(file, 'latin1');
    expect(bytes).toContain('Portal');
    expect(bytes).not.toContain(secret.slice('deskside_'.length));
  });

  it('are admitted by their secret alone', async () => {
    const { access } = await temporaryAccess();
    const { secret } = await access.create({ name: 'Portal', scopes: ['chat'] });
    expect(await access.admit(secret)).toMatchObject({ name: 'Portal', scopes: ['chat'] });
    for (const wrong of ['', 'Portal', secret.slice(0, -1), `${secret}x`, secret.toUpperCase()]) {
      expect(await access.admit(wrong), wrong).toBeUndefined();
    }
    // Enough for the hash of one to begin as the stored one does.
    for (let n = 0; n < 256; n += 1) expect(await access.admit(`deskside_${n}`)).toBeUndefined();
  });

  it('are gone once they are revoked, whatever the case of their name', async () => {
    const { access } = await temporaryAccess();
    const { secret } = await access.create({ name: 'Portal', scopes: ['chat'] });
    expect(await access.revoke({ name: 'portal' })).toEqual({ name: 'portal' });
    expect(await access.admit(secret)).toBeUndefined();
    await expect(access.revoke({ name: 'Portal' })).rejects.toMatchObject({ code: 'token_not_found' });
  });

  it('have names of their own', async () => {
    const { access } = await temporaryAccess();
    const { secret } = await access.create({ name: 'Portal', scopes: ['chat'] });
    for (const name of ['portal', 'API_TOKEN']) {
      await expect(access.create({ name, scopes: ['admin'] })).rejects.toMatchObject({
        code: 'token_exists',
      });
    }
    expect(await access.admit(secret)).toMatchObject({ scopes: ['chat'] });
  });

  it('show when they were last used, written at most once a minute', async () => {
    const { access, lastUse, writes, clock } = await temporaryAccess();
    const { secret } = await access.create({ name: 'Portal', scopes: ['chat'] });
    await access.admit(secret);
    await expect.poll(lastUse).toBe('2026-01-02 03:04:05');
    clock.time += 59_000;
    await access.admit(secret);
    expect(writes).toHaveLength(1);
    clock.time += 1_000;
    await access.admit(secret);
    await expect.poll(lastUse).toBe('2026-01-02 03:05:05');
    expect(writes).toHaveLength(2);
  });

  it('are admitted where their last use cannot be written', async () => {
    const { store } = await temporaryAccess();
    const reported: unknown[] = [];
    const used = async () => Promise.reject(new Error('disk full'));
    const access = createAccess({
      store: { ...store.tokens, used },
      adminToken: undefined,
      now: () => new Date(),
      report: (what) => reported.push(what),
    });
    const { secret } = await access.create({ name: 'Portal', scopes: ['chat'] });
    expect(await access.admit(secret)).toMatchObject({ name: 'Portal' });
    await expect.poll(() => reported).toHaveLength(1);
  });

  it('of the environment is good for everything', async () => {
    const { access } = await temporaryAccess('e'.repeat(32));
    expect(await access.admit('e'.repeat(32))).toEqual({ name: 'API_TOKEN', scopes: ['admin'] });
    expect(await access.admit('e'.repeat(31))).toBeUndefined();
  });
});

describe('R5: the access setting', () => {
  it('lets every program of this computer in by default, and only tokens where it says so', async () => {
    const app = await startApp();
    expect((await call(app, 'GET', '/tickets')).status).toBe(200);
    const made = await app.dispatch('access.create', { name: 'Portal', scopes: ['tickets:read'] });
    if (!made.ok) throw new Error(made.error.code);
    const changed = await app.dispatch('settings.update', { rest_access: 'token' });
    expect(changed.ok).toBe(true);
    const url = app.rest.state().url ?? '';
    const authorization = `Bearer ${made.value.secret}`;
    expect((await call({ url }, 'GET', '/tickets')).status).toBe(401);
    expect((await call({ url }, 'GET', '/tickets', undefined, { authorization })).status).toBe(200);
    expect((await call({ url }, 'GET', '/sessions', undefined, { authorization })).status).toBe(403);
    expect(app.lines.join('\n')).not.toContain(made.value.secret);
    await app.dispatch('access.revoke', { name: 'Portal' });
    expect((await call({ url }, 'GET', '/tickets', undefined, { authorization })).status).toBe(401);
  });

  it('cannot be put back to local where the environment has a token', async () => {
    const app = await startApp({ API_TOKEN: 'e'.repeat(32), REST_ACCESS: 'local' });
    expect((await call(app, 'GET', '/tickets')).status).toBe(401);
    expect(await app.dispatch('settings.update', { rest_access: 'local' })).toMatchObject({
      ok: false,
      error: { code: 'setting_fixed' },
    });
    const authorization = `Bearer ${'e'.repeat(32)}`;
    expect((await call(app, 'GET', '/tickets', undefined, { authorization })).status).toBe(200);
  });
});
