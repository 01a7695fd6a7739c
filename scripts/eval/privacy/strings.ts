/** Strings with secrets and strings that only look like it, made from a seed: the same ones each time. */
import { composeIBAN } from 'ibantools';
import type { Random } from '../../classifier/random.ts';

export interface Positive {
  kind: 'card' | 'iban' | 'secret';
  text: string;
  /** What must not be left of it. */
  secret: string;
}

type Draw = <T>(options: readonly T[]) => T;

function pick<T>(random: Random, options: readonly T[]): T {
  const picked = options[random.below(options.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

const CARD_FRAMES = [
  'my card {} is blocked',
  'Karte {} gesperrt',
  '{}',
  'card number: {}, please help',
  'Kreditkarte {} wurde abgelehnt',
  'I typed {} into the form',
  'Meine Nummer ist {}.',
  'paid with {} yesterday',
  'PAN={}',
  '"{}" is refused',
  'visa {} exp 12/27',
  'Zahlung mit {} fehlgeschlagen',
  'first line\n{}\nlast line',
  'my debit card ({}) does not work',
  'card{} declined',
];
const IBAN_FRAMES = [
  'transfer to {} failed',
  'IBAN: {}',
  'Überweisung an {} hängt',
  '{}',
  'my account is {}, the balance is wrong',
  'Konto {} fehlt in der Liste',
  'IBAN{}',
  'please check ({})',
  'from {} to savings',
  'Lastschrift von {} zurückgeben.',
];
const PASSWORD_FRAMES = [
  'my password is {} and it fails',
  'Password: {}',
  'password {} not accepted',
  'pw={}',
  'pwd: {}',
  'passwort: {}',
  'mein Passwort ist {}',
  'mein Passwort lautet {} und geht nicht',
  'Kennwort {} wird abgelehnt',
  'das Kennwort war {}',
  'I changed my password to {} today',
  'ich habe das Passwort auf {} geändert',
  'user jdoe password {}',
  'pass: {}',
  'my password is\n{}',
  '{} is my password',
  'used {} as password',
  'the wifi password is {}',
  'WLAN-Passwort: {}',
  'password "{}" does not work',
  'Passwort „{}“ geht nicht',
  'login with passphrase {}',
  'Benutzer meier, Passwort {}',
  'habe {} als Passwort eingegeben',
  'my new password is now {}',
  'the password for outlook is {}',
  'Passwort für SAP ist {}',
];
const CODE_FRAMES = [
  'my PIN is {}',
  'PIN {} geht nicht',
  'pin: {}',
  'PIN-Code {}',
  'meine PIN lautet {}',
  'the CVV is {}',
  'CVC {}',
  'cvv2: {}',
  'security code {}',
  'Sicherheitscode: {}',
  'Prüfziffer {}',
  'TAN {} abgelehnt',
  'mTAN: {}',
  'the OTP is {}',
  'SMS-Code {}',
  'the sms code was {}',
  'verification code {} expired',
  'Bestätigungscode {} ungültig',
  'one-time code: {}',
  'Einmalcode {}',
  'PIN:\n{}',
  '{} is my pin',
  'Geheimzahl {}',
  'I entered PIN {} twice',
  'der Code aus der SMS ist {}',
  'my code is {}',
  'PUK {} eingegeben',
  '2FA code {} does not work',
  'authenticator code: {}',
  'the pin for my card is {}',
];
const KEY_FRAMES = [
  'the key is {}',
  'token {}',
  'export KEY={}',
  '{}',
  'Authorization: {}',
  'curl fails with {}',
  'im Log steht {}',
];

const SEPARATORS = ['', ' ', '-', '.', '\u00a0', '\u2011', ' - '];

export function positives(random: Random, each: number): Positive[] {
  const draw: Draw = (options) => pick(random, options);
  const made: Positive[] = [];
  for (let n = 0; n < each; n++) {
    const card = group(cardNumber(random, draw), draw(SEPARATORS));
    made.push({ kind: 'card', text: draw(CARD_FRAMES).replace('{}', card), secret: card });
    const iban = ibanOf(random, draw);
    made.push({ kind: 'iban', text: draw(IBAN_FRAMES).replace('{}', iban), secret: iban });
    for (const [frames, value] of [
      [PASSWORD_FRAMES, password(random, draw)],
      [CODE_FRAMES, code(random, draw)],
      [KEY_FRAMES, key(random, draw)],
    ] as const) {
      made.push({ kind: 'secret', text: draw(frames).replace('{}', () => value), secret: value });
    }
  }
  return made;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join('');
}

function signs(random: Random, count: number, alphabet: string): string {
  return Array.from({ length: count }, () => alphabet[random.below(alphabet.length)]).join('');
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALL = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;

/** A number that passes Luhn's check. */
function withLuhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function cardNumber(random: Random, draw: Draw): string {
  const [prefix, length] = draw([
    ['4', 16],
    ['51', 16],
    ['54', 16],
    ['2221', 16],
    ['2720', 16],
    ['34', 15],
    ['37', 15],
    ['6011', 16],
    ['3528', 16],
    ['36', 14],
    ['5018', 16],
    ['6759', 16],
    ['62', 16],
  ] as const);
  return withLuhn(prefix + digits(random, length - prefix.length - 1));
}

function group(number: string, separator: string): string {
  const sizes = number.length === 15 ? [4, 6, 5] : number.length === 14 ? [4, 6, 4] : [4, 4, 4, 4, 4];
  const parts: string[] = [];
  for (let at = 0, n = 0; at < number.length; n++) {
    const size = sizes[n] ?? 4;
    parts.push(number.slice(at, at + size));
    at += size;
  }
  return parts.join(separator);
}

const COUNTRIES = [
  ['DE', 18, ''],
  ['CH', 17, ''],
  ['AT', 16, ''],
  ['FR', 0, '20041010050500013M02606'],
  ['NL', 10, 'ABNA'],
  ['GB', 14, 'NWBK'],
  ['LI', 17, ''],
  ['ES', 20, ''],
] as const;

function ibanOf(random: Random, draw: Draw): string {
  for (;;) {
    const [countryCode, count, fixed] = draw(COUNTRIES);
    const iban = composeIBAN({ countryCode, bban: fixed + digits(random, count) });
    if (!iban) continue;
    const grouped = draw([
      iban,
      iban.replaceAll(/(.{4})(?=.)/g, '$1 '),
      iban.replaceAll(/(.{4})(?=.)/g, '$1-'),
      iban.replaceAll(/(.{4})(?=.)/g, '$1\u00a0'),
    ]);
    return draw([grouped, grouped, grouped.toLowerCase()]);
  }
}

const WORDS = [
  'sunshine',
  'Sommer',
  'tiger',
  'bluebird',
  'Elefant',
  'kaffee',
  'monkey',
  'Berge',
  'dragon',
  'Fussball',
  'winter',
  'shadow',
  'princess',
  'Hamburg',
  'zuerich',
];

function password(random: Random, draw: Draw): string {
  return draw([
    () => `${draw(WORDS)}${digits(random, 2)}`,
    () => `${draw(WORDS)}${digits(random, 4)}!`,
    () => `${draw(WORDS)}_${digits(random, 3)}`,
    () => `${signs(random, 4, LETTERS)}${draw(['!', '#', '$', '%', '&'])}${digits(random, 3)}`,
    () => signs(random, 10, ALL) + digits(random, 1),
    () => `${draw(WORDS)}#${draw(WORDS)}`,
    () => `P@ss${digits(random, 3)}word`,
  ])();
}

function code(random: Random, draw: Draw): string {
  return draw([
    () => digits(random, 4),
    () => digits(random, 6),
    () => `${digits(random, 3)} ${digits(random, 3)}`,
    () => digits(random, 3),
  ])();
}

function key(random: Random, draw: Draw): string {
  return draw([
    () => `sk-${signs(random, 40, ALL)}`,
    () => `ghp_${signs(random, 36, ALL)}`,
    () => `AKIA${signs(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
    () => `xoxb-${digits(random, 11)}-${signs(random, 24, ALL)}`,
    () => `eyJ${signs(random, 20, ALL)}.eyJ${signs(random, 40, ALL)}.${signs(random, 43, ALL)}`,
    () => `glpat-${signs(random, 20, ALL)}`,
    () => `AIza${signs(random, 35, ALL)}`,
    () => `sk_live_${signs(random, 24, ALL)}`,
  ])();
}

const HEX = '0123456789abcdef';

/** Strings without a secret, of kinds that people write to a desk. */
export function negatives(random: Random, count: number): string[] {
  const draw: Draw = (options) => pick(random, options);
  const d = (n: number) => digits(random, n);
  const kinds: readonly (() => string)[] = [
    () => `order ${d(10)} has not arrived`,
    () => `Bestellung ${d(4)}-${d(4)}-${d(4)} fehlt`,
    () => `Rechnung Nr. ${d(12)}`,
    () => `call me at +49 ${d(3)} ${d(7)}`,
    () => `Telefon +41 ${d(2)} ${d(3)} ${d(2)} ${d(2)}`,
    () => `(0${d(2)}) ${d(3)}-${d(4)}`,
    () => `ticket TKT-2026${d(4)}-${signs(random, 8, HEX).toUpperCase()} is open`,
    () => `INC${d(7)} is still open`,
    () => `since ${draw(['12', '03', '28'])}.11.2026 ${draw(['08', '14'])}:${draw(['30', '05'])}`,
    () => `2026-11-${draw(['02', '24'])}T10:${d(1)}5:00.${d(3)}Z error`,
    () => `sha ${signs(random, 40, HEX)}`,
    () => `sha256 ${signs(random, 64, HEX)}`,
    () => `md5 ${signs(random, 32, HEX)}`,
    () =>
      `id ${signs(random, 8, HEX)}-${signs(random, 4, HEX)}-4${signs(random, 3, HEX)}-a${signs(random, 3, HEX)}-${signs(random, 12, HEX)}`,
    () => `tracking number ${d(14)}`,
    () => `parcel ${d(12)} lost`,
    () => `Sendungsnummer ${d(20)}`,
    () => `IMEI ${withLuhn(`35${d(12)}`)}`,
    () => `MAC ${Array.from({ length: 6 }, () => signs(random, 2, HEX)).join(':')}`,
    () => `10.${d(2)}.${d(1)}.${d(2)}:8443 does not answer`,
    () => `card ${breakLuhn(cardNumber(random, draw))} is mistyped`,
    () => `error 0x${signs(random, 8, HEX)}`,
    () => `error code ${d(5)}`,
    () => `const total = ${d(6)}.${d(2)};`,
    () => `SELECT * FROM t WHERE id = ${d(9)}`,
    () => `version ${d(2)}.${d(1)}.${d(4)}`,
    () => `transfer of ${d(4)}.${d(2)} EUR`,
    () => `Betrag CHF ${d(2)}'${d(3)}.50`,
    () => `customer number ${d(9)}`,
    () => `Kundennummer ${d(8)}`,
    () => `epoch 17${d(11)} in the log`,
    () => `room ${d(4)}, desk ${d(2)}`,
    () => `account ending ${d(4)}`,
    () => `serial PF${signs(random, 6, ALL).toUpperCase()}`,
    () => `mistyped IBAN DE00 ${d(4)} ${d(4)} ${d(4)} ${d(4)} ${d(2)}`,
    () => `build ${d(5)} failed with exit code ${d(3)}`,
    () => `postal code ${d(4)}`,
    () => draw(SAYINGS),
    () => draw(SAYINGS),
    () => draw(SAYINGS),
    () => `${draw(SAYINGS)} ${draw(SAYINGS)}`,
    () => `password must have ${d(1)} characters`,
    () => `PIN blocked after ${draw(['3', '5'])} attempts`,
    () => `password expires in ${d(2)} days`,
    () => `the password reset of ${draw(['12.11.2026', 'Monday', 'yesterday'])} failed`,
    () => `TAN-Gerät Modell ${d(3)}x kaputt`,
    () => `0.${d(16)}`,
    () => `[${d(3)}, ${d(3)}, ${d(3)}]`,
    () => `ISBN 978-3-${d(2)}-${d(6)}-${d(1)}`,
    () => `${d(2)}.${d(2)}.${draw(['1984', '2026'])}`,
  ];
  return Array.from({ length: count }, () => draw(kinds)());
}

function breakLuhn(number: string): string {
  return `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
}

const SAYINGS = [
  'the password is wrong',
  'my password is not working',
  'my password has expired',
  'password reset does not arrive',
  'I forgot my password again',
  'Passwort vergessen',
  'mein Passwort ist abgelaufen',
  'das Kennwort wird nicht akzeptiert',
  'das Passwort ist gesperrt',
  'Passwort geändert und trotzdem falsch',
  'the PIN is blocked',
  'I forgot the PIN of my card',
  'PIN vergessen',
  'die TAN kommt nicht an',
  'the code never arrives by sms',
  'where is the CVV on the card?',
  'security code of conduct training',
  'the token is invalid',
  'API key expired',
  'der Token ist abgelaufen',
  'my card is blocked',
  'the credit card was declined',
  'how do I change my PIN?',
  'wie ändere ich mein Passwort',
  'password manager for the team',
  'is the password case sensitive',
  'the password field is empty',
  'my password is too short',
  'password was reset by IT',
  'password and user name are correct',
  'the password you gave me does not work',
  'Passwort stimmt nicht',
  'code review is pending',
  'error code is unknown',
  'der Fehlercode ist unbekannt',
  'please pin the message',
  'a pin on the map',
  'tan leather bag for the laptop',
  'das Passwort muss ich jeden Monat ändern',
  'my password is being rejected',
  'password prompt appears every morning',
  'pass the salt please',
  'boarding pass was not printed',
];
