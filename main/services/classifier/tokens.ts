/** Only this much of a message is read: the matter is said early, and the time stays bounded. */
const MAX_CHARACTERS = 800;
const MAX_WORDS = 120;

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', œ: 'oe' };

/**
 * A message as plain lower-case words: umlauts written out (ü → ue), other accents dropped, apostrophes removed
 * (can't → cant), each digit as 0, letters repeated for emphasis cut to two, and short hyphenated pieces joined
 * (e-banking → ebanking, wi-fi → wifi) while longer ones stay apart (stand-by → stand by).
 * @param message any text; words beyond the first 120 are not read
 */
export function wordsOf(message: string): string[] {
  const text = plain(message.slice(0, MAX_CHARACTERS));
  const words: string[] = [];
  for (const match of text.matchAll(/[a-z0]+(?:-[a-z0]+)*/g)) {
    if (words.length >= MAX_WORDS) break;
    pushPieces(match[0], words);
  }
  return words;
}

function plain(text: string): string {
  const lower = text.toLowerCase();
  return (isAscii(lower) ? lower : withoutAccents(lower))
    .replace(/['`]/g, '')
    .replace(/[0-9]/g, '0')
    .replace(/0{5,}/g, '0000')
    .replace(/([a-z])\1{2,}/g, '$1$1');
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[äöüßæøœ]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’‘´]/g, '')
    .replace(/[‐‑–]/g, '-');
}

function pushPieces(word: string, words: string[]): void {
  if (!word.includes('-')) {
    words.push(word);
    return;
  }
  let held = '';
  for (const piece of word.split('-')) {
    if (held !== '' && (held.length <= 2 || piece.length <= 2)) {
      held += piece;
    } else {
      if (held !== '') words.push(held);
      held = piece;
    }
  }
  words.push(held);
}
