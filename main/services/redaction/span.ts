import type { SecretKind } from '../../../shared/model.ts';

/** Where a secret stands in a text, and what is shown in its place. */
export interface Span {
  start: number;
  end: number;
  kind: SecretKind;
  shown: string;
}

const HIDDEN = '••••';

/** @param last digits that may stay */
export function numberSpan(start: number, end: number, kind: SecretKind, last: string): Span {
  return { start, end, kind, shown: `${HIDDEN} ${last}` };
}

export function secretSpan(start: number, end: number): Span {
  return { start, end, kind: 'secret', shown: HIDDEN };
}
