import { writeFileSync } from 'node:fs';
import { Failure } from '../../../shared/errors.ts';
import { placesOf } from './places.ts';

/**
 * Damage that shows itself in use is looked into at the next start: a database is not exchanged under those who use it.
 * @returns to be told of every failure
 */
export function watchDamage(file: string, log: (line: string) => void): (failure: unknown) => void {
  let marked = false;
  return (failure) => {
    if (marked || !(failure instanceof Failure) || failure.code !== 'database_damaged') return;
    marked = true;
    log('the database is damaged: it is mended at the next start');
    try {
      writeFileSync(placesOf(file).suspect, '', { mode: 0o600 });
    } catch {
      // A small database is looked through at every start.
    }
  };
}
