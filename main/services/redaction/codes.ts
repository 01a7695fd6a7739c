/** PINs, check digits of cards and one-time codes that a word announces. */
import { type Span, secretSpan } from './span.ts';

const NAME =
  '(?:pin(?:[- ]?(?:code|nummer|number))?|puk|cvv2?|cvc2?|cid|(?:m|sms|push|chip|photo|i|e)?-?tan(?:[- ]?(?:code|nummer))?|otp|totp|(?:2fa|mfa|sms|text|mail|email|e-mail|auth|login|log-in|access|unlock|confirmation|verification|security|activation|one[- ]time|authenticator|authentication|authori[sz]ation|reset)[- ]?(?:code|pin|passcode|password)|passcode|(?:sicherheits|bestätigungs|einmal|freigabe|aktivierungs|freischalt|entsperr|prüf|zugangs|verifizierungs|anmelde|sms|tan)-?(?:code|nummer|zahl|passwort|kennwort)|prüfziffern?|kartenprüfnummer|geheimzahl|geheimnummer|(?:three|3|drei|last three|four) digits (?:on|at) the back|code on the back(?: of (?:the|my) card)?|code auf der rückseite)';
/** Blanks stand before each part alone: where the next one could take them as well, every way to share them is tried. */
const FILLER = String.raw`(?:\s*[:=#>-]{1,2}|\s+(?:is|was|ist|war|lautet|lautete|heißt|heisst|the|my|mein|meine|meiner|card|karte|code|number|nummer|nr|no|sms|from|aus|der|by|per|text|on|auf|back|rückseite|for|für|of|visa|mastercard|i|ich|got|bekam|bekommen|erhalten|received|entered|typed|used|use|eingegeben|habe|hab|to|this|diese|diesen|now|jetzt|says|sagt|it|and|und|new|neue|old|alte|sent|phone|handy|app|pin|tan)(?=[\s:="'(]))`;
/** Of Markdown, around a name or a code: `**PIN:** 4711`. */
const MARKS = '[*_\x60]{0,3}';
const AFTER = new RegExp(
  String.raw`(?<![\p{L}\d])(${NAME})(?![\p{L}\d])(?:${FILLER}){0,6}${MARKS}\s*[\s:="'(]{1,3}${MARKS}(\d(?:[ -]?\d){2,7}(?![\d])|(?=[A-Z0-9-]{6,12}(?![\w-]))(?=[^\s]*\d)(?=[^\s]*[A-Z])[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){0,3})`,
  'giu',
);
/** `4711 is my PIN`, `use 4711 as pin`. */
const BEFORE = new RegExp(
  String.raw`(?<![\d.,:/-])(\d(?:[ -]?\d){2,7})["']?\s+(?:is|was|as|ist|war|als)\s+(?:(?:my|the|mein|meine|die|der|a|new|neue|card)\s+){0,2}(?:${NAME})(?![\p{L}\d])`,
  'giu',
);
/** A code of which no word says what it is for, but where it came from. */
const BARE =
  /(?<![\p{L}\d-])(?:code|kode)(?![\p{L}\d])(?:\s+(?:from|aus|by|per|via|in|der|the|an|my|meiner|einer)){0,3}(?:\s+(?:sms|text(?: message)?|app|authenticator|e-?mail|mail|nachricht))(?:\s+(?:is|was|ist|war|lautet|i got|[:=])){0,2}[\s:="']{1,3}(\d(?:[ -]?\d){3,7})(?!\d)|(?<![\p{L}-])(?:my|mein|your|ihr|dein) code(?:\s+(?:is|ist|lautet)|:|=)[\s"']{0,3}(\d(?:[ -]?\d){3,7})(?!\d)/giu;
/** `CVV123`, in one word. */
const GLUED = /(?<![\p{L}\d_-])(?:pin|puk|cvv2?|cvc2?|[ms]?tan|otp)(\d{3,8})(?![\p{L}\d_-])/giu;
/** What a number that follows counts. */
const COUNTED =
  /^\s?(?:times?|x|mal|attempts?|versuche?n?|digits?|stellen|stellig|ziffern|days?|tage?n?|minutes?|minuten|seconds?|sekunden|hours?|stunden|weeks?|wochen|years?|jahre?n?|people|users?|personen|euros?|eur|chf|francs?|franken|€|%|characters|zeichen|letters?|buchstaben|[.,:/]\d)/i;
const HAS_NAME = /pin|puk|cv[vc]|cid|tan|otp|code|ziffer|nummer|zahl|digits|einmal/i;

/** @param plain text in plain signs */
export function findCodes(plain: string): Span[] {
  if (!HAS_NAME.test(plain)) return [];
  const spans: Span[] = [];
  for (const { index, 0: found, 2: value = '' } of plain.matchAll(AFTER)) {
    const start = index + found.length - value.length;
    if (isCode(plain, start, value)) spans.push(secretSpan(start, start + value.length));
  }
  for (const { index, 1: value = '' } of plain.matchAll(BEFORE))
    spans.push(secretSpan(index, index + value.length));
  for (const { index, 0: found, 1: value = '' } of plain.matchAll(GLUED))
    spans.push(secretSpan(index + found.length - value.length, index + found.length));
  for (const { index, 0: found, 1: first, 2: second } of plain.matchAll(BARE)) {
    const value = first ?? second ?? '';
    const start = index + found.length - value.length;
    spans.push(secretSpan(start, start + value.length));
  }
  return spans;
}

function isCode(plain: string, start: number, value: string): boolean {
  if (COUNTED.test(plain.slice(start + value.length, start + value.length + 14))) return false;
  // A year after "since" and the like is none; alone it may well be a PIN.
  return !(
    /^(?:19|20)\d\d$/.test(value) &&
    /\b(?:of|for|für|seit|since|in|im)\s+$/i.test(plain.slice(Math.max(0, start - 8), start))
  );
}
