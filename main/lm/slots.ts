/** How many questions the model is asked at once, and how many wait. */
import PQueue from 'p-queue';
import { Failure } from '../../shared/errors.ts';

export interface Slots {
  /**
   * Waits for a free place.
   * @param signal its reason is thrown where it aborts while waiting
   * @returns frees the place again, as the signal's abort does
   * @throws Failure `model_busy` where too many wait already
   */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createSlots(maxConcurrent: number, maxQueued: number): Slots {
  const queue = new PQueue({ concurrency: maxConcurrent });
  return {
    async take(signal) {
      if (queue.pending >= maxConcurrent && queue.size >= maxQueued) throw new Failure('model_busy');
      const mustWait = queue.pending >= maxConcurrent;
      const taken = Promise.withResolvers<void>();
      const freed = Promise.withResolvers<void>();
      queue
        .add(
          () => {
            taken.resolve();
            return freed.promise;
          },
          // Watching a signal costs as much as all the rest of the queue: only who waits may need it.
          mustWait ? { signal } : {},
        )
        .catch(() => taken.reject(signal.reason));
      await taken.promise;
      // Who left without a word more, such as a reader that no longer reads, must not keep the place.
      signal.addEventListener('abort', () => freed.resolve(), { once: true });
      return freed.resolve;
    },
  };
}
