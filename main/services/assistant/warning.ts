import type { Language, SecretKind } from '../../../shared/model.ts';

const WARNINGS: Readonly<Record<Language, { secret: string; number: string }>> = {
  en: {
    secret: 'Passwords and codes do not belong in a message: I hid it. If it was a real one, change it now.',
    number:
      'Card and account numbers do not belong in a message: I hid it, and nothing of it was saved but the last digits.',
  },
  de: {
    secret:
      'Passwörter und Codes gehören nicht in eine Nachricht: Ich habe es verdeckt. War es echt, ändern Sie es jetzt.',
    number:
      'Karten- und Kontonummern gehören nicht in eine Nachricht: Ich habe sie verdeckt und nur die letzten Ziffern behalten.',
  },
};

/** The sentence for a person who typed a secret, where no model says it; empty for one who did not. */
export function warningOf(masked: readonly SecretKind[], language: Language): string {
  if (masked.length === 0) return '';
  return WARNINGS[language][masked.includes('secret') ? 'secret' : 'number'];
}
