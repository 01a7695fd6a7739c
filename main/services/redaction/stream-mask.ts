/** Hides secrets in a text that comes in pieces: what may still become part of one is held back until it is or is not. */
import { countrySpecs } from 'ibantools';
import { toPlain } from './plain.ts';
import { findSecrets, hideSpans } from './redact.ts';
import type { Span } from './span.ts';

export interface StreamMask {
  /** @returns what is certain by now */
  push(text: string): string;
  /** The rest, at the end of the stream. */
  end(): string;
}

/** Characters before the held part that are looked at with it, since they may say what a number is. */
const CONTEXT = 160;
/** No word between a secret's name and the secret itself is farther apart, in characters. */
const REACH = 120;
/** A key may be long; a longer one is let go in pieces. */
const LONGEST_KEY = 8_000;

const NAMES =
  /(?:pass|pas(?:w|ow)|kenn?wort|pw|losung|wifi|wlan|api|token|secret|key|schlüssel|pin|puk|cv[vc]|cid|tan|otp|code|ziffer|nummer|geheim|digits|einmal|bearer|basic|iban)/gi;
const NUMBER_AT_END = /\d[\d\s.,;:|*·_/-]*$/;
/** A country, its check digits, and nothing but an IBAN's characters up to the end; each place is tried. */
const IBAN_BEGINNING = /(?<![a-z0-9])(?:iban)?(?=([a-z]{2})[\s.-]{0,3}(?:$|\d[\sa-z0-9._/-]{0,66}$))/gi;
const WORD_AT_END = /\S{1,200}$/;
/** A value whose name may follow: `Hunter2 is my pass…`. */
const BEFORE_AT_END =
  /(?=\S{3,64}\s)(?:\d(?:[ -]?\d){2,7}|\S*[\d!@#$%^&+=~?<>|\\]\S*\S|\S*\p{Ll}\p{Lu}\S*),?["']?\s+(?:(?:is|was|as|ist|war|als)(?:\s+(?:my|our|the|his|her|mein|meine|unser|das|die|der|ihr|sein|new|neues?|old|altes|a|card)){0,2}\s*\S*|\p{L}{0,3})$/u;
const KEY_AT_END =
  /(?:-----BEGIN|eyJ|(?:sk|pk|rk)[-_]|gh[pousr]_|github_pat_|glpat-|npm_|hf_|xox|AIza|AKIA|ASIA)\S*$|-----BEGIN[\s\S]*$/;

export function createStreamMask(): StreamMask {
  /** All that is held back, after the context that was already let go. */
  let text = '';
  /** Where the held part begins. */
  let from = 0;

  function letGo(to: number, secrets: readonly Span[]): string {
    const spans = secrets.filter(({ start, end }) => end > from && start < to);
    const shown = hideSpans(
      text.slice(from, to),
      spans.map((span) => ({ ...span, start: Math.max(0, span.start - from), end: span.end - from })),
    );
    const kept = Math.max(0, to - CONTEXT);
    text = text.slice(kept);
    from = to - kept;
    return shown;
  }

  return {
    push(piece) {
      text += piece;
      const begun = beginningAtEnd(text, from);
      // What is held back as a whole need not be looked through: an endless word would be, for each of its pieces.
      if (begun <= from) return '';
      const secrets = findSecrets(text);
      const to = beforeSecrets(secrets, from, begun);
      return to > from ? letGo(to, secrets) : '';
    },
    end: () => (from < text.length ? letGo(text.length, findSecrets(text)) : ''),
  };
}

/** Where what may still become part of a secret begins; the text's end where nothing does. */
function beginningAtEnd(text: string, from: number): number {
  const tail = toPlain(text.slice(Math.max(from, text.length - LONGEST_KEY)));
  const offset = text.length - tail.length;
  let end = text.length;
  const hold = (at: number | undefined): void => {
    if (at !== undefined && at >= 0) end = Math.min(end, offset + at);
  };
  const near = Math.max(0, tail.length - 200);
  const last = tail.slice(near);
  const atEnd = (pattern: RegExp): number | undefined => {
    const found = pattern.exec(last);
    return found ? near + found.index : undefined;
  };
  hold(atEnd(WORD_AT_END));
  hold(atEnd(NUMBER_AT_END));
  // The costliest of them: an answer without a blank would pay it for each of its pieces.
  if (/\s/.test(last)) hold(atEnd(BEFORE_AT_END));
  for (const { index, 1: country = '' } of last.slice(-80).matchAll(IBAN_BEGINNING)) {
    if (countrySpecs[country.toUpperCase()]?.chars) hold(tail.length - last.slice(-80).length + index);
  }
  const key = KEY_AT_END.exec(tail);
  if (key) hold(key.index);
  hold(openName(tail));
  return end;
}

/** The place before `end` up to which each secret is whole, and with what may belong to it: a card's check digits. */
function beforeSecrets(secrets: readonly Span[], from: number, end: number): number {
  let to = end;
  for (const { start, end: after, kind } of secrets) {
    if (after > from && start < to && after + (kind === 'card' ? 50 : 1) > to) to = start;
  }
  return to;
}

/** Where a name of a secret stands that its secret may still follow. */
function openName(tail: string): number | undefined {
  const start = Math.max(0, tail.length - REACH);
  for (const { index, 0: name } of tail.slice(start).matchAll(NAMES)) {
    const at = start + index;
    const after = tail.slice(at + name.length);
    // A sentence or paragraph that ended ends the reach of its words.
    if (!/[.!?]\s+\S+\s|\n\s*\n\s*\S+\s/.test(after)) return wordStart(tail, at);
  }
  return undefined;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start -= 1;
  return start;
}
