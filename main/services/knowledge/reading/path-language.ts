/** The language of a document, as its folders name it. */
import { Language } from '../../../../shared/model.ts';

/** The language that the first folder of a path names; undefined where it names none. */
export function languageOfFolder(path: string): Language | undefined {
  return Language.safeParse(/^(\w\w)\//.exec(path)?.[1]?.toLowerCase()).data;
}

/** As `i18n/de/guide.md` and `content/en-us/guide.md` tell it. */
export function languageOfPath(path: string): Language | undefined {
  return Language.safeParse(/(?:^|\/)(en|de)(?:[-_][a-z]{2})?\//i.exec(path)?.[1]?.toLowerCase()).data;
}
