/** Where things lie around a database's file. */
import { dirname, join } from 'node:path';

/** The suffixes of the files that are one database together, the main file's first. */
export const PARTS = ['', '-wal', '-shm'] as const;

export interface Places {
  /** Folders of damaged databases that were set aside, each with a report. */
  damaged: string;
  /** A backup that is about to take the database's place. */
  restored: string;
  /** There where damage showed itself while the database was in use. */
  suspect: string;
}

export function placesOf(file: string): Places {
  return {
    damaged: join(dirname(file), 'damaged'),
    restored: `${file}.restored`,
    suspect: `${file}.suspect`,
  };
}
