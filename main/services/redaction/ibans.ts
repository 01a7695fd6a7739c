/** IBANs: by their country's length and mod 97, however their characters are spaced. */
import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { numberSpan, type Span } from './span.ts';

const START = /(?<![A-Z0-9])(?:IBAN)?([A-Z]{2})[\s.-]{0,3}\d[\s.-]{0,3}\d/gi;
const SEPARATORS = /[\s._/-]/;
/** Signs in a row that may stand between two characters. */
const MOST_SEPARATORS = 3;

/** @param plain text in plain signs */
export function findIbans(plain: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of plain.matchAll(START)) {
    const country = (found[1] ?? '').toUpperCase();
    const length = countrySpecs[country]?.chars;
    const start =
      found.index +
      found[0].toUpperCase().indexOf(country, found[0].toUpperCase().startsWith('IBAN') ? 4 : 0);
    if (!length || start < from) continue;
    const end = endOf(plain, start, length);
    if (end === undefined) continue;
    const iban = plain
      .slice(start, end)
      .replaceAll(/[^A-Z0-9]/gi, '')
      .toUpperCase();
    if (!isIban(iban)) continue;
    spans.push(numberSpan(start, end, 'iban', iban.slice(-4)));
    from = end;
  }
  return spans;
}

/** @returns the place after the last of `length` characters; undefined where they end earlier, or go on */
function endOf(plain: string, start: number, length: number): number | undefined {
  let count = 0;
  let separators = 0;
  for (let at = start; at < plain.length; at++) {
    const sign = plain.charAt(at);
    if (/[A-Z0-9]/i.test(sign)) {
      count += 1;
      separators = 0;
      if (count === length) return /[A-Z0-9]/i.test(plain.charAt(at + 1)) ? undefined : at + 1;
    } else if (!SEPARATORS.test(sign) || ++separators > MOST_SEPARATORS) return undefined;
  }
  return undefined;
}

/** Whether mod 97 holds; some countries have a check of their own besides, and one that fails it is hidden all the same. */
function isIban(iban: string): boolean {
  const { valid, errorCodes } = validateIBAN(iban);
  return valid || errorCodes.every((code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
}
