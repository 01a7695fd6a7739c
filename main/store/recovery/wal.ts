/**
 * A write-ahead log with a bad frame in it: SQLite reads it up to there and says nothing of what follows, though it was
 * committed. Format: https://www.sqlite.org/fileformat2.html#walformat
 */
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;
/** A page of another number is none of ours: 2^31 pages is SQLite's own limit, this is 40 GB. */
const MAX_PAGE = 10_000_000;

interface Frame {
  page: number;
  /** Pages of the database after a commit; 0 where it is none. */
  commit: number;
  content: Buffer;
}

/** A log whose committed frames are not all read. */
export interface BrokenWal {
  /** In order, up to the last commit. */
  frames: Frame[];
  pageSize: number;
}

/**
 * Each commit is on the disk before the next one begins: a frame after a commit after the bad frame means that a
 * commit is lost that was acknowledged. What a power cut leaves half written has no such frame.
 * @returns undefined for a log that is whole, or has only such an end
 */
export function readBrokenWal(file: string): BrokenWal | undefined {
  const path = `${file}-wal`;
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  if (bytes.length < HEADER + 2 * FRAME_HEADER) return undefined;
  const pageSize = pageSizeOf(bytes, file);
  if (pageSize === undefined) return undefined;
  const length = FRAME_HEADER + pageSize;
  const count = Math.floor((bytes.length - HEADER) / length);
  const salts = saltsOf(bytes, length, count);
  const good = countGood(bytes, length, count);
  const isOurs = (n: number) => bytes.subarray(saltAt(n, length), saltAt(n, length) + 8).equals(salts);
  // Frames of an earlier log stand after those of this one, never between them.
  const last = Array.from({ length: count }, (_, n) => n).findLast(isOurs) ?? -1;
  const frames: Frame[] = [];
  let commits = 0;
  let isBroken = false;
  for (let n = 0; n <= last; n++) {
    const at = HEADER + n * length;
    if (commits > 0) isBroken = true;
    const page = bytes.readUInt32BE(at);
    const commit = bytes.readUInt32BE(at + 4);
    // A torn write leaves frames of an earlier log in between: their commits are none of this one.
    if (n >= good && commit !== 0 && isOurs(n)) commits += 1;
    if (page >= 1 && page <= MAX_PAGE) {
      frames.push({ page, commit, content: bytes.subarray(at + FRAME_HEADER, at + length) });
    }
  }
  if (!isBroken) return undefined;
  const lastCommit = frames.findLastIndex(({ commit }) => commit !== 0);
  return { frames: frames.slice(0, lastCommit + 1), pageSize };
}

/** Writes the log's frames into a database file, as a checkpoint does. */
export function foldWal({ frames, pageSize }: BrokenWal, target: string): void {
  const descriptor = openSync(target, 'r+');
  try {
    for (const { page, content } of frames) {
      writeSync(descriptor, content, 0, pageSize, (page - 1) * pageSize);
    }
    const pages = frames.at(-1)?.commit ?? 0;
    if (pages > 0 && pages <= MAX_PAGE) ftruncateSync(descriptor, pages * pageSize);
  } finally {
    closeSync(descriptor);
  }
}

/** From the log's header, or where that is damaged from the database's. */
function pageSizeOf(bytes: Buffer, file: string): number | undefined {
  const own = bytes.readUInt32BE(8);
  if (isPageSize(own)) return own;
  const header = existsSync(file) ? readFileSync(file).subarray(0, 18) : Buffer.alloc(0);
  const size = header.length === 18 ? header.readUInt16BE(16) : 0;
  return isPageSize(size) ? size : undefined;
}

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}

/** The header's, or where no frame has those the ones that the first frames share. */
function saltsOf(bytes: Buffer, length: number, count: number): Buffer {
  const own = bytes.subarray(16, 24);
  const [first, second] = [0, Math.min(1, count - 1)].map((n) =>
    bytes.subarray(saltAt(n, length), saltAt(n, length) + 8),
  );
  return first && second && !own.equals(first) && first.equals(second) ? first : own;
}

function saltAt(frame: number, length: number): number {
  return HEADER + frame * length + 8;
}

/** How many frames SQLite reads: up to the first whose checksum or salt does not fit. */
function countGood(bytes: Buffer, length: number, count: number): number {
  const magic = bytes.readUInt32BE(0);
  if (magic !== MAGIC && magic !== MAGIC + 1) return 0;
  const read = magic === MAGIC ? bytes.readUInt32LE.bind(bytes) : bytes.readUInt32BE.bind(bytes);
  let sums: [number, number] = [0, 0];
  const add = (from: number, to: number): void => {
    let [first, second] = sums;
    for (let at = from; at < to; at += 8) {
      first = (first + read(at) + second) >>> 0;
      second = (second + read(at + 4) + first) >>> 0;
    }
    sums = [first, second];
  };
  add(0, 24);
  if (bytes.readUInt32BE(24) !== sums[0] || bytes.readUInt32BE(28) !== sums[1]) return 0;
  for (let n = 0; n < count; n++) {
    const at = HEADER + n * length;
    add(at, at + 8);
    add(at + FRAME_HEADER, at + length);
    const isGood =
      bytes.subarray(at + 8, at + 16).equals(bytes.subarray(16, 24)) &&
      bytes.readUInt32BE(at + 16) === sums[0] &&
      bytes.readUInt32BE(at + 20) === sums[1];
    if (!isGood) return n;
  }
  return count;
}
