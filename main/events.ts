import { EventEmitter } from 'node:events';
import type { Push, PushName } from '../shared/contract/pushes.ts';

/** What the parts tell all windows, whoever listens. */
export interface Events {
  emit<P extends PushName>(name: P, data: Push<P>): void;
  /** @returns ends the listening */
  onAny(listener: (name: PushName, data: unknown) => void): () => void;
}

export function createEvents(): Events {
  const emitter = new EventEmitter();
  return {
    emit(name, data) {
      emitter.emit('push', name, data);
    },
    onAny(listener) {
      emitter.on('push', listener);
      return () => emitter.off('push', listener);
    },
  };
}
