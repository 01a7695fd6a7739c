/** Whether questions find the articles that answer them, and questions that no article answers are refused. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectLanguage } from '../../main/services/language.ts';
import type { Language } from '../../shared/model.ts';
import { openBase } from './base.ts';
import { foundRows, type JudgedQuestion, judge, refusedRow, worstErrors } from './judge.ts';
import { answerableQuestions, followUpQuestions, unanswerableQuestions } from './questions.ts';
import type { EvalPart } from './row.ts';

const STARTER = join(import.meta.dirname, '..', '..', 'resources', 'knowledge');
/** A question before one that the base cannot answer. */
const CONTEXT: Readonly<Record<Language, string>> = { en: 'the vpn keeps dropping', de: 'VPN bricht ab' };

/** The starter base with the questions of both languages, then without its German articles. */
export async function evaluateRetrieval(): Promise<EvalPart> {
  const answerable = answerableQuestions();
  const unanswerable = unanswerableQuestions().map((ask): JudgedQuestion => ({ ask, ids: [] }));
  const german = answerable.filter(({ language }) => language === 'de');

  await using starter = await openBase(STARTER);
  const found = await judge(starter.knowledge, answerable);
  const refused = await judge(starter.knowledge, unanswerable);
  const continuing = await judge(starter.knowledge, followUpQuestions());
  const offTopic = await judge(
    starter.knowledge,
    unanswerable.map((question) => ({ ...question, context: [CONTEXT[detectLanguage(question.ask)]] })),
  );
  const isGerman = ({ ask }: JudgedQuestion) => german.some((question) => question.ask === ask);

  await using english = await openEnglishBase();
  const across = await judge(
    english.knowledge,
    german.map((question) => ({ ...question, ids: question.ids.map((id) => id.replace(/\.de$/, '')) })),
  );
  const refusedInEnglish = await judge(english.knowledge, unanswerable);

  return {
    part: 'retrieval',
    rows: [
      ...foundRows('all questions', found),
      ...foundRows(
        'English',
        found.filter((verdict) => !isGerman(verdict)),
      ),
      ...foundRows('German, of German articles', found.filter(isGerman)),
      ...foundRows('German, of English articles alone', across),
      ...foundRows('continuing the question before', continuing),
      refusedRow('not in the base', refused),
      refusedRow('not in the base, after a question that is', offTopic),
      refusedRow('not in the base, English articles alone', refusedInEnglish),
    ],
    worst: worstErrors([...found, ...refused, ...across, ...continuing]),
  };
}

async function openEnglishBase() {
  const folder = await mkdtemp(join(tmpdir(), 'deskside-english-'));
  await cp(join(STARTER, 'en'), join(folder, 'en'), { recursive: true });
  await cp(join(STARTER, 'synonyms.txt'), join(folder, 'synonyms.txt'));
  try {
    return await openBase(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
