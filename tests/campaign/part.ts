/** What one part of the campaign tells. */
export interface Finding {
  measure: string;
  value: number;
  /** What it must be, in words. */
  must: string;
  met: boolean;
}

export interface Part {
  name: string;
  /** What was run, such as `1,000 files`. */
  size: string;
  findings: Finding[];
  /** What else is worth knowing, one a line. */
  notes: string[];
}

/** @param most that is allowed */
export function atMost(measure: string, value: number, most: number): Finding {
  return { measure, value, must: most === 0 ? '0' : `≤ ${most}`, met: value <= most };
}

/** @param least that is wanted */
export function atLeast(measure: string, value: number, least: number): Finding {
  return { measure, value, must: `≥ ${least}`, met: value >= least };
}

export function exactly(measure: string, value: number, wanted: number): Finding {
  return { measure, value, must: String(wanted), met: value === wanted };
}
