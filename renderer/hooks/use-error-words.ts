import type { ErrorValue } from '../../shared/errors.ts';
import { useTexts } from '../i18n.ts';

/** Errors and notices in the person's language; the main process words them in English, mostly for persons already. */
export function useErrorWords(): (error: { code: ErrorValue['code'] | string; message: string }) => string {
  const { t } = useTexts('errors');
  return ({ code, message }) => t(`errors:${code}`, { defaultValue: message });
}
