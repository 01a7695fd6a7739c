/** Long work in short turns, so that questions are answered meanwhile. */
import { setImmediate } from 'node:timers/promises';

/** In milliseconds: how long one kind of work goes on before other work gets its turn. */
const TURN = 8;

/** @returns a function to await often: it lets other work in once the turn is over, and costs nothing before */
export function createTurns(): () => Promise<void> | undefined {
  let ends = performance.now() + TURN;
  return () => {
    if (performance.now() < ends) return undefined;
    return setImmediate().then(() => {
      ends = performance.now() + TURN;
    });
  };
}
