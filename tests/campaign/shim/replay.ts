/** What was done to files, and what a disk holds of it where the power goes. */
import type { Random } from '../../../scripts/classifier/random.ts';

const SECTOR = 512;

/** As files.c writes it: write, sync, truncate, unlink, rename, acknowledgement. */
export interface Operation {
  kind: 'w' | 's' | 't' | 'u' | 'r' | 'a';
  path: string;
  offset: number;
  data: Buffer;
}

/** `dropped`: only what was synced is there; `torn`: of the rest some sectors are too, in any order. */
type Variant = 'dropped' | 'torn';

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
  return 'wstura'.includes(kind);
}

interface File {
  synced: Buffer;
  pending: Operation[];
}

export interface Disk {
  apply(operation: Operation): void;
  /** Each file's path with its bytes after the power went now. */
  afterCut(variant: Variant, random: Random): Map<string, Buffer>;
}

/** Names are taken to be kept at once, as a file system with a journal does; contents only once they are synced. */
export function createDisk(): Disk {
  const files = new Map<string, File>();
  const fileAt = (path: string): File => {
    const file = files.get(path) ?? { synced: Buffer.alloc(0), pending: [] };
    files.set(path, file);
    return file;
  };
  return {
    apply(operation) {
      const { kind, path, data } = operation;
      if (kind === 'a') return;
      if (kind === 'u') files.delete(path);
      else if (kind === 'r') {
        files.set(data.toString('utf8'), fileAt(path));
        files.delete(path);
      } else if (kind === 's') {
        // A folder is synced too.
        const file = files.get(path);
        if (!file) return;
        file.synced = file.pending.reduce(changed, file.synced);
        file.pending = [];
      } else fileAt(path).pending.push(operation);
    },
    afterCut(variant, random) {
      const sectors = (file: File): Operation[] =>
        variant === 'dropped' ? [] : file.pending.flatMap(sectorsOf).filter(() => random.below(2) === 0);
      return new Map([...files].map(([path, file]) => [path, sectors(file).reduce(changed, file.synced)]));
    },
  };
}

function sectorsOf(operation: Operation): Operation[] {
  if (operation.kind !== 'w') return [operation];
  return Array.from({ length: Math.ceil(operation.data.length / SECTOR) }, (_, n) => ({
    ...operation,
    offset: operation.offset + n * SECTOR,
    data: operation.data.subarray(n * SECTOR, (n + 1) * SECTOR),
  }));
}

function changed(bytes: Buffer, { kind, offset, data }: Operation): Buffer {
  if (kind === 't')
    return Buffer.concat([bytes.subarray(0, offset), Buffer.alloc(Math.max(0, offset - bytes.length))]);
  const size = Math.max(bytes.length, offset + data.length);
  const after = Buffer.alloc(size);
  bytes.copy(after);
  data.copy(after, offset);
  return after;
}
