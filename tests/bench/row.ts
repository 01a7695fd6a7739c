/** One line of the table of figures. */
export interface Row {
  work: string;
  /** In words, such as `≥ 0.85 ×`. */
  goal: string;
  measured: string;
  met: boolean;
  /** The raw numbers behind it. */
  figures: Record<string, number>;
}

/** The rate of ours by the rate of the bare one, from rounds measured in turn so that both meet the same machine. */
export async function ratio(
  work: string,
  goal: number,
  rounds: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Row> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await bare());
    mine.push(await ours());
  }
  const value = median(mine) / median(theirs);
  return {
    work,
    goal: `≥ ${goal} ×`,
    measured: `${value.toFixed(2)} × (${Math.round(median(mine))}/s to ${Math.round(median(theirs))}/s)`,
    met: value >= goal,
    figures: { ratio: value, ours: median(mine), bare: median(theirs) },
  };
}

/** A row of figures that each must stay at or under its limit. */
export function limits(
  work: string,
  unit: string,
  parts: { name: string; value: number; limit: number }[],
): Row {
  return {
    work,
    goal: parts.map(({ name, limit }) => `${name} ≤ ${limit} ${unit}`).join(', '),
    measured: parts.map(({ name, value }) => `${name} ${value.toFixed(1)} ${unit}`).join(', '),
    met: parts.every(({ value, limit }) => value <= limit),
    figures: Object.fromEntries(parts.map(({ name, value }) => [name, value])),
  };
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
