/** UTC as SQLite's CURRENT_TIMESTAMP writes it: `YYYY-MM-DD HH:MM:SS`. */
export function toTimestamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
