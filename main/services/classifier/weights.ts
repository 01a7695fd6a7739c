import { FEATURES_VERSION } from './features.ts';

/**
 * The weights file: 20 bytes of header (magic `DSKC`, format version u16, features version u16, bucket count u32,
 * scale f32, two biases i16 in 256ths of a step; all little-endian), then a byte per bucket: E-Banking in its lower four bits, IT Support in its upper
 * four, both -7 to 7. So small a number does, for many add up, and leaves room for more buckets, whose pieces of words collide less.
 * General is the class the other two are measured against, so it has no weights of its own.
 */
const MAGIC = 'DSKC';
const FORMAT_VERSION = 2;
const HEADER_BYTES = 20;
const BIAS_PARTS = 256;

export interface Weights {
  bucketCount: number;
  /** One step of the values, in log-odds. */
  scale: number;
  /** In the same steps, and parts of them: E-Banking, IT Support. */
  bias: readonly [eBanking: number, itSupport: number];
  /** A byte per bucket; see `eBankingOf` and `itSupportOf`. */
  table: Uint8Array;
}

/** A bucket's byte. @param eBanking, itSupport whole steps, -7 to 7 */
export function packed(eBanking: number, itSupport: number): number {
  return (eBanking & 15) | ((itSupport & 15) << 4);
}

export function eBankingOf(byte: number): number {
  return (byte << 28) >> 28;
}

export function itSupportOf(byte: number): number {
  return (byte << 24) >> 28;
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
  view.setInt16(16, Math.round(weights.bias[0] * BIAS_PARTS), true);
  view.setInt16(18, Math.round(weights.bias[1] * BIAS_PARTS), true);
  bytes.set(weights.table, HEADER_BYTES);
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
  const expected = HEADER_BYTES + bucketCount;
  if (bucketCount === 0 || bytes.length !== expected) {
    throw new Error(`The classifier weights have ${bytes.length} bytes instead of ${expected}.`);
  }
  const scale = view.getFloat32(12, true);
  if (!(scale > 0 && Number.isFinite(scale))) throw new Error('The classifier weights have no valid scale.');
  return {
    bucketCount,
    scale,
    bias: [view.getInt16(16, true) / BIAS_PARTS, view.getInt16(18, true) / BIAS_PARTS],
    table: bytes.subarray(HEADER_BYTES),
  };
}

function expectVersion(what: string, found: number, expected: number): void {
  if (found === expected) return;
  throw new Error(`The classifier weights have ${what} version ${found}; this program needs ${expected}.`);
}
