/** Places in a list, as opaque text: the sort values of the last row given. */
import { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
import type { Row, Some } from './database.ts';
import type { Page } from './store.ts';

/** A time and the rowid that tells rows of the same second apart. */
export const TimePlace = z.tuple([z.string(), z.int()]);
export type TimePlace = z.infer<typeof TimePlace>;

/** A row's own id. */
export const IdPlace = z.tuple([z.int()]);
export type IdPlace = z.infer<typeof IdPlace>;

/**
 * @returns the place, undefined where no cursor is given
 * @throws Failure `invalid_input` with field `cursor` where it is none of ours
 */
export function readCursor<T extends z.ZodType>(
  place: T,
  cursor: string | undefined,
): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new Failure('invalid_input', {
      message: 'cursor: must be a cursor from an earlier page',
      field: 'cursor',
      cause,
    });
  }
}

/** A page of rows, and where the next one begins. */
export function pageOf<T>(
  { rows, more }: Some,
  toEntity: (row: Row) => T,
  placeOf: (row: Row) => TimePlace | IdPlace,
): Page<T> {
  const last = rows.at(-1);
  return { rows: rows.map(toEntity), next_cursor: more && last ? writeCursor(placeOf(last)) : null };
}

function writeCursor(place: TimePlace | IdPlace): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}
