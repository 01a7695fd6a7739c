/** A database's first hundred bytes. Format: https://www.sqlite.org/fileformat2.html#the_database_header */
import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { markedVersion, markOf } from '../version-mark.ts';

const LENGTH = 100;
const MAGIC = 'SQLite format 3\0';
const PAGE_SIZE = 4096;
const WAL = 2;
const FORMATS = [1, WAL];
const UTF8 = 1;
const SCHEMA_FORMAT = 4;

/**
 * Puts right what is the same in every database of ours, and the version by its second place. All else stays.
 * @param newest the version that this product makes: a higher one is damage too
 */
export function mendHeader(path: string, newest: number): void {
  const descriptor = openSync(path, 'r+');
  try {
    const header = Buffer.alloc(LENGTH);
    if (readSync(descriptor, header, 0, LENGTH, 0) < LENGTH) return;
    const isKnown = header.toString('latin1', 0, MAGIC.length) === MAGIC;
    header.write(MAGIC, 0, 'latin1');
    if (!isPageSize(header.readUInt16BE(16))) header.writeUInt16BE(PAGE_SIZE, 16);
    for (const at of [18, 19]) if (!FORMATS.includes(header[at] ?? 0)) header[at] = WAL;
    // Bytes kept free on each page, and fractions that have one value each.
    header.set([0, 64, 32, 32], 20);
    header.writeUInt32BE(SCHEMA_FORMAT, 44);
    header.writeUInt32BE(UTF8, 56);
    const pages = Math.floor(fstatSync(descriptor).size / header.readUInt16BE(16));
    if (!existsSync(`${path}-wal`)) header.writeUInt32BE(pages, 28);
    // Free pages that cannot be: forgotten, since the mended file is only read. And what is for vacuuming by itself.
    if ([32, 36].some((at) => header.readUInt32BE(at) > pages)) header.fill(0, 32, 40);
    for (const at of [52, 64]) header.writeUInt32BE(0, at);
    const version = versionIn(header, newest, isKnown);
    header.writeUInt32BE(version, 60);
    header.writeUInt32BE(markOf(version), 68);
    writeSync(descriptor, header, 0, LENGTH, 0);
  } finally {
    closeSync(descriptor);
  }
}

/** Of a header of which nothing is left, the version that this product makes is the likeliest. */
function versionIn(header: Buffer, newest: number, isKnown: boolean): number {
  const marked = markedVersion(header.readUInt32BE(68));
  const stated = isKnown ? header.readUInt32BE(60) : undefined;
  const possible = [marked, stated].flatMap((each) => (each !== undefined && each <= newest ? [each] : []));
  if (possible.length === 0) return isKnown ? 0 : newest;
  return Math.max(...possible);
}

/**
 * Whether SQLite would write to it: a database whose version of writing it does not know is opened, and only read.
 * @param path a file that SQLite has opened
 */
export function isWritableFormat(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const header = Buffer.alloc(LENGTH);
    return readSync(descriptor, header, 0, LENGTH, 0) < LENGTH || FORMATS.includes(header[18] ?? 0);
  } finally {
    closeSync(descriptor);
  }
}

function isPageSize(size: number): boolean {
  return size >= 512 && (size & (size - 1)) === 0;
}
