/** The one pipeline from a question to an answer: store, classify, retrieve, ask the model, store, reply. */
import { randomUUID } from 'node:crypto';
import type { ChatReply, Input } from '../../../shared/contract.ts';
import { Failure } from '../../../shared/errors.ts';
import type { KnowledgeHit, Language, SecretKind, Source } from '../../../shared/model.ts';
import type { Events } from '../../events.ts';
import type { LanguageModel } from '../../lm/language-model.ts';
import type { MessageStore } from '../../store/store.ts';
import type { Triage } from '../classifier/triage.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { detectLanguage } from '../language.ts';
import { redact } from '../redaction/redact.ts';
import { titleOf } from '../text.ts';
import type { Answer, Progress } from './answer.ts';
import { describeCircumstances } from './circumstances.ts';
import { emergencyIn, emergencyStep } from './emergency.ts';
import { answerFromKnowledge, mayFallBack } from './fallback.ts';
import { answerFromModel } from './model-answer.ts';
import { buildPrompt } from './prompt.ts';
import { isSmallTalk } from './small-talk.ts';

export interface AssistantDeps {
  messages: MessageStore;
  model: LanguageModel;
  knowledge: Knowledge;
  triage: Triage;
  events: Events;
  /** Told that the model gave no answer. */
  modelFailed: () => void;
  systemPrompt: string;
  /** The number that stops a lost card or a fraud; empty where the organisation set none. */
  emergencyPhone: () => Promise<string>;
  maxTokens: number;
  /** Previous messages a model call includes at most. */
  maxHistoryMessages: number;
}

export interface Assistant {
  /**
   * Answers a question. The question is committed before the model is asked, the answer before it is returned.
   * @throws Failure `model_busy`, `cancelled` or a `database_*` code
   */
  ask(question: Input<'chat.ask'>, progress: Progress): Promise<ChatReply>;
}

/** Passages a prompt holds at most. */
const MAX_PASSAGES = 4;

export function createAssistant(deps: AssistantDeps): Assistant {
  return {
    async ask({ message: typed, session_id = `session_${randomUUID()}`, replaces }, progress) {
      const { text: message, masked } = redact(typed);
      const { category, confidence } = await deps.triage.classify(message);
      const question_id = await deps.messages.append(
        {
          session_id,
          role: 'user',
          content: message,
          category,
          answered_by: null,
          state: 'complete',
          sources: [],
        },
        { title: titleOf(message), replaces },
      );
      progress.emit({ event: 'start', data: { session_id, category, question_id, message, masked } });

      const answer = await answerTo(deps, { session_id, message, masked, question_id }, progress);
      if (answer.sources.length > 0) progress.emit({ event: 'sources', data: { sources: answer.sources } });

      const message_id = await deps.messages.append(
        {
          session_id,
          role: 'assistant',
          content: answer.response,
          category,
          answered_by: answer.answered_by,
          state: answer.state,
          sources: answer.sources,
        },
        { answers: question_id },
      );
      deps.events.emit('data.changed', { what: 'sessions' });
      if (progress.signal.aborted) throw new Failure('cancelled');
      return { ...answer, category, category_confidence: confidence, session_id, message_id, masked };
    },
  };
}

interface Question {
  session_id: string;
  message: string;
  masked: SecretKind[];
  question_id: number;
}

/** What must be done at once goes first, whoever answers. */
async function answerTo(deps: AssistantDeps, question: Question, progress: Progress): Promise<Answer> {
  const language = detectLanguage(question.message);
  const emergency = emergencyIn(question.message);
  if (!emergency) return findAnswer(deps, question, { language, firstStep: '' }, progress);
  const firstStep = emergencyStep(emergency, language, await deps.emergencyPhone());
  const before = `${firstStep}\n\n`;
  progress.emit({ event: 'delta', data: { text: before } });
  const answer = await findAnswer(deps, question, { language, firstStep }, progress);
  return { ...answer, response: before + answer.response };
}

interface Manner {
  language: Language;
  /** What the person was told already. */
  firstStep: string;
}

async function findAnswer(
  deps: AssistantDeps,
  { session_id, message, masked, question_id }: Question,
  { language, firstStep }: Manner,
  progress: Progress,
): Promise<Answer> {
  const history = await deps.messages.recent(session_id, question_id, deps.maxHistoryMessages);
  const context = history.filter(({ role }) => role === 'user').map(({ content }) => content);
  const smallTalk = isSmallTalk(message);
  const found = smallTalk
    ? { hits: [], confident: false }
    : await deps.knowledge.search(message, { limit: MAX_PASSAGES, language, context: context.reverse() });
  const passages = found.confident ? found.hits : [];
  try {
    const prompt = buildPrompt({
      system: deps.systemPrompt,
      circumstances: describeCircumstances({
        language,
        masked,
        found: passages.length > 0,
        firstStep,
        isSmallTalk: smallTalk,
      }),
      history,
      passages,
      question: message,
      contextLength: deps.model.contextLength(),
      maxTokens: deps.maxTokens,
    });
    const sources = sourcesOf(passages.slice(0, prompt.passagesUsed));
    const answer = await answerFromModel(deps.model, prompt, sources, progress);
    return { ...answer, suggest_ticket: passages.length === 0 && !smallTalk };
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    deps.modelFailed();
    const answer = await answerFromKnowledge(
      deps.knowledge,
      { message, masked, language, hit: passages[0], isUrgent: firstStep !== '' },
      error,
    );
    progress.emit({ event: 'delta', data: { text: answer.response } });
    return answer;
  }
}

function sourcesOf(passages: KnowledgeHit[]): Source[] {
  return passages.map(({ article_id, title, heading, passage_id }, index) => ({
    n: index + 1,
    article_id,
    title,
    heading,
    passage_id,
  }));
}
