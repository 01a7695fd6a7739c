/**
 * The schema's version stands in the file's header twice, since nothing there has a checksum: as SQLite's `user_version`,
 * and in its `application_id` behind three letters of ours.
 */
const LETTERS = 0x44534b;

export function markOf(version: number): number {
  return (LETTERS << 8) | version;
}

/** @param id an application's id @returns the version in it; undefined in that of another program or an older version */
export function markedVersion(id: number): number | undefined {
  return id >>> 8 === LETTERS ? id & 0xff : undefined;
}
