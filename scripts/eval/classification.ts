/**
 * Whether messages are given to the right desk, by the shipped weights and, to compare, by the specification's keywords. The shared
 * rows are not part of the project: CLASSIFY_DATA says where they are, and without them the project's own held-out messages are
 * judged alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Classifier } from '../../main/services/classifier/classifier.ts';
import { createKeywordClassifier } from '../../main/services/classifier/keywords.ts';
import { createLearnedClassifier } from '../../main/services/classifier/learned.ts';
import { type Row, readHeldOut, readRows } from '../classifier/corpus.ts';
import { accuracy, type Judged, judge, macroF1, recall, worstErrors } from '../classifier/scores.ts';
import { atLeast, atMost, type EvalPart, type EvalRow } from './row.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SHARED = process.env.CLASSIFY_DATA ?? join(ROOT, '..', 'shared', 'data', 'classify');
const WORST = 10;

export async function evaluateClassification(): Promise<EvalPart> {
  const bytes = readFileSync(join(ROOT, 'resources', 'classifier', 'weights.bin'));
  const loadStarted = performance.now();
  const learned = createLearnedClassifier(bytes);
  const loadMs = performance.now() - loadStarted;
  const keywords = createKeywordClassifier();

  const english = heldOut('en.txt');
  const german = heldOut('de.txt');
  const blindEnglish = heldOut('blind-en.txt');
  const blindGerman = heldOut('blind-de.txt');
  const testPath = join(SHARED, 'test.jsonl');
  const test = existsSync(testPath) ? readRows(testPath) : undefined;
  const judged = judge(learned, [...(test ?? []), ...english, ...german, ...blindEnglish, ...blindGerman]);
  return {
    part: 'classification',
    rows: [
      ...(test ? sharedRows(learned, keywords, test) : []),
      atLeast('own held-out English', accuracy(judge(learned, english)), 0.93),
      atLeast('own held-out German', accuracy(judge(learned, german)), 0.92),
      atLeast('own blind block, English', accuracy(judge(learned, blindEnglish)), 0.93),
      atLeast('own blind block, German', accuracy(judge(learned, blindGerman)), 0.9),
      toCompare('own held-out English, by keywords', accuracy(judge(keywords, english))),
      toCompare('own held-out German, by keywords', accuracy(judge(keywords, german))),
      toCompare('own blind block, English, by keywords', accuracy(judge(keywords, blindEnglish))),
      toCompare('own blind block, German, by keywords', accuracy(judge(keywords, blindGerman))),
      atMost('a message, p99 in ms', warmP99(learned, judged), 0.3),
      atMost('weights, bytes', bytes.length, 200_000),
      atMost('load, ms', loadMs, 10),
    ],
    worst: [
      ...(test ? [] : [`test.jsonl is not here (${testPath}): its rows were not judged`]),
      ...worstErrors(judged, WORST).map(sentenceOf),
    ],
  };
}

function heldOut(name: string): Row[] {
  return readHeldOut(join(ROOT, 'scripts', 'classifier', 'held-out', name));
}

function sharedRows(learned: Classifier, keywords: Classifier, test: readonly Row[]): EvalRow[] {
  const judged = judge(learned, test);
  const hand = judged.filter(({ source }) => source === 'hand');
  const compared = judge(keywords, test);
  return [
    atLeast('test accuracy', accuracy(judged), 0.965),
    atLeast('test macro-F1', macroF1(judged), 0.965),
    atLeast('hand-written rows', accuracy(hand), 0.93),
    atLeast('hand-written rows, recall of General', recall(hand, 'General'), 0.92),
    toCompare('test accuracy, by keywords', accuracy(compared)),
    toCompare('test macro-F1, by keywords', macroF1(compared)),
  ];
}

function toCompare(measure: string, value: number): EvalRow {
  return { measure, value, goal: 'to compare', met: true };
}

/** The 99th percentile of single messages, after one pass to warm up. */
function warmP99(subject: Classifier, rows: readonly Row[]): number {
  for (const { text } of rows) subject.classify(text);
  const times = rows.map(({ text }) => {
    const started = performance.now();
    subject.classify(text);
    return performance.now() - started;
  });
  times.sort((first, second) => first - second);
  return times[Math.floor(times.length * 0.99)] ?? 0;
}

function sentenceOf({ text, label, given, confidence, source }: Judged): string {
  return `${label}, given ${given} (${confidence.toFixed(2)}): ${text.slice(0, 100)} (${source})`;
}
