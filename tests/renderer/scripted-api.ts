import type { Api } from '../../renderer/api.ts';

/** A door whose far side is the test: it sees what was asked, sends events and gives the outcome. */
export function scriptedApi() {
  const asked: { name: string; input: unknown; cancelled: boolean }[] = [];
  const open: { tell: ((event: never) => void) | undefined; resolve: (outcome: never) => void }[] = [];
  const api = {
    request(name: string, input: unknown, onEvent?: (event: never) => void) {
      const call = { name, input, cancelled: false };
      asked.push(call);
      const { promise, resolve } = Promise.withResolvers<never>();
      open.push({ tell: onEvent, resolve });
      return {
        result: promise,
        cancel() {
          call.cancelled = true;
        },
      };
    },
  } as Pick<Api, 'request'>;

  return {
    api,
    asked,
    /** Sends an event of the oldest call under way. */
    tell: (event: unknown) => open[0]?.tell?.(event as never),
    /** Ends the oldest call under way, and waits until all have heard of it. */
    async answer(outcome: unknown): Promise<void> {
      open.shift()?.resolve(outcome as never);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
