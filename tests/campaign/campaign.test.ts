/** The campaign's parts in their short form. */
import { expect, it } from 'vitest';
import { attacks } from './attacks.ts';
import { content } from './content.ts';
import { corruption } from './corruption.ts';
import { disk } from './disk.ts';
import { fuzz } from './fuzz.ts';
import { ipc } from './ipc.ts';
import { kill } from './kill.ts';
import { model } from './model.ts';
import type { Part } from './part.ts';
import { power } from './power.ts';
import { slow } from './slow.ts';
import { soak } from './soak.ts';

function missed({ findings }: Part): string[] {
  return findings
    .filter(({ met }) => !met)
    .map(({ measure, value, must }) => `${measure}: ${value}, must be ${must}`);
}

it('kill -9 in the middle of writes loses and doubles nothing', async () => {
  expect(
    missed(
      await kill({
        cycles: 3,
        appCycles: 0,
        interruptions: 1,
        scenes: ['restore', 'update-0'],
        rows: 100,
        seed: 3,
        minutes: 1,
      }),
    ),
  ).toEqual([]);
}, 60_000);

it('a damaged file of any kind opens again, and stays open', async () => {
  const part = await corruption({ files: 12, seed: 4 });
  // The end of a log that is damaged looks like one that a power cut left half written.
  expect(part.notes.filter((line) => /^(?!wal).*changed unnoticed/.test(line))).toEqual([]);
  expect(missed(part).filter((line) => !line.startsWith('noticed or harmless'))).toEqual([]);
}, 60_000);

it('no request from the OpenAPI document, and no odd bytes, make an error of ours or a hang', async () => {
  expect(missed(await fuzz({ requests: 600, sockets: 200, seed: 5, minutes: 0.5 }))).toEqual([]);
}, 60_000);

it("no fault of the model's server is taken for a whole answer, or leaves a socket", async () => {
  // Deadlines, and how long others wait, are told by the long form alone: they take time, or a quiet machine.
  const part = await model({ times: 1, minutes: 1, atOnce: 4, deadlines: false, margin: 10_000 });
  expect(missed(part).filter((line) => !line.startsWith('p99'))).toEqual([]);
}, 60_000);

it('clients at every route get what they ask for', async () => {
  expect(missed(await soak({ clients: 10, minutes: 0.05, pause: 100, seed: 6 }))).toEqual([]);
}, 60_000);

it('a hostile page in a browser changes nothing and reads nothing', async () => {
  expect(missed(await attacks({ every: 8 }))).toEqual([]);
}, 60_000);

it('odd calls over the bridge are answered with values, and from a frame refused', async () => {
  expect(missed(await ipc({ calls: 600, framed: 3, ends: 1, seed: 7, minutes: 0.3 }))).toEqual([]);
}, 120_000);

it('hostile content runs nothing, asks nothing and stops nothing', async () => {
  const part = await content({ every: 60, isWhole: false });
  // How long a picture took is told by the long form alone: a busy machine is not the product.
  expect(missed(part).filter((line) => !line.startsWith('longest picture'))).toEqual([]);
}, 120_000);

it('a power cut loses nothing that was acknowledged, and would with synchronous=NORMAL', async ({ skip }) => {
  const part = await power({
    writes: 20,
    rows: 8,
    points: 24,
    minutes: 1,
    only: ['restore', 'broken-log', 'update-6', 'writes'],
  });
  if (part === undefined) return skip('needs gcc on Linux');
  expect(missed(part)).toEqual([]);
}, 120_000);

it('a full or broken disk acknowledges nothing that was not kept', async ({ skip }) => {
  const part = await disk({ scenes: ['writes', 'update-0'], points: 10, modes: 1, locks: 1 });
  if (part === undefined) return skip('needs gcc on Linux');
  expect(missed(part)).toEqual([]);
}, 60_000);

it('slow clients go, and the others are served meanwhile', async () => {
  const part = await slow({ sockets: 40, seconds: 0.5 });
  // How long the others wait is told by the long form alone: a busy machine is not the product.
  expect(missed(part).filter((line) => !line.startsWith('p99'))).toEqual([]);
}, 60_000);
