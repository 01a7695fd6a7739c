import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage, languageShown } from '../../main/services/language.ts';

test.each([
  ['Mein Drucker druckt nicht', 'de'],
  ['karte gesperrt', 'de'],
  ['Passwort vergessen', 'de'],
  ['wie kann ich mich anmelden', 'de'],
  ['Überweisung', 'de'],
  ['kontoauszug', 'de'],
  ['my printer does not work', 'en'],
  ['was my card blocked', 'en'],
  ['the schedule is broken', 'en'],
  ["I can't log in", 'en'],
] as const)('%s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['', 'VPN', '12345', '???', 'Outlook'])('%s shows no language and counts as English', (text) => {
  expect(languageShown(text)).toBeUndefined();
  expect(detectLanguage(text)).toBe('en');
});

test('any text has a language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(['en', 'de']).toContain(detectLanguage(text));
    }),
  );
});
