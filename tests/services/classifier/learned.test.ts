import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLearnedClassifier } from '../../../main/services/classifier/learned.ts';
import { eBankingOf, itSupportOf, packed, writeWeights } from '../../../main/services/classifier/weights.ts';
import { readHeldOut } from '../../../scripts/classifier/corpus.ts';
import { accuracy, judge } from '../../../scripts/classifier/scores.ts';

const Record = z.object({ sha256: z.string(), bytes: z.int() });

const root = join(import.meta.dirname, '../../..');
const bytes = readFileSync(join(root, 'resources/classifier/weights.bin'));
const shipped = createLearnedClassifier(bytes);

describe('the shipped weights', () => {
  it('are the ones that the record describes', () => {
    const record = Record.parse(
      JSON.parse(readFileSync(join(root, 'resources/classifier/weights.json'), 'utf8')),
    );
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.sha256);
    expect(bytes.length).toBe(record.bytes);
  });

  it('stay within 200 kB', () => {
    expect(bytes.length).toBeLessThanOrEqual(200_000);
  });

  it.each([
    ['en.txt', 0.93],
    ['de.txt', 0.92],
    ['blind-en.txt', 0.93],
    ['blind-de.txt', 0.9],
  ])('reach the goal on the held-out messages of %s', (file, goal) => {
    const rows = readHeldOut(join(root, 'scripts/classifier/held-out', file));
    expect(accuracy(judge(shipped, rows))).toBeGreaterThanOrEqual(goal);
  });

  it.each([
    ['vpn drops every five minutes', 'IT Support'],
    ['discard the draft', 'General'],
    ['my card was swallowed by the atm', 'E-Banking'],
    ['please take into account that I am on holiday', 'General'],
    ['forgot my e-banking password', 'E-Banking'],
    ['I forgot my windows password', 'IT Support'],
    ['Maus im Keller', 'General'],
    ['meine Maus am PC geht nicht', 'IT Support'],
    ['Bank im Park', 'General'],
    ['Dauerauftrag ändern', 'E-Banking'],
  ])('route "%s" to %s', (message, category) => {
    expect(shipped.classify(message).category).toBe(category);
  });
});

describe('the learned classifier', () => {
  it('reads German with and without umlauts alike', () => {
    expect(shipped.classify('Überweisung zurückrufen')).toEqual(
      shipped.classify('ueberweisung zurueckrufen'),
    );
  });

  it('answers any text with a confidence between a third and one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (message) => {
        const { confidence } = shipped.classify(message);
        expect(confidence).toBeGreaterThanOrEqual(1 / 3);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes what a message of 200 kB says at its beginning, and quickly', () => {
    const message = `my credit card was stolen ${'lorem ipsum '.repeat(17_000)}`;
    const started = performance.now();
    shipped.classify(message);
    expect(performance.now() - started).toBeLessThan(50);
  });

  it('prefers General where nothing is known', () => {
    const empty = { bucketCount: 8, scale: 1, bias: [0, 0] as const, table: new Uint8Array(8) };
    expect(createLearnedClassifier(writeWeights(empty)).classify('anything').category).toBe('General');
  });
});

describe('a bucket', () => {
  it('keeps both weights in one byte', () => {
    for (let bank = -7; bank <= 7; bank += 1) {
      for (let it = -7; it <= 7; it += 1) {
        const [byte = 0] = Uint8Array.of(packed(bank, it));
        expect([eBankingOf(byte), itSupportOf(byte)]).toEqual([bank, it]);
      }
    }
  });
});

describe('a weights file', () => {
  const small = writeWeights({ bucketCount: 4, scale: 0.5, bias: [1, -1], table: new Uint8Array(4).fill(3) });

  function altered(offset: number, value: number): Uint8Array {
    const copy = small.slice();
    copy[offset] = value;
    return copy;
  }

  it.each([
    ['that is empty', new Uint8Array(), 'not a weights file'],
    ['with another magic', altered(0, 0), 'not a weights file'],
    ['of another format', altered(4, 9), 'format version 9'],
    ['for other features', altered(6, 99), 'features version 99'],
    ['that was cut short', small.slice(0, -1), 'bytes instead of'],
    ['without a scale', altered(15, 0x80), 'no valid scale'],
  ])('%s is refused in plain words', (_name, file, words) => {
    expect(() => createLearnedClassifier(file)).toThrow(words);
  });

  it('may lie anywhere in a larger buffer', () => {
    const larger = new Uint8Array(small.length + 3);
    larger.set(small, 3);
    const [there, here] = [larger.subarray(3), small].map(createLearnedClassifier);
    expect(there?.classify('hello')).toEqual(here?.classify('hello'));
  });
});
