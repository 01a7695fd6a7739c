/** What was done to files, and what a disk holds of it where the power goes. */
import type { Random } from '../../../scripts/classifier/random.ts';

const SECTOR = 512;

/** As files.c writes it: write, sync, truncate, create, unlink, rename, acknowledgement. */
export interface Operation {
  kind: 'w' | 's' | 't' | 'c' | 'u' | 'r' | 'a';
  path: string;
  offset: number;
  data: Buffer;
}

/** `dropped`: only what was synced is there; of the rest `some` writes are too, or in `torn` some sectors of them. */
export type Variant = 'dropped' | 'some' | 'torn';

export function readOperations(log: Buffer): Operation[] {
  const operations: Operation[] = [];
  for (let at = 0; at < log.length; ) {
    const kind = String.fromCharCode(log[at] ?? 0);
    const pathEnd = at + 15 + log.readUInt16LE(at + 1);
    const end = pathEnd + log.readUInt32LE(at + 11);
    const path = log.toString('utf8', at + 15, pathEnd);
    const offset = Number(log.readBigInt64LE(at + 3));
    if (isKind(kind)) operations.push({ kind, path, offset, data: log.subarray(pathEnd, end) });
    at = end;
  }
  return operations;
}

function isKind(kind: string): kind is Operation['kind'] {
  return 'wstcura'.includes(kind);
}

/** A file's bytes in a buffer with room to grow; beyond `length` it is all zeros. */
interface Bytes {
  buffer: Buffer;
  length: number;
}

interface File {
  synced: Bytes;
  pending: Operation[];
}

export interface Disk {
  /** @returns whether what is sure to be on the disk changed with it, or what was said */
  apply(operation: Operation): boolean;
  /** Each file's path with its bytes after the power went now. */
  afterCut(variant: Variant, random: Random): Map<string, Buffer>;
}

/**
 * Names are taken to be kept at once, as a file system with a journal does; contents only once they are synced.
 * @param before each file's path and bytes at the beginning
 */
export function createDisk(before: ReadonlyMap<string, Buffer>): Disk {
  const files = new Map<string, File>();
  for (const [path, bytes] of before) {
    files.set(path, { synced: { buffer: Buffer.from(bytes), length: bytes.length }, pending: [] });
  }
  const fileAt = (path: string): File => {
    const file = files.get(path) ?? { synced: { buffer: Buffer.alloc(0), length: 0 }, pending: [] };
    files.set(path, file);
    return file;
  };
  return {
    apply(operation) {
      const { kind, path, data } = operation;
      if (kind === 'a') return true;
      if (kind === 'u') return files.delete(path);
      if (kind === 'c') return fileAt(path).pending.length === 0;
      if (kind === 'r') {
        files.set(data.toString('utf8'), fileAt(path));
        files.delete(path);
        return true;
      }
      if (kind === 's') {
        // A folder is synced too.
        const file = files.get(path);
        if (!file || file.pending.length === 0) return false;
        for (const change of file.pending) apply(file.synced, change);
        file.pending = [];
        return true;
      }
      fileAt(path).pending.push(operation);
      return false;
    },
    afterCut(variant, random) {
      return new Map([...files].map(([path, file]) => [path, remains(file, variant, random)]));
    },
  };
}

function remains({ synced, pending }: File, variant: Variant, random: Random): Buffer {
  const bytes = { buffer: Buffer.from(synced.buffer.subarray(0, synced.length)), length: synced.length };
  if (variant === 'dropped') return bytes.buffer;
  const changes = variant === 'torn' ? pending.flatMap(sectorsOf) : pending;
  for (const change of changes) if (random.below(2) === 0) apply(bytes, change);
  return bytes.buffer.subarray(0, bytes.length);
}

function sectorsOf(operation: Operation): Operation[] {
  if (operation.kind !== 'w') return [operation];
  return Array.from({ length: Math.ceil(operation.data.length / SECTOR) }, (_, n) => ({
    ...operation,
    offset: operation.offset + n * SECTOR,
    data: operation.data.subarray(n * SECTOR, (n + 1) * SECTOR),
  }));
}

function apply(bytes: Bytes, { kind, offset, data }: Operation): void {
  const end = kind === 't' ? offset : Math.max(bytes.length, offset + data.length);
  if (end > bytes.buffer.length) {
    const larger = Buffer.alloc(2 * end);
    bytes.buffer.copy(larger, 0, 0, bytes.length);
    bytes.buffer = larger;
  }
  if (kind === 't') bytes.buffer.fill(0, Math.min(offset, bytes.length));
  else data.copy(bytes.buffer, offset);
  bytes.length = end;
}
