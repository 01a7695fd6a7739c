/** How the assistant answers: what goes first, what is left out, what the model is told of a question. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChatReply } from '../../shared/contract.ts';
import { call, startApp, startModel } from '../helpers/app.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { says, streams } from '../helpers/lmstudio/replies.ts';
import type { ScriptedLmStudio } from '../helpers/lmstudio/server.ts';

async function ask(app: { url: string }, message: string, session_id = 's'): Promise<ChatReply> {
  const { status, body } = await call(app, 'POST', '/chat', { message, session_id });
  expect(status).toBe(200);
  return body as ChatReply;
}

function systemSentTo(lmStudio: ScriptedLmStudio): string {
  const body = lmStudio.chats().at(-1)?.body as { messages: { content: string }[] } | undefined;
  return body?.messages[0]?.content ?? '';
}

describe('a lost card or a fraud', () => {
  it('has the step to take at once before the answer, with the number of the organisation, without a model', async () => {
    const app = await startApp({ EMERGENCY_PHONE: '+41 44 123 45 67' });
    const { response } = await ask(app, 'I lost my debit card in the city');
    expect(response).toMatch(/^\*\*First, block the card now:\*\*.*\+41 44 123 45 67/);
    const german = await ask(app, 'Meine Kreditkarte wurde gestohlen');
    expect(german.response).toMatch(/^\*\*Zuerst: Sperren Sie die Karte sofort\*\*.*\+41 44 123 45 67/);
  });

  it('and with one, which goes on from there', async () => {
    const lmStudio = await startModel({ reply: says('Then order a new one.') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const { response, answered_by } = await ask(app, 'someone stole my visa card');
    expect(answered_by).toBe('model');
    expect(response).toMatch(/^\*\*First, block the card now:\*\*[\s\S]*\n\nThen order a new one\.$/);
    expect(systemSentTo(lmStudio)).toContain('has already been told this');
    const { body } = await call(app, 'GET', '/sessions/s/history');
    expect(JSON.stringify(body)).toContain('First, block the card now');
  });

  it('takes the number from the settings', async () => {
    const app = await startApp();
    await app.dispatch('settings.update', { emergency_phone: '0800 111' });
    expect((await ask(app, 'I lost my credit card')).response).toContain('0800 111');
    expect(await app.dispatch('settings.update', { emergency_phone: '<b>call</b>' })).toMatchObject({
      error: { code: 'invalid_input', field: 'emergency_phone' },
    });
  });
});

describe('what the model is told', () => {
  it('is the language, and that the documents have nothing', async () => {
    const lmStudio = await startModel({ reply: says('Nichts.') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const reply = await ask(app, 'Wie züchte ich Orchideen auf dem Mond?');
    expect(systemSentTo(lmStudio)).toContain('Answer in German');
    expect(systemSentTo(lmStudio)).toContain('documents have nothing on this question');
    expect(reply).toMatchObject({ suggest_ticket: true, sources: [] });
  });

  it('is that a secret was typed, never the secret', async () => {
    const lmStudio = await startModel({ reply: says('Change it.') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    await ask(app, 'my password is Tr0ub4dor&3 and the vpn keeps dropping');
    expect(systemSentTo(lmStudio)).toContain('does not belong in a message');
    expect(JSON.stringify(lmStudio.chats())).not.toContain('Tr0ub4dor');
  });

  it('is the prompt of the organisation, where it has one', async () => {
    const lmStudio = await startModel({ reply: says('Ahoy.') });
    const file = join(await temporaryFolder(), 'prompt.md');
    await writeFile(file, 'You are the pirate of Bank X.');
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url, PROMPT_FILE: file });
    await ask(app, 'the vpn keeps dropping');
    expect(systemSentTo(lmStudio)).toMatch(/^You are the pirate of Bank X\.\n\n\[1\]/);
  });

  it('cannot be an empty prompt, or one that is not there', async () => {
    const file = join(await temporaryFolder(), 'none.md');
    await expect(startApp({ PROMPT_FILE: file })).rejects.toThrow(/PROMPT_FILE is empty or cannot be read/);
  });
});

describe('what a model says', () => {
  it('keeps only the numbers of passages it was given, and only those are sources', async () => {
    const lmStudio = await startModel({ reply: says('Restart it [1, 9]. Then test it [42].') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const reply = await ask(app, 'the vpn keeps dropping');
    expect(reply.response).toBe('Restart it [1]. Then test it.');
    expect(reply.sources.map(({ n }) => n)).toEqual([1]);
  });

  it('is masked while it streams and where it is stored, its thinking too', async () => {
    const reply = streams([
      { reasoning_content: 'The person wrote PIN 47' },
      { reasoning_content: '11 in the question.' },
      { content: 'Your card 4111 1111 ' },
      { content: '1111 1111 is blocked. Use passw' },
      { content: 'ord Hunter22! once.' },
    ]);
    const lmStudio = await startModel({ reply });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    const events: string[] = [];
    const result = await app.dispatch(
      'chat.ask',
      { message: 'the vpn keeps dropping', session_id: 's' },
      { emit: (event) => events.push(JSON.stringify(event)) },
    );
    expect(result).toMatchObject({
      value: { response: 'Your card •••• 1111 is blocked. Use password •••• once.' },
    });
    const { body } = await call(app, 'GET', '/sessions/s/history');
    for (const text of [events.join(' '), JSON.stringify(body)]) {
      expect(text).not.toMatch(/4711|1111 1111|Hunter22/);
    }
    expect(events.join(' ')).toContain('PIN ••••');
  });

  it('is not given back the numbers of earlier passages', async () => {
    const lmStudio = await startModel({ reply: says('Restart it [1].') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    await ask(app, 'the vpn keeps dropping');
    await ask(app, 'and my mailbox is full');
    expect(JSON.stringify(lmStudio.chats().at(-1)?.body)).toContain('"Restart it."');
  });
});

describe('without a model', () => {
  it('a greeting is answered as one, in its language, without a ticket', async () => {
    const app = await startApp();
    expect(await ask(app, 'Hello!')).toMatchObject({
      response: expect.stringContaining('What is the matter?'),
      suggest_ticket: false,
    });
    expect(await ask(app, 'Vielen Dank')).toMatchObject({ response: expect.stringContaining('Gern') });
  });

  it('who typed a password is told to change it', async () => {
    const app = await startApp();
    const { response } = await ask(app, 'my password is Tr0ub4dor&3 and the vpn keeps dropping');
    expect(response).toMatch(/^Passwords and codes do not belong in a message[\s\S]*\n\n/);
  });
});
