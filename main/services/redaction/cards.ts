/** Card numbers: by brand, length and Luhn's check, however their digits are grouped. */
import brandsOf from 'credit-card-type';
import { numberSpan, type Span, secretSpan } from './span.ts';

/** Digits with at most five signs between two groups of them. */
const RUN = /\d(?:[\s.,;:|*·_/-]{0,5}\d){12,}/g;
const LIST_SIGN = /[,;:|*·]/;
/** A number that is called something else. */
const OTHER_NUMBER =
  /(?:order|invoice|track\w*|parcel|ticket|case|serial|imei|reference|ref|customer|contract|article|isbn|ean|iccid|auftrags?\S*|rechnung\S*|bestell\S*|sendung\S*|serien\S*|kunden\S*|vertrag\S*|vorgang\S*|artikel\S*|paket\S*)(?:\s?(?:no|nr|number|nummer|id))?[.:#]*\s*$/i;
const CARD_WORD =
  /card|karte|visa|master|maestro|amex|american express|diners|girocard|\bpan\b|debit|kredit/i;
const SHORTEST = 13;
const LONGEST = 19;
/** How far before a number a word may stand that tells what it is. */
const CONTEXT = 60;
/** After a card: its date and its check digits, as people type them in one go. */
const BESIDE =
  /^[\s,;|]*(?:(?:exp[a-z]{0,10}|valid[a-z]{0,10}|gültig[a-z]{0,2}|bis|thru)[\s.:]*){0,3}(\d{2}\s?[/-]\s?\d{2,4})?[\s,;|/]*(?:(?:cvv2?|cvc2?|cid)[\s:]*)?(\d{3,4})(?=[\s,;.!?]|$)/i;

interface Group {
  start: number;
  end: number;
  /** Where it begins among the digits of all groups. */
  place: number;
}

/** @param plain text in plain signs */
export function findCards(plain: string): Span[] {
  const spans: Span[] = [];
  const fitsBrand = createLengthCheck();
  for (const { index, 0: run } of plain.matchAll(RUN)) {
    let digits = '';
    const groups: Group[] = [];
    for (const { index: at, 0: group } of run.matchAll(/\d+/g)) {
      groups.push({ start: index + at, end: index + at + group.length, place: digits.length });
      digits += group;
    }
    for (let first = 0; first < groups.length; first++) {
      const found = cardFrom(plain, groups, first, digits, fitsBrand);
      if (!found) continue;
      spans.push(found.span);
      const beside = checkDigitsAfter(plain, found.span.end);
      if (beside) spans.push(beside);
      first = found.last;
    }
  }
  return spans;
}

/** @param digits those of all groups */
function cardFrom(
  plain: string,
  groups: Group[],
  first: number,
  digits: string,
  fitsBrand: (number: string) => boolean,
): { span: Span; last: number } | undefined {
  const { start = 0, place = 0 } = groups[first] ?? {};
  // The longest first: a part of a card's number may pass for a shorter one.
  for (let last = lastWithin(groups, first); last >= first; last--) {
    const { end = 0, place: before = 0, start: from = 0 } = groups[last] ?? {};
    const number = digits.slice(place, before + end - from);
    if (number.length < SHORTEST) return undefined;
    if (!passesLuhn(number) || !fitsBrand(number)) continue;
    if (!isCardAt(plain, groups.slice(first, last + 1), number)) continue;
    return { span: numberSpan(start, end, 'card', number.slice(-4)), last };
  }
  return undefined;
}

/** Whether digits that pass for a card's are one where they stand. */
function isCardAt(plain: string, groups: Group[], number: string): boolean {
  const start = groups[0]?.start ?? 0;
  if (/\w/.test(plain.charAt(groups.at(-1)?.end ?? 0)) || isInsideWord(plain, start)) return false;
  const before = plain.slice(Math.max(0, start - CONTEXT), start);
  const isCalled = CARD_WORD.test(before);
  const sizes = groups.map((group) => group.end - group.start);
  // Small numbers with such signs between them are a list or a time.
  const isList = (sizes[0] ?? 0) < 4 && LIST_SIGN.test(plain.slice(start, groups.at(-1)?.end));
  if (!isCalled && (isList || !isGroupedAsCard(sizes) || OTHER_NUMBER.test(before))) return false;
  return isCard(number, isCalled);
}

/** Whether any brand has numbers of this length and with these first digits: the library takes its time for each number. */
function createLengthCheck(): (number: string) => boolean {
  const known = new Map<string, ReadonlySet<number>>();
  return (number) => {
    const head = number.slice(0, 3);
    const lengths = known.get(head) ?? new Set(brandsOf(head).flatMap((brand) => brand.lengths));
    known.set(head, lengths);
    return lengths.has(number.length);
  };
}

/** The last group with which a number is no longer than a card's. */
function lastWithin(groups: Group[], first: number): number {
  let count = 0;
  let last = first - 1;
  for (let next = first; next < groups.length; next++) {
    count += (groups[next]?.end ?? 0) - (groups[next]?.start ?? 0);
    if (count > LONGEST) break;
    last = next;
  }
  return last;
}

/** Whether the digits stand in a word, a hash or a fraction. */
function isInsideWord(plain: string, start: number): boolean {
  const before = plain.slice(Math.max(0, start - 12), start);
  if (/\d[.,]$/.test(before)) return true;
  const joined = /[\p{L}\d_]+-?$/u.exec(before)?.[0];
  // "card4111…" is a word and a number; "3fa85f64-5717" is neither.
  return joined !== undefined && (/\d/.test(joined) || /^[a-f]+-?$/i.test(joined) || joined.endsWith('_'));
}

/** In fours, as 4-6-5 or 4-6-4, one by one, in pairs, or not at all. */
function isGroupedAsCard(sizes: number[]): boolean {
  const [head, ...rest] = sizes;
  if (rest.length === 0) return true;
  if (head === 4 && rest.length === 2 && rest[0] === 6) return true;
  const last = sizes.at(-1) ?? 0;
  return [1, 2, 4].some((size) => sizes.slice(0, -1).every((each) => each === size) && last <= size);
}

/** @param digits that pass Luhn's check */
function isCard(digits: string, isCalled: boolean): boolean {
  // Every number that begins with 6 may be of Maestro: too many numbers that are none do.
  if (!isCalled && /^(?:59|6[1689])/.test(digits)) return false;
  const brands = brandsOf(digits);
  const brand = brands.length === 1 ? brands[0] : undefined;
  if (!brand?.lengths.includes(digits.length)) return false;
  return isCalled || brand.type !== 'maestro' || /^(?:5[06-8]|6[037])/.test(digits);
}

/** Luhn's check. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let n = 0; n < digits.length; n++) {
    const value = (digits.charCodeAt(digits.length - 1 - n) - 48) * (n % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function checkDigitsAfter(plain: string, end: number): Span | undefined {
  const found = BESIDE.exec(plain.slice(end, end + 50));
  const digits = found?.[2];
  if (!found || !digits) return undefined;
  const at = end + found[0].length - digits.length;
  return secretSpan(at, at + digits.length);
}
