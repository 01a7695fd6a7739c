/** Keys and tokens that show by themselves what they are. */
import { type Span, secretSpan } from './span.ts';

const PATTERNS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]|-(?!----)){0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
  /(?<![\w-])(?:sk|pk|rk)[-_](?:[a-z]{2,10}[-_]){0,3}[A-Za-z0-9_-]{16,200}/g,
  /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,100}|npm_[A-Za-z0-9]{30,60}|hf_[A-Za-z0-9]{20,60}|xox[abeoprs]-[\w-]{10,250}|AIza[\w-]{30,50}|(?:AKIA|ASIA)[0-9A-Z]{16})(?!\w)/g,
  /(?<!\w)eyJ(?=([\w-]{8,4000}))\1\.[\w-]{8,8000}(?:\.[\w-]{0,1000})?/g,
  /(?<!\d)\d{6}(?:-\d{6}){7}(?!\d)/g,
];

/** A secret inside of something else: its second group. */
const INSIDE: readonly RegExp[] = [
  /(\b(?:Bearer|Basic)\s+)([A-Za-z0-9._~+/-]{16,4000}=*)/g,
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,100}:)([^\s@/]{1,200})(?=@)/gi,
  /((?:[?&;\s"']|^)(?:[a-z]{1,20}[_.-]){0,3}(?:secret_access_key|secret_?key|password|passwd|pwd|token|access_token|refresh_token|api_?key|client_secret|secret|sig|accountkey|sharedaccesskey)["']?\s?[=:]\s?["']?)([^\s&;"'<>]{4,500})/gim,
];

/** @param plain text in plain signs */
export function findKeys(plain: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of PATTERNS) {
    for (const { index, 0: found } of plain.matchAll(pattern))
      spans.push(secretSpan(index, index + found.length));
  }
  for (const pattern of INSIDE) {
    for (const { index, 1: before = '', 2: value = '' } of plain.matchAll(pattern)) {
      if (/^[•\s]/.test(value) || /^(?:wrong|expired|invalid|null|true|false|none)$/i.test(value)) continue;
      spans.push(secretSpan(index + before.length, index + before.length + value.length));
    }
  }
  return spans;
}
