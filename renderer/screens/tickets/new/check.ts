import { saysSomething } from './compose.ts';
import type { Form } from './edits.ts';

/** As the contract has it, in characters. */
export const LIMITS = { user: 200, email: 320, description: 100_000 } as const;

const EMAIL = /^[^\s@]+@[^\s@]+$/;

export type Problem =
  | { field: 'user' | 'email'; code: 'nameMissing' | 'emailMissing' | 'emailWrong' }
  | { field: 'summary'; code: 'summaryMissing' }
  | { field: 'summary'; code: 'tooLong'; over: number };

/** What keeps a ticket from being made, in the order of the fields. */
export function check(form: Form, description: string): Problem[] {
  const problems: Problem[] = [];
  const email = form.email.trim();
  if (form.user.trim() === '') problems.push({ field: 'user', code: 'nameMissing' });
  if (email === '') problems.push({ field: 'email', code: 'emailMissing' });
  else if (!EMAIL.test(email)) problems.push({ field: 'email', code: 'emailWrong' });
  if (!saysSomething(form)) problems.push({ field: 'summary', code: 'summaryMissing' });
  const over = description.length - LIMITS.description;
  if (over > 0) problems.push({ field: 'summary', code: 'tooLong', over });
  return problems;
}
