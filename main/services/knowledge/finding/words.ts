/** Words as SQLite's tokenizer `unicode61 remove_diacritics 2` sees them. */
import { stem } from './stem.ts';

/** Lower case, without the marks over and under letters; ß stays. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** The words of a text in their order: lower case, with their marks. */
export function spokenWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u036f])*/gu) ?? []
  );
}

/** The folded words of a text in their order. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

/** The index terms of a text in their order. */
export function terms(text: string): string[] {
  return foldedWords(text).map(stem);
}
