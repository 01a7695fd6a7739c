/**
 * What staff ask, and which starter article answers it. Written from the articles' subjects, not from their words:
 * short, long, angry, mistyped. Several ids: any of them is a right answer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../shared/model.ts';

export interface AnswerableQuestion {
  ask: string;
  language: Language;
  ids: string[];
}

const STARTER = join(import.meta.dirname, 'data', 'starter');

/** Of the starter articles, with the ids of the articles in the question's language. */
export function answerableQuestions(): AnswerableQuestion[] {
  return [...read('en.txt', 'en'), ...read('de.txt', 'de')];
}

/** Of nothing the starter articles know. */
export function unanswerableQuestions(): string[] {
  return linesOf('unanswerable.txt');
}

/** Questions that continue the one before them: the earlier one, this one, and ids, separated by ` | `. */
export function followUpQuestions(): { ask: string; context: string[]; ids: string[] }[] {
  return linesOf('follow-ups.txt').map((line) => {
    const [earlier = '', ask = '', ids = ''] = line.split(' | ');
    return { ask, context: [earlier], ids: ids.split(' ') };
  });
}

/** A line is a question, ` | ` and ids separated by spaces. */
function read(file: string, language: Language): AnswerableQuestion[] {
  return linesOf(file).map((line) => {
    const [ask = '', ids = ''] = line.split(' | ');
    return { ask, language, ids: ids.split(' ').map((id) => (language === 'de' ? `${id}.de` : id)) };
  });
}

function linesOf(file: string): string[] {
  return readFileSync(join(STARTER, file), 'utf8').trim().split('\n');
}
