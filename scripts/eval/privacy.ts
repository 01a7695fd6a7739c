/** Whether secrets are hidden, and nothing else. */
import { findSecrets, redact } from '../../main/services/redaction/redact.ts';
import { createRandom } from '../classifier/random.ts';
import { HELD_OUT_HARMLESS, HELD_OUT_SECRETS } from './privacy/held-out.ts';
import { negatives, type Positive, positives } from './privacy/strings.ts';
import { atLeast, atMost, type EvalPart, share } from './row.ts';

const SEED = 20261124;
/** Of each of five kinds. */
const POSITIVES = 600;
const NEGATIVES = 6000;

export async function evaluatePrivacy(): Promise<EvalPart> {
  const random = createRandom(SEED);
  const given = positives(random, POSITIVES);
  const harmless = negatives(random, NEGATIVES);
  const heldOut = HELD_OUT_SECRETS.map(markedSecret);
  const missed = given.filter((each) => !isHidden(each));
  const alarms = harmless.filter((text) => findSecrets(text).length > 0);
  const recall = (kind: Positive['kind']) =>
    share(given.filter((each) => each.kind === kind).map((each) => isHidden(each)));
  return {
    part: 'privacy',
    rows: [
      atLeast(`card numbers hidden (${POSITIVES})`, recall('card'), 0.995),
      atLeast(`IBANs hidden (${POSITIVES})`, recall('iban'), 0.995),
      atLeast(`secrets said in context hidden (${3 * POSITIVES})`, recall('secret'), 0.9),
      atMost(`harmless strings hidden (${NEGATIVES})`, alarms.length / NEGATIVES, 0.005),
      atLeast(`held-out secrets hidden (${heldOut.length})`, share(heldOut.map(isHidden)), 0.9),
      atMost(
        `held-out harmless strings hidden (${HELD_OUT_HARMLESS.length})`,
        share(HELD_OUT_HARMLESS.map((text) => findSecrets(text).length > 0)),
        0.005,
      ),
      atMost('milliseconds for 10 kB, median', medianMs(tenKilobytes()), 1),
    ],
    worst: [
      ...missed.map(({ text }) => `not hidden: ${JSON.stringify(text)}`),
      ...alarms.map((text) => `hidden: ${JSON.stringify(text)}`),
      ...heldOut.filter((each) => !isHidden(each)).map(({ text }) => `not hidden: ${JSON.stringify(text)}`),
    ],
  };
}

/** Whether a span covers all of it: what may stay of a number are the digits the mask itself shows. */
function isHidden({ text, secret }: Positive): boolean {
  const start = text.indexOf(secret);
  return findSecrets(text).some((span) => span.start <= start && span.end >= start + secret.length);
}

function markedSecret(marked: string): Positive {
  const secret = /«([^»]*)»/.exec(marked)?.[1] ?? '';
  return { kind: 'secret', text: marked.replace('«', '').replace('»', ''), secret };
}

function tenKilobytes(): string {
  return 'Since this morning my password is not accepted by the VPN, and the PIN of card 4111 1111 1111 1112 fails. '
    .repeat(100)
    .slice(0, 10_240);
}

function medianMs(text: string): number {
  const times = Array.from({ length: 300 }, () => {
    const began = performance.now();
    redact(text);
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
