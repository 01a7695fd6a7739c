/** The specification's examples, run as they are printed there, but for the port. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { call, startApp, startModel } from '../helpers/app.ts';
import { says } from '../helpers/lmstudio/replies.ts';

const CHAT = `curl -X POST http://localhost:8000/chat \\
  -H "Content-Type: application/json" \\
  -d '{
    "message": "I cannot access my email account.",
    "session_id": "session_123"
  }'`;

const TICKET = `curl -X POST http://localhost:8000/ticket \\
  -H "Content-Type: application/json" \\
  -d '{
    "user": "Jane Smith",
    "email": "jane.smith@example.com",
    "type": "IT Support",
    "description": "Email login fails with an error.",
    "session_id": "session_123"
  }'`;

async function run(example: string, port: number): Promise<unknown> {
  const { stdout } = await promisify(execFile)('bash', ['-c', example.replace('8000', String(port))]);
  return JSON.parse(stdout);
}

describe("the specification's examples", () => {
  it('are answered by the model where there is one', async () => {
    const lmStudio = await startModel({ reply: says('Sign in again at outlook.office.com.') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect(await run(CHAT, app.port)).toMatchObject({
      response: 'Sign in again at outlook.office.com.',
      category: 'IT Support',
      session_id: 'session_123',
      answered_by: 'model',
    });
  });

  it('are answered from the knowledge base where there is none', async () => {
    const app = await startApp();
    const reply = await run(CHAT, app.port);
    expect(reply).toMatchObject({
      response: expect.stringMatching(/\d\. /),
      category: 'IT Support',
      session_id: 'session_123',
      answered_by: 'knowledge',
      notice: { code: 'model_not_running' },
      sources: [{ n: 1, article_id: 'it-email-cannot-send-receive' }],
    });
  });

  it('make a ticket and list it', async () => {
    const app = await startApp();
    const today = new Date().toISOString().slice(0, 10);
    const ticket = {
      id: expect.stringMatching(new RegExp(`^TKT-${today.replaceAll('-', '')}-[0-9A-F]{8}$`)),
      user: 'Jane Smith',
      email: 'jane.smith@example.com',
      type: 'IT Support',
      description: 'Email login fails with an error.',
      status: 'open',
    };
    expect(await run(TICKET, app.port)).toMatchObject({
      message: 'Ticket created successfully!',
      ticket: { ...ticket, created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/) },
    });
    const { body } = await call(app, 'GET', '/tickets');
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(body).toMatchObject({ tickets: [{ ...ticket, created_at: time, updated_at: time }] });
  });

  it('give the history of a session in order, and none for an unknown one', async () => {
    const app = await startApp();
    await call(app, 'POST', '/chat', { message: 'Hi', session_id: 'session_123' });
    await call(app, 'POST', '/chat', { message: 'My printer is jammed', session_id: 'session_123' });
    const { body } = await call(app, 'GET', '/sessions/session_123/history');
    expect(body).toMatchObject({
      session_id: 'session_123',
      history: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant' },
        { role: 'user', content: 'My printer is jammed' },
        { role: 'assistant' },
      ],
    });
    expect((await call(app, 'GET', '/sessions/nobody/history')).body).toMatchObject({
      session_id: 'nobody',
      history: [],
    });
  });

  it('tell that the service is healthy', async () => {
    const app = await startApp();
    expect((await call(app, 'GET', '/health')).body).toEqual({
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      version: '1.0.0',
    });
  });

  it.each([
    ['GET', '/nowhere', 404, { error: 'Endpoint not found' }],
    ['GET', '/', 404, { error: 'index.html not found' }],
  ])('answer %s %s with %i', async (method, path, status, body) => {
    const app = await startApp();
    expect(await call(app, method, path)).toMatchObject({ status, body });
  });

  it.each(['user', 'email', 'type', 'description'])('refuse a ticket without %s', async (field) => {
    const app = await startApp();
    const ticket = {
      user: 'Jo',
      email: 'jo@bank.example',
      type: 'General',
      description: 'Help',
      [field]: '  ',
    };
    const words = `Missing required field: ${field}`;
    expect(await call(app, 'POST', '/ticket', ticket)).toMatchObject({
      status: 400,
      body: { detail: words, error: words },
    });
  });
});

describe('a session', () => {
  it('is named by the body, else by the Session-ID header, else made', async () => {
    const app = await startApp();
    const ask = async (body: object, headers = {}) =>
      (await call(app, 'POST', '/chat', { message: 'Hi', ...body }, headers)).body;
    expect(await ask({ session_id: 'body' }, { 'Session-ID': 'header' })).toMatchObject({
      session_id: 'body',
    });
    expect(await ask({}, { 'Session-ID': 'header' })).toMatchObject({ session_id: 'header' });
    const bytes = Buffer.from('grün').toString('latin1');
    expect(await ask({}, { 'Session-ID': bytes })).toMatchObject({ session_id: 'grün' });
    expect(await ask({ session_id: null }, { 'Session-ID': 'header' })).toMatchObject({
      session_id: 'header',
    });
    expect(await ask({ session_id: '' })).toMatchObject({
      session_id: expect.stringMatching(/^session_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
  });
});
