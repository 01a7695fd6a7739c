/** Words beside which a secret may stand. */
const SECRET_WORDS =
  /pass|kennwort|\bpw\b|\bpin\b|\btan\b|cvv|cvc|\bcode|secret|geheim|token|schlüssel|\bkey\b/i;
/** Long numbers, spaced or not: cards, accounts, phones. */
const LONG_NUMBER = /\d(?:[\s-]?\d){5}/;
const IBAN = /\b[a-z]{2}\d{2}/i;

/**
 * Whether a text may wait on the disk. Secrets are masked only once a question is sent, so a draft that might hold
 * one is kept in memory alone. It errs on the side of keeping too little.
 */
export function isSafeToKeep(text: string): boolean {
  return !SECRET_WORDS.test(text) && !LONG_NUMBER.test(text) && !IBAN.test(text);
}
