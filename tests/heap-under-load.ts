/** Makes and forgets objects for a while as a busy service does; prints the most the heap's parts took, in MB. */
import { setImmediate as turn } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { keepHeapSmall } from '../main/heap.ts';

const TURNS = 12_000;
const MADE_IN_A_TURN = 2000;
/** Of what is made one in so many lives on, until so many were made after it: long enough to grow old. */
const ONE_IN = 16;
const LIVING = 100_000;
/** Lives to the end: some 30 MB. */
const KEPT = 300_000;

keepHeapSmall();
const kept = Array.from({ length: KEPT }, (_, id) => ({ id, words: [id, id, id] }));
const living: object[] = [];
const most = { young: 0, old: 0, kept: kept.length };
for (let n = 0; n < TURNS; n++) {
  for (let id = n * MADE_IN_A_TURN; id < (n + 1) * MADE_IN_A_TURN; id++) {
    const made = { id, parts: [id, id, id] };
    if (id % ONE_IN === 0) living[(id / ONE_IN) % LIVING] = made;
  }
  most.young = Math.max(most.young, megabytesOf('new_space'));
  most.old = Math.max(most.old, megabytesOf('old_space'));
  await turn();
}
process.stdout.write(JSON.stringify(most));

function megabytesOf(space: string): number {
  const found = getHeapSpaceStatistics().find(({ space_name }) => space_name === space);
  return (found?.physical_space_size ?? 0) / 2 ** 20;
}
