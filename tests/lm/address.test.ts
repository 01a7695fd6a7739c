import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../main/lm/address.ts';

describe('an address', () => {
  it.each([
    ['http://localhost:1030/v1/chat/completions', 'http://127.0.0.1:1030/v1', ''],
    ['http://localhost:1234', 'http://127.0.0.1:1234/v1', ''],
    ['http://127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1', ''],
    ['http://[::1]:1234/v1', 'http://[::1]:1234/v1', ''],
    ['https://models.example/llm/v1', 'https://models.example/llm/v1', '/llm'],
    ['http://127.0.0.1:8080/openai', 'http://127.0.0.1:8080/openai', '/openai'],
  ])('%s', (url, base, rootPath) => {
    expect(parseAddress(url)).toMatchObject({ base, rootPath });
  });

  it.each([
    ['http://localhost:1', true],
    ['http://127.1.2.3:1', true],
    ['http://2130706433:1', true],
    ['http://[::1]:1', true],
    ['http://127.0.0.1.example:1', false],
    ['http://localhost.example:1', false],
    ['http://192.168.1.7:1', false],
    ['http://[fe80::1]:1', false],
  ])('%s is on this computer: %s', (url, local) => {
    expect(parseAddress(url).local).toBe(local);
  });
});
