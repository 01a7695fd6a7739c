export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
}

/** Numbers that follow from the seed alone (mulberry32), the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return {
    below(limit: number): number {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
    },
  };
}

/** Puts the items into an order that follows from `random`, in place (Fisher–Yates). */
export function shuffle<Item>(items: Item[], random: Random): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const [first, second] = [items[index], items[other]];
    if (first === undefined || second === undefined) continue;
    items[index] = second;
    items[other] = first;
  }
}
