/** Reads column values whatever their kind: older programs may have written them, and SQLite keeps what it is given. */
import type { z } from 'zod';

/** Text; empty for NULL. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : (textOrNull(value) ?? '');
}

export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A whole number, as rowids and counts are; 0 for anything else. */
export function integer(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** `YYYY-MM-DD HH:MM:SS`, also where a program wrote ISO's T and fractions of a second. */
export function timestamp(value: unknown): string {
  const written = text(value);
  return written.length === 19 && written[10] === ' ' ? written : written.slice(0, 19).replace('T', ' ');
}

/** The value where it is one of the options. */
export function oneOf<T extends string>(options: { options: readonly T[] }, value: unknown): T | undefined {
  return options.options.find((option) => option === value);
}

/** A value out of a column of JSON, undefined where it is none or does not fit. */
export function json<T extends z.ZodType>(value: unknown, schema: T): z.output<T> | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
