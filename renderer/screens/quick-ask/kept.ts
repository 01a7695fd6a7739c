const KEPT_MS = 2 * 60_000;

/**
 * Whether the quick ask opens where it was left.
 * @param touchedAt when something was last typed, asked or answered; both in ms
 */
export function isKept(touchedAt: number, now: number): boolean {
  return now - touchedAt <= KEPT_MS;
}
