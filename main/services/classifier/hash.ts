const PRIME = 0x01000193;

/** The beginning of a hash (FNV-1a) of one kind of feature. */
export function startHash(kind: number): number {
  return Math.imul(0x811c9dc5 ^ kind, PRIME);
}

/** The hash with one more character code. */
export function addCode(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** The hash with the codes of a text. */
export function addText(hash: number, text: string): number {
  let result = hash;
  for (let index = 0; index < text.length; index += 1) result = addCode(result, text.charCodeAt(index));
  return result;
}

/** The bucket a hash falls into; mixed once more first, so that the remainder depends on all its bits. */
export function toBucket(hash: number, bucketCount: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % bucketCount;
}
