/** The kinds of input field: what is accepted and how it is cleaned at the border. */
import { z } from 'zod';

/** NUL ends strings in SQLite's functions, and a lone surrogate has no UTF-8: neither could be stored and found again. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** Text of several lines: trimmed, 1 to `max` characters. */
export function prose(max: number) {
  return z.string().overwrite(storable).trim().min(1, 'must not be empty').max(max);
}

/** Text of one line: trimmed, `min` to `max` characters, no control characters. */
export function line(max: number, min = 1) {
  return z
    .string()
    .overwrite(storable)
    .trim()
    .min(min, 'must not be empty')
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line');
}

/** A field that may be left out or null; both mean "not given". */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A line that may be left out, null or empty; all mean "not given". */
export function optionalLine(max: number) {
  return line(max, 0)
    .nullish()
    .transform((value) => value || undefined);
}

/** The name of a token: what a person calls the program that uses it. */
export const tokenName = line(60);

/** An id given from outside: one line of at most 200 characters. */
export const identifier = line(200);
export const optionalIdentifier = optionalLine(200);

export const email = line(320).regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');

/** Words to search for. */
export const optionalQuery = optionalLine(500);

/** An opaque place in a list, as an earlier page gave it. */
export const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/, 'must be a cursor from an earlier page');

/** How many rows a page holds at most: fewer where they are long. */
export const pageSize = z.int().min(1).max(1000);
