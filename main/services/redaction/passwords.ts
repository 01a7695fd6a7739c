/** Passwords that a word announces, in English and German: what follows it, or stands before it. */
import { isPredicate } from './predicates.ts';
import { type Span, secretSpan } from './span.ts';

const NAME = String.raw`(?:pas{1,3}[ -]?words?|pas{1,3}w(?:o|ö|)rt\w{0,2}|pas{1,3}w(?:ro|o|r)d|pas{1,2}owrd|kenn?wort\w{0,2}|pass[ -]?phrase|pass[ -]?code|passwd|pwd?|pass(?=\s*(?:[:=]|is\b))|losungswort|wifi[- ]key|wlan[- ]schlüssel|api[- ]?(?:key|token)|access[- ]?token|token|secret(?=\s*[:=])|einmal(?:passwort|kennwort)|recovery[- ]key|freischalt(?:code|schlüssel)|aktivierungsschlüssel|activation[- ]key)`;
/** What joins the name and the password. */
const JOIN = String.raw`(?:\s*(?:[:=→]|->|=>|-(?=\s))\s*|,?\s+(?:is|was|ist|war|lautet|lautete|heißt|heisst|auf|to|with|als|namens|habe ich|hab ich|i used|used|i use|i tried|i typed|now|jetzt|still|immer noch|neu|changed to|set to|für [\p{L}.-]{1,20}|for [\p{L}.-]{1,20}|of [\p{L}.-]{1,20})(?=[\s:=]))`;
const AFTER = new RegExp(
  String.raw`(?<![\p{L}\d])(${NAME})(?![\p{L}\d])["')]?((?:${JOIN}){0,4})([\s:=→]{1,20})`,
  'giu',
);
const VALUE = /["']?([^\s"']{3,64})/y;
const QUOTED = /["']([^"'\n]{3,64})["']/y;
/** `Hunter2 is my password`, `use Hunter2 as password`. */
const BEFORE = new RegExp(
  String.raw`(?<=^|[\s"'(])([^\s"'(]{4,64})["']?,?\s+(?:is|was|as|ist|war|als)\s+(?:(?:my|our|the|his|her|mein|unser|das|ihr|sein|new|neues|old|altes|a)\s+){0,2}(?:${NAME})(?![\p{L}\d])`,
  'giu',
);
const HAS_NAME =
  /pass|pas(?:w|ow)|kenn?wort|pwd?|losung|wifi|wlan|api|token|secret|key|schlüssel|freischalt/i;

/** @param plain text in plain signs */
export function findPasswords(plain: string): Span[] {
  if (!HAS_NAME.test(plain)) return [];
  return [...valuesAfter(plain), ...valuesBefore(plain)];
}

function valuesAfter(plain: string): Span[] {
  const spans: Span[] = [];
  for (const found of plain.matchAll(AFTER)) {
    const at = found.index + found[0].length;
    const quoted = matchAt(QUOTED, plain, at);
    const joined = `${found[2] ?? ''}${found[3] ?? ''}`;
    const isJoined = joined.trim() !== '';
    if (quoted && isJoined && !isHidden(quoted)) {
      spans.push(secretSpan(at + 1, at + 1 + quoted.length));
      continue;
    }
    const given = matchAt(VALUE, plain, at);
    if (given === undefined) continue;
    const value = given.replace(/[.,;:!?)\]]+$/, (end) => (/^[!?]+$/.test(end) && hasSign(given) ? end : ''));
    const start = plain.indexOf(given, at);
    const says = /[:=→]|->|=>/.test(joined);
    if (isPassword(value, isJoined, says)) spans.push(secretSpan(start, start + value.length));
  }
  return spans;
}

function valuesBefore(plain: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 1: value = '' } of plain.matchAll(BEFORE)) {
    if (hasSign(value) && !isHidden(value) && !isOrdinary(value))
      spans.push(secretSpan(index, index + value.length));
  }
  return spans;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1];
}

/**
 * @param isJoined whether something joins it to its name
 * @param says whether that is a colon or the like
 */
function isPassword(value: string, isJoined: boolean, says: boolean): boolean {
  if (value.length < 3 || isHidden(value) || isOrdinary(value)) return false;
  if (hasSign(value)) return true;
  if (!isJoined || value.length < (says ? 3 : 5)) return false;
  return !isPredicate(value);
}

function isHidden(value: string): boolean {
  return value.includes('•');
}

/** A digit or a sign in it, or a capital inside. */
function hasSign(value: string): boolean {
  return /[\d!@#$%^&*_+=~?<>|\\]|\p{Ll}\p{Lu}|\p{L}-?\p{N}/u.test(value);
}

/** A number of something, a date, a time, an address, a name of a product: said beside a password all the time. */
function isOrdinary(value: string): boolean {
  return /^(?:\d{1,3}|\d{1,2}[.:/-]\d{1,2}(?:[.:/-]\d{2,4})?|(?:19|20)\d\d|\d+(?:th|st|nd|rd|x|%|h|min)|https?:\S+|\S+@\S+\.\S+|[<[({].*|\d+[.)]|.*\/.*\/.*|0x[\da-f]+|LastPass|KeePass\w*|1Password|OneDrive|iCloud|MacBook|iPhone|eBanking|LinkedIn|GitHub|GitLab|YouTube|PowerPoint|JavaScript|SharePoint|WhatsApp|\?+|!+|#\d+|-+|\*+|_+|=+)$/i.test(
    value,
  );
}
