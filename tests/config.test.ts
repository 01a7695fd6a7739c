import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../main/config.ts';

describe('readConfig', () => {
  it("has the specification's defaults, on this machine only", () => {
    const config = readConfig({});
    expect(config.model).toEqual({
      allowRemote: false,
      deadlines: { connect: 3000, first: 120_000, silence: 30_000, whole: 300_000 },
      maxHistoryMessages: 10,
      maxTokens: 512,
    });
    expect(config.defaults).toMatchObject({
      model_name: 'openai/gpt-oss-20b',
      model_url: '',
      rest_port: 8000,
    });
    expect(config.rest).toMatchObject({ host: '127.0.0.1', allowedOrigins: [] });
    expect(config.dbFile).toBe('support_system.db');
  });

  it.each([
    ['http://localhost:1030/v1/chat/completions', 'http://127.0.0.1:1030/v1'],
    ['http://127.0.0.1:1234', 'http://127.0.0.1:1234/v1'],
    ['http://127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
    ['http://127.0.0.1:1234/openai/v1', 'http://127.0.0.1:1234/openai/v1'],
  ])('takes the model address %s as %s', (given, base) => {
    expect(readConfig({ LMSTUDIO_URL: given }).fixed.model_url).toBe(base);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['MAX_TOKENS', '0'],
    ['MAX_HISTORY_MESSAGES', '1e3'],
    ['MODEL_SILENCE_SECONDS', '0'],
    ['MODEL_ANSWER_SECONDS', '3601'],
    ['LMSTUDIO_URL', 'not a url'],
    ['LMSTUDIO_URL', 'file:///etc/passwd'],
    ['LOG_LEVEL', 'loud'],
    ['API_TOKEN', 'short'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_HOSTS', '*'],
    ['ALLOWED_HOSTS', 'desk.example,*.example'],
    ['ALLOWED_ORIGINS', 'https://ok.example,https://bad.example/path'],
    ['ALLOW_REMOTE_MODEL', 'perhaps'],
  ])('names the setting that does not fit: %s=%s', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} .+\\.$`));
  });

  it('takes an empty value as not set', () => {
    expect(readConfig({ PORT: '', LMSTUDIO_URL: ' ' }).fixed).toEqual({});
  });

  it('refuses a model on another machine unless that is allowed by name', () => {
    const url = 'http://192.168.7.7:1234/v1';
    expect(() => readConfig({ LMSTUDIO_URL: url })).toThrow(/ALLOW_REMOTE_MODEL=1/);
    expect(readConfig({ LMSTUDIO_URL: url, ALLOW_REMOTE_MODEL: '1' })).toMatchObject({
      model: { allowRemote: true },
      fixed: { model_url: url },
    });
  });

  it.each(['http://127.0.0.1.evil.example/v1', 'http://localhost.evil.example/v1', 'http://[::2]/v1'])(
    'does not take %s for this machine',
    (url) => {
      expect(() => readConfig({ LMSTUDIO_URL: url })).toThrow(ConfigError);
    },
  );

  it('reads lists with blanks', () => {
    const { rest } = readConfig({ ALLOWED_ORIGINS: 'https://a.example, http://b.example:8080 ,' });
    expect(rest.allowedOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
  });
});
