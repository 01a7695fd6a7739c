/** The ids of articles, made from their files' paths, so that they stay the same while the texts change. */
import { createHash } from 'node:crypto';
import { languageOfFolder } from './path-language.ts';
import { createTurns } from './turns.ts';

const LONGEST = 120;

/**
 * `en/it-vpn-drops.md` is `it-vpn-drops`, its German twin in `de/` is `it-vpn-drops.de`, `HR/Leave policy.md` is
 * `hr-leave-policy`. Where two paths give the same id, the later one gets a mark of its own.
 * @param files each with its path, in a fixed order
 * @returns id → file
 */
export async function assignIds<F extends { path: string }>(files: readonly F[]): Promise<Map<string, F>> {
  const turn = createTurns();
  const byId = new Map<string, F>();
  for (const file of files) {
    await turn();
    const id = idOf(file.path);
    byId.set(byId.has(id) ? `${id}-${markOf(file.path)}` : id, file);
  }
  return byId;
}

/** The id of a document that a person added: that of a folder's article would be replaced by it. */
export function importedId(name: string): string {
  return `import-${idOf(name)}`;
}

function idOf(path: string): string {
  const language = languageOfFolder(path);
  const name = (language ? path.slice(3) : path).replace(/\.[^./]*$/, '');
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  const short = slug === '' || slug.length > LONGEST ? `${slug.slice(0, LONGEST)}-${markOf(path)}` : slug;
  return language === 'de' ? `${short}.de` : short;
}

function markOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 8);
}
