import { FEATURES_VERSION } from './features.ts';

/**
 * The weights file: 20 bytes of header (magic `DSKC`, format version u16, features version u16, bucket count u32,
 * scale f32, two biases i16; all little-endian), then two int8 per bucket. General is the class the other two are measured against,
 * so it has no weights of its own.
 */
const MAGIC = 'DSKC';
const FORMAT_VERSION = 1;
const HEADER_BYTES = 20;

export interface Weights {
  bucketCount: number;
  /** One step of the int8 values, in log-odds. */
  scale: number;
  /** In the same steps: E-Banking, IT Support. */
  bias: readonly [eBanking: number, itSupport: number];
  /** Two per bucket: E-Banking, IT Support. */
  table: Int8Array;
}

/** The bytes of a weights file. `readWeights` is its inverse. */
export function writeWeights(weights: Weights): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + weights.table.length);
  const view = new DataView(bytes.buffer);
  for (const [index, letter] of [...MAGIC].entries()) view.setUint8(index, letter.charCodeAt(0));
  view.setUint16(4, FORMAT_VERSION, true);
  view.setUint16(6, FEATURES_VERSION, true);
  view.setUint32(8, weights.bucketCount, true);
  view.setFloat32(12, weights.scale, true);
  view.setInt16(16, weights.bias[0], true);
  view.setInt16(18, weights.bias[1], true);
  bytes.set(
    new Uint8Array(weights.table.buffer, weights.table.byteOffset, weights.table.length),
    HEADER_BYTES,
  );
  return bytes;
}

/**
 * Reads a weights file without copying its table.
 * @throws Error saying what does not fit: not a weights file, another version, or cut short
 */
export function readWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new Error('The classifier weights are not a weights file.');
  }
  expectVersion('format', view.getUint16(4, true), FORMAT_VERSION);
  expectVersion('features', view.getUint16(6, true), FEATURES_VERSION);
  const bucketCount = view.getUint32(8, true);
  const expected = HEADER_BYTES + 2 * bucketCount;
  if (bucketCount === 0 || bytes.length !== expected) {
    throw new Error(`The classifier weights have ${bytes.length} bytes instead of ${expected}.`);
  }
  const scale = view.getFloat32(12, true);
  if (!(scale > 0 && Number.isFinite(scale))) throw new Error('The classifier weights have no valid scale.');
  return {
    bucketCount,
    scale,
    bias: [view.getInt16(16, true), view.getInt16(18, true)],
    table: new Int8Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES, 2 * bucketCount),
  };
}

function expectVersion(what: string, found: number, expected: number): void {
  if (found === expected) return;
  throw new Error(`The classifier weights have ${what} version ${found}; this program needs ${expected}.`);
}
