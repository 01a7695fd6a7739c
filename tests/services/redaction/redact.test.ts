import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/services/redaction/redact.ts';

describe('redaction', () => {
  it.each([
    ['my card 4111 1111 1111 1111 is blocked', 'my card •••• 1111 is blocked', ['card']],
    ['4111-1111-1111-1111', '•••• 1111', ['card']],
    ['5500005555555559.', '•••• 5559.', ['card']],
    ['to DE89 3704 0044 0532 0130 00 please', 'to •••• 3000 please', ['iban']],
    ['CH9300762011623852957', '•••• 2957', ['iban']],
    ['ch93 0076 2011 6238 5295 7 und mehr Text', '•••• 2957 und mehr Text', ['iban']],
    ['my password is Hunter2secret, help', 'my password is ••••, help', ['secret']],
    ['Passwort: Geheim!23', 'Passwort: ••••', ['secret']],
    ['mein Kennwort lautet sommer2024', 'mein Kennwort lautet ••••', ['secret']],
    ['PIN 4711 geht nicht', 'PIN •••• geht nicht', ['secret']],
    ['the CVV is 123', 'the CVV is ••••', ['secret']],
    ['das Passwort ist: Hunter22', 'das Passwort ist: ••••', ['secret']],
    ['password is      Hunter22', 'password is      ••••', ['secret']],
    ['ｐａｓｓｗｏｒｄ: Hunter22', 'ｐａｓｓｗｏｒｄ: ••••', ['secret']],
    ['4111, 1111, 1111, 1111', '•••• 1111', ['card']],
    ['4111     1111 | 1111*1111', '•••• 1111', ['card']],
    ['4111\u3164\u180e1111\u20641111\u034f 1111', '•••• 1111', ['card']],
    ['password → Hunter22', 'password → ••••', ['secret']],
    ['SMS-Code: 123 456', 'SMS-Code: ••••', ['secret']],
    ['PIN :     is     4711', 'PIN :     is     ••••', ['secret']],
    ['my CVV123 is refused', 'my CVV•••• is refused', ['secret']],
    ['PIN4711 geht nicht', 'PIN•••• geht nicht', ['secret']],
    ['the CVV is **123**', 'the CVV is **••••**', ['secret']],
    ['**PIN:** 4711', '**PIN:** ••••', ['secret']],
    ['PIN `4711`', 'PIN `••••`', ['secret']],
    ['my pasword is Hunter22', 'my pasword is ••••', ['secret']],
    ['mein Paswort ist Hunter22', 'mein Paswort ist ••••', ['secret']],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/x', 'aws_secret_access_key = ••••', ['secret']],
    ['DB_PASSWORD=Tr0ub4dor', 'DB_PASSWORD=••••', ['secret']],
  ])('hides the secret in %j', (given, text, masked) => {
    expect(redact(given)).toEqual({ text, masked });
  });

  it.each([
    'the password is wrong',
    'my password has expired since Monday',
    'Passwort vergessen, was tun?',
    'rooms 41, 11, 11, 11, 11, 11, 11, 11 are dark',
    'took 41:11:11:11:11:11:11:11 in all',
    'order number 4111 1111 1111 1112',
    'card 4111 1111 1111 1112 is mistyped',
    'TKT-20251117-ABCD1234',
    'call +41 44 123 45 67 89 01 2',
    'error 0x80070005 at 2025-11-17 19:41:00',
    'DE89 3704 0044 0532 0130 01 is mistyped',
    'the pin on the map',
    'pins 12 and 13 of a PIN-4711X plug',
    'TAN2go',
    'I cannot log in since 2024',
    'sha 3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toEqual({ text, masked: [] });
  });

  it('hides the check digits that are typed beside a card', () => {
    expect(redact('4111 1111 1111 1111, 12/28, 737').text).not.toContain('737');
  });

  it('hides a key that no word announces', () => {
    const { text, masked } = redact('it says AKIAIOSFODNN7EXAMPLE here');
    expect(text).not.toContain('IOSFODNN7');
    expect(masked).toHaveLength(1);
  });

  it('hides a private key that was cut off, and the text after a whole one stays', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(20)}`;
    expect(redact(`${key}\n${key}`).text).not.toContain('MIIE');
    expect(redact(`${key}\n-----END RSA PRIVATE KEY----- thanks`).text).toBe('•••• thanks');
  });

  it('finds nothing more in what it has redacted, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const once = redact(`${text} 4111111111111111 ${text}`).text;
        expect(redact(once).text).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['of everything', 'my password PIN DE12 4111 '.repeat(1200)],
    ['of blanks that many parts could take', `pin:${`${' '.repeat(400)}:`.repeat(40)}x`],
    ['of dates after cards', `4111111111111111 ${'exp'.repeat(11)}! `.repeat(600)],
    ['of digits one by one', '4 '.repeat(16_000)],
    ['of twos one by one', '2 '.repeat(16_000)],
    ['of beginnings of tokens', 'eyJ-'.repeat(8000)],
  ])('takes little time for a long message %s', (_, long) => {
    const began = performance.now();
    redact(long);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
