import type { Classifier } from '../../main/services/classifier/classifier.ts';
import { Category } from '../../shared/model.ts';
import type { Row } from './corpus.ts';

export interface Judged extends Row {
  given: Category;
  confidence: number;
}

/** What the classifier says to each row. */
export function judge(classifier: Classifier, rows: readonly Row[]): Judged[] {
  return rows.map((row) => {
    const { category, confidence } = classifier.classify(row.text);
    return { ...row, given: category, confidence };
  });
}

/** The share of rows given their label, 0 to 1. */
export function accuracy(rows: readonly Judged[]): number {
  return rows.filter(isRight).length / rows.length;
}

/** Of the rows with this label, the share given it, 0 to 1. */
export function recall(rows: readonly Judged[], label: Category): number {
  return accuracy(rows.filter((row) => row.label === label));
}

/** The mean of the categories' F1, 0 to 1. */
export function macroF1(rows: readonly Judged[]): number {
  const scores = Category.options.map((label) => {
    const right = rows.filter((row) => row.given === label && isRight(row)).length;
    const given = rows.filter((row) => row.given === label).length;
    const labelled = rows.filter((row) => row.label === label).length;
    return (2 * right) / (given + labelled);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The wrong answers that were given with the most confidence. */
export function worstErrors(rows: readonly Judged[], count: number): Judged[] {
  const wrong = rows.filter((row) => !isRight(row));
  return wrong.sort((first, second) => second.confidence - first.confidence).slice(0, count);
}

function isRight(row: Judged): boolean {
  return row.given === row.label;
}
