import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLearnedClassifier } from '../../../main/services/classifier/learned.ts';
import { writeWeights } from '../../../main/services/classifier/weights.ts';
import { readWritten, withoutRows } from '../../../scripts/classifier/corpus.ts';
import { expandLine } from '../../../scripts/classifier/expand.ts';
import { exponential, learn, meanOf } from '../../../scripts/classifier/learn.ts';
import { balanced, writtenLessons } from '../../../scripts/classifier/lessons.ts';
import { dropUmlauts, misspell } from '../../../scripts/classifier/misspell.ts';
import { quantise } from '../../../scripts/classifier/quantise.ts';
import { createRandom } from '../../../scripts/classifier/random.ts';

const OPTIONS = { bucketCount: 4096, epochs: 4, rate: 0.12, decay: 0, seed: 7 };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'classifier-'));
  writeFileSync(
    join(folder, 'en-bank-a.txt'),
    '# cards\n4x my (card|visa) is (lost|stolen)\n\nwhere is my money\n',
  );
  writeFileSync(join(folder, 'en-it-a.txt'), 'the vpn is down\nmy laptop is slow\n');
  writeFileSync(join(folder, 'en-general-a.terms'), 'chair, coffee\n');
  writeFileSync(join(folder, 'en.frames'), 'my * is broken\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function train(seed: number): Uint8Array {
  const lessons = writtenLessons(readWritten(folder, seed), seed);
  return writeWeights(quantise(learn(lessons, { ...OPTIONS, seed }), 1));
}

describe('training', () => {
  it('gives the same bytes for the same data and seed', () => {
    expect(train(1)).toEqual(train(1));
  });

  it('follows the seed', () => {
    expect(train(1)).not.toEqual(train(2));
  });

  it('learns what it was told', () => {
    const classifier = createLearnedClassifier(train(1));
    expect(classifier.classify('my visa is stolen').category).toBe('E-Banking');
    expect(classifier.classify('vpn down').category).toBe('IT Support');
    expect(classifier.classify('my coffee is broken').category).toBe('General');
  });

  it('keeps the mean of several models', () => {
    const models = [
      { bucketCount: 1, table: Float64Array.of(1, -2), bias: [0, 4] as [number, number] },
      { bucketCount: 1, table: Float64Array.of(3, 0), bias: [1, 0] as [number, number] },
    ];
    expect(meanOf(models)).toEqual({ bucketCount: 1, table: Float64Array.of(2, -1), bias: [0.5, 2] });
  });

  it('lets each label count as much as the others', () => {
    const lessons = [
      { text: 'card', label: 'E-Banking' as const, weight: 1 },
      { text: 'vpn', label: 'IT Support' as const, weight: 1 },
      ...['tea', 'chair', 'lunch', 'bus'].map((text) => ({ text, label: 'General' as const, weight: 1 })),
    ];
    expect(balanced(lessons).map(({ weight }) => weight)).toEqual([2, 2, 0.5, 0.5, 0.5, 0.5]);
  });

  it('computes the exponential without the engine', () => {
    for (const power of [-30, -7.3, -1, -0.001, 0]) {
      expect(exponential(power) / Math.exp(power)).toBeCloseTo(1, 5);
    }
  });
});

describe('the written data', () => {
  it('puts each term into sentences of its language', () => {
    const texts = readWritten(folder, 1).map((example) => example.text);
    expect(texts).toContain('coffee');
    expect(texts).toContain('my chair is broken');
  });

  it('refuses a file whose name has no label', () => {
    writeFileSync(join(folder, 'en-other-a.txt'), 'hello\n');
    expect(() => readWritten(folder, 1)).toThrow('en-other-a.txt');
  });

  it('expands alternatives up to the number asked for, each once', () => {
    const variants = expandLine('3x (a|b) (c|d|)', createRandom(1));
    expect(new Set(variants).size).toBe(3);
    for (const variant of variants) expect(variant).toMatch(/^[ab]( [cd])?$/);
  });

  it('leaves out what says the same words as a row held back', () => {
    const row = { text: 'The VPN is down!', label: 'IT Support' as const, source: 'test' };
    const texts = withoutRows(readWritten(folder, 1), [row]).map((example) => example.text);
    expect(texts).not.toContain('the vpn is down');
    expect(texts).toContain('my laptop is slow');
  });
});

describe('misspelling', () => {
  it('changes long words only, and not all', () => {
    const random = createRandom(3);
    const text = 'my printer on the second floor prints nothing but blank pages';
    const changed = misspell(text, 2, random);
    expect(changed).not.toBe(text);
    expect(changed.split(' ')).toHaveLength(11);
    expect(changed.startsWith('my ')).toBe(true);
  });

  it('drops umlauts', () => {
    expect(dropUmlauts('Überweisung größer')).toBe('Uberweisung grosser');
  });
});
