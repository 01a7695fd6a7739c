/** The port a text names, 0 for any that is free; null where it names none. */
export function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : null;
}

/** A line for a terminal that asks whether the service is up. */
export function curlLine(url: string): string {
  return `curl ${url.replace(/\/+$/, '')}/health`;
}
