/** What the model is told of this one question, after the organisation's own prompt. */
import type { Language, SecretKind } from '../../../shared/model.ts';

export interface Circumstances {
  language: Language;
  /** What was hidden in the question. */
  masked: readonly SecretKind[];
  /** Whether any passage of the documents fits. */
  found: boolean;
  /** What the person was already told to do at once; empty where there was no need. */
  firstStep: string;
  /** A greeting or thanks: nothing was looked for. */
  isSmallTalk: boolean;
}

const LANGUAGES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'German (address the person as Sie)',
};

export function describeCircumstances({
  language,
  masked,
  found,
  firstStep,
  isSmallTalk,
}: Circumstances): string {
  const lines = [`Answer in ${LANGUAGES[language]}.`];
  if (masked.length > 0) {
    lines.push(
      'The person typed something secret; it was hidden as ••••. Say in one sentence that such data does not belong in a message, and that a password or code that was shared must be changed.',
    );
  }
  if (firstStep !== '') {
    lines.push(
      `The person has already been told this, do not repeat it: ${firstStep} Go on with what comes next.`,
    );
  }
  if (!found && !isSmallTalk) {
    lines.push(
      "The organisation's documents have nothing on this question. Say so in your first sentence. Then give only steps that are common knowledge, and suggest creating a ticket.",
    );
  }
  return lines.join('\n');
}
