/** Takes secrets out of what people type, before it is stored, logged or sent to a model. */
import cardValidator from 'card-validator';
import { countrySpecs, isValidIBAN } from 'ibantools';
import type { SecretKind } from '../../shared/model.ts';

export interface Redacted {
  /** The text with `•••• 1111` or `••••` in the place of each secret. */
  text: string;
  /** What was hidden, each kind once. */
  masked: SecretKind[];
}

const HIDDEN = '••••';
/** 13 to 19 digits, in groups or not. */
const DIGITS = /(?<![\d•])\d(?:[ .-]?\d){12,18}(?!\d)/g;
const IBAN_START = /(?<![A-Z0-9])([A-Z]{2})[ -]?\d{2}(?=[ -]?[A-Z0-9])/gi;
/** A word for a secret, then what it is: with a digit or a sign in it, so that "the password is wrong" stays. */
const PASSWORD =
  /((?:password|passwort|kennwort|passphrase|passcode|pwd|token|api[ -]?key)\b[^\S\n]*(?:is|ist|lautet|war|was|:|=)?[^\S\n]*[:="'„“»]?[^\S\n]*)((?=\S*[\d!@#$%^&*_+=~?])\S{4,})/gi;
const CODE =
  /((?:\bpin|\bcvv2?|\bcvc2?|\btan|\botp|\bmtan|security code|one[- ]time code|sicherheitscode|prüfziffer|bestätigungscode|einmalcode|sms[- ]?code)\b[^\d\n]{0,20}?)(\d(?:[ -]?\d){2,7})(?!\d)/gi;

/**
 * Hides card numbers (Luhn and length), IBANs (mod 97), and passwords, PINs, CVVs and one-time codes said in context.
 * At most the last four characters of a card number or IBAN are kept, of the others nothing.
 */
export function redact(given: string): Redacted {
  const masked = new Set<SecretKind>();
  const hide = (kind: SecretKind, text: string): string => {
    masked.add(kind);
    return text;
  };
  const text = hideIbans(given, (iban) => hide('iban', `${HIDDEN} ${iban.slice(-4)}`))
    .replace(DIGITS, (found) => {
      const digits = found.replaceAll(/\D/g, '');
      return cardValidator.number(digits).isValid ? hide('card', `${HIDDEN} ${digits.slice(-4)}`) : found;
    })
    .replace(PASSWORD, (_found, before: string) => hide('secret', before + HIDDEN))
    .replace(CODE, (_found, before: string) => hide('secret', before + HIDDEN));
  return { text, masked: [...masked] };
}

/** An IBAN is as long as its country says, however its characters are spaced. */
function hideIbans(text: string, mask: (iban: string) => string): string {
  let result = '';
  let from = 0;
  for (const { index, 1: country = '' } of text.matchAll(IBAN_START)) {
    const length = countrySpecs[country.toUpperCase()]?.chars;
    if (!length || index < from) continue;
    const found = new RegExp(`^[A-Z0-9](?:[ -]?[A-Z0-9]){${length - 1}}(?![A-Z0-9])`, 'i').exec(
      text.slice(index),
    );
    const iban = found?.[0].replaceAll(/[ -]/g, '').toUpperCase() ?? '';
    if (!found || !isValidIBAN(iban)) continue;
    result += text.slice(from, index) + mask(iban);
    from = index + found[0].length;
  }
  return result + text.slice(from);
}
