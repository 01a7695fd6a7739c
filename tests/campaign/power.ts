/** The power goes at every point between two file operations: what was acknowledged is on the disk, and nothing is half done. */
import { atMost, type Part } from './part.ts';
import { findingsOf, sum } from './scenes/judge.ts';
import { scenes } from './scenes/scenes.ts';
import { cutOff } from './shim/cuts.ts';
import { buildShim } from './shim/shim.ts';

/** How much each scene does and has; a short one, of which some points are cut, or a long one. */
interface Size {
  /** Points of each scene, at most. */
  points: number;
  rows: number;
  /** Writes in the scene of writes; the others do a tenth. */
  writes: number;
  minutes: number;
  only?: readonly string[];
}

/** @returns undefined where there is no gcc */
export async function power({ points, rows, writes, minutes, only }: Size): Promise<Part | undefined> {
  const shim = buildShim();
  if (!shim) return undefined;
  const until = Date.now() + minutes * 60_000;
  const few = Math.ceil(writes / 10);
  const control = await cutOff(shim, { scene: 'control', rows, count: writes, points: points / 4, until });
  const results = [];
  const notes: string[] = [];
  for (const scene of only ?? Object.keys(scenes).toReversed()) {
    if (scene === 'control') continue;
    const began = performance.now();
    const count = scene === 'writes' ? writes : few;
    const result = await cutOff(shim, { scene, rows, count, points, until });
    const ms = (performance.now() - began) / Math.max(1, result.dropped + result.mixed);
    notes.push(`${scene}: ${result.dropped} + ${result.mixed} points, ${ms.toFixed(1)} ms each`);
    notes.push(...result.notes.slice(0, 20));
    results.push(result);
  }
  const dropped = results.reduce((all, result) => all + result.dropped, 0);
  const mixed = results.reduce((all, result) => all + result.mixed, 0);
  return {
    name: 'power',
    size: `${dropped} points with nothing kept that was not synced, ${mixed} with some of it or torn sectors`,
    findings: [
      ...findingsOf(sum(results.map(({ verdict }) => verdict))),
      atMost('control with synchronous=NORMAL that loses nothing', control.verdict.lost > 0 ? 0 : 1, 0),
    ],
    notes: [...notes, `control: ${control.verdict.lost} lost at ${control.dropped + control.mixed} points`],
  };
}
