/** Every file beside this one, by its name: a new namespace needs no more than a new file. */
const files = import.meta.glob<Record<string, unknown>>('./*.json', { eager: true, import: 'default' });

export const texts = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.slice('./'.length, -'.json'.length), words]),
);
