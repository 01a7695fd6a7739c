/** Places in a list, as opaque text: the sort values of the last row given. */
import { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
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

/**
 * A page out of one row more than it holds: whether there is that row tells whether there is a next page.
 * @param rows at most `limit + 1`, in order
 */
export function pageOf<R, T>(
  rows: R[],
  limit: number,
  toEntity: (row: R) => T,
  placeOf: (row: R) => TimePlace | IdPlace,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: shown.map(toEntity), next_cursor: more ? writeCursor(placeOf(last)) : null };
}

function writeCursor(place: TimePlace | IdPlace): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}
