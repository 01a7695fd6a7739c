import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Handlers } from '../../main/api/dispatch.ts';
import { type Args, type Output, type RouteEvent, type RouteName, routes } from '../../shared/contract.ts';
import { errorCodes, statusOf, wordsOf } from '../../shared/errors.ts';

describe('the contract', () => {
  it('derives the types of both sides', () => {
    expectTypeOf<Args<'chat.ask'>>().toExtend<{ message: string; session_id?: string | null | undefined }>();
    expectTypeOf<Output<'health.get'>>().toEqualTypeOf<{
      status: 'healthy';
      timestamp: string;
      version: string;
    }>();
    expectTypeOf<RouteEvent<'chat.ask'>['event']>().toEqualTypeOf<
      'start' | 'reasoning' | 'delta' | 'sources'
    >();
    expectTypeOf<RouteEvent<'health.get'>>().toEqualTypeOf<never>();
  });

  it('makes a missing and a surplus handler a compile error', () => {
    const all = {} as Handlers;
    const { 'chat.ask': _left, ...fewer } = all;
    // @ts-expect-error one handler is missing
    const missing: Handlers = fewer;
    // @ts-expect-error no route of this name
    const surplus: Handlers = { ...all, 'chat.shout': async () => ({}) };
    // @ts-expect-error the handler gives something else than the route promises
    const wrong: Handlers = { ...all, 'health.get': async () => ({ status: 'ill' }) };
    expect([missing, surplus, wrong]).toHaveLength(3);
  });

  it('binds each route to an HTTP address of its own', () => {
    const bound = Object.values(routes).flatMap(({ http }) => (http ? [`${http.method} ${http.path}`] : []));
    expect(new Set(bound).size).toBe(bound.length);
    expect(bound).toEqual(
      expect.arrayContaining(['POST /chat', 'POST /ticket', 'GET /tickets', 'GET /health']),
    );
  });

  it('takes each path and header field from the input', () => {
    for (const [name, { input, http }] of Object.entries(routes) as [
      RouteName,
      (typeof routes)[RouteName],
    ][]) {
      const fields = Object.keys('shape' in input ? (input.shape as object) : {});
      const fromPath = [...(http?.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
      expect(fields, name).toEqual(
        expect.arrayContaining([...fromPath, ...Object.values(http?.headers ?? {})]),
      );
    }
  });
});

describe('the errors', () => {
  it.each(errorCodes())('%s has a status and a sentence', (code) => {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(600);
    expect(wordsOf(code)).toMatch(/^[A-Z].{10,}/);
  });
});
