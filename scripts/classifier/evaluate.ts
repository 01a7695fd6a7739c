/**
 * Prints the shipped classifier's figures beside their goals and the ten worst errors of each part; with --json, the
 * same as JSON. Where the shared data are not at hand, only the project's own held-out messages are judged.
 * Usage: node scripts/classifier/evaluate.ts [folder with test.jsonl] [--json]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Classifier } from '../../main/services/classifier/classifier.ts';
import { createLearnedClassifier } from '../../main/services/classifier/learned.ts';
import { readHeldOut, readRows } from './corpus.ts';
import { accuracy, judge, macroF1, recall, worstErrors } from './scores.ts';

const WORST = 10;
const here = import.meta.dirname;
const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? '../shared/data/classify';

const bytes = readFileSync(join(here, '../../resources/classifier/weights.bin'));
const loadStarted = performance.now();
const classifier = createLearnedClassifier(bytes);
const loadMs = performance.now() - loadStarted;

const testPath = join(folder, 'test.jsonl');
const test = existsSync(testPath) ? judge(classifier, readRows(testPath)) : [];
const hand = test.filter((row) => row.source === 'hand');
const english = judge(classifier, readHeldOut(join(here, 'held-out/en.txt')));
const german = judge(classifier, readHeldOut(join(here, 'held-out/de.txt')));
const messages = [...test, ...english, ...german].map((row) => row.text);

const shared = [
  { figure: 'test.jsonl accuracy', value: accuracy(test), goal: 0.965 },
  { figure: 'test.jsonl macro-F1', value: macroF1(test), goal: 0.965 },
  { figure: 'hand rows accuracy', value: accuracy(hand), goal: 0.93 },
  { figure: 'hand rows General recall', value: recall(hand, 'General'), goal: 0.92 },
];
const own = [
  { figure: 'own held-out English', value: accuracy(english), goal: 0.93 },
  { figure: 'own held-out German', value: accuracy(german), goal: 0.92 },
];
const costs = [
  { figure: 'message p99, ms', value: warmP99(classifier, messages), goal: 0.3 },
  { figure: 'load, ms', value: loadMs, goal: 10 },
  { figure: 'weights, bytes', value: bytes.length, goal: 200_000 },
];
const figures = [
  ...[...(test.length > 0 ? shared : []), ...own].map((row) => ({
    ...row,
    sign: '>=',
    met: row.value >= row.goal,
  })),
  ...costs.map((row) => ({ ...row, sign: '<=', met: row.value <= row.goal })),
];

const worst = Object.entries({ test, hand, english, german }).map(([part, rows]) => ({
  part,
  errors: worstErrors(rows, WORST),
}));

if (process.argv.includes('--json')) {
  print(JSON.stringify({ figures, worst }, null, 2));
} else {
  for (const { figure, value, goal, sign, met } of figures) {
    print(
      `${figure.padEnd(28)}${value.toFixed(3).padStart(11)}   goal ${sign} ${goal}${met ? '' : '   MISSED'}`,
    );
  }
  for (const { part, errors } of worst) {
    print(`\nWorst errors: ${part}`);
    for (const { text, label, given, confidence, source } of errors) {
      print(`  ${confidence.toFixed(2)} ${label} -> ${given}: ${text.slice(0, 100)} (${source})`);
    }
  }
}

/** The 99th percentile of single messages, after one pass to warm up. */
function warmP99(subject: Classifier, messages: readonly string[]): number {
  for (const message of messages) subject.classify(message);
  const times = messages.map((message) => {
    const started = performance.now();
    subject.classify(message);
    return performance.now() - started;
  });
  times.sort((first, second) => first - second);
  return times[Math.floor(times.length * 0.99)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
