/** The words the app shows, for tests that run in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXTS = join(import.meta.dirname, '..', '..', 'renderer', 'texts');

/** @returns the words of a key such as `ask:composer.label`; throws where there are none */
export function wordsIn(language: 'en' | 'de'): (key: string) => string {
  return (key) => {
    const [namespace = '', path = ''] = key.split(':');
    const file: unknown = JSON.parse(readFileSync(join(TEXTS, language, `${namespace}.json`), 'utf8'));
    const found = path
      .split('.')
      .reduce((part: unknown, name) => (part ? Reflect.get(Object(part), name) : undefined), file);
    if (typeof found !== 'string') throw new Error(`There are no words for ${key}.`);
    return found;
  };
}
