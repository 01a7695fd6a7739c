/** Takes secrets out of what people type, before it is stored, logged or sent to a model. */
import { SecretKind } from '../../../shared/model.ts';
import { findCards } from './cards.ts';
import { findCodes } from './codes.ts';
import { findIbans } from './ibans.ts';
import { findKeys } from './keys.ts';
import { findPasswords } from './passwords.ts';
import { toPlain } from './plain.ts';
import type { Span } from './span.ts';

export interface Redacted {
  /** The text with `•••• 1111` or `••••` in the place of each secret. */
  text: string;
  /** What was hidden, each kind once. */
  masked: SecretKind[];
}

/**
 * Hides card numbers (brand, length and Luhn), IBANs (mod 97), keys, and passwords, PINs, check digits and one-time codes
 * said in context, in English and German. At most the last four characters of a card number or IBAN stay, of the others
 * nothing.
 */
export function redact(given: string): Redacted {
  const spans = findSecrets(given);
  const kinds = new Set(spans.map(({ kind }) => kind));
  return { text: hideSpans(given, spans), masked: SecretKind.options.filter((kind) => kinds.has(kind)) };
}

/** In order, none over another: of two, the one that begins first, then the longer one. */
export function findSecrets(text: string): Span[] {
  const plain = toPlain(text);
  const all = [findIbans, findCards, findKeys, findPasswords, findCodes].flatMap((find) => find(plain));
  const sorted = all.sort((a, b) => a.start - b.start || b.end - a.end);
  const spans: Span[] = [];
  for (const span of sorted) {
    if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
  }
  return spans;
}

export function hideSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, shown } of spans) {
    result += text.slice(from, start) + shown;
    from = end;
  }
  return result + text.slice(from);
}
