/** Tells the windows how far the documents are read, not too often. */
import type { KnowledgeProgress } from '../../../shared/model.ts';
import type { Events } from '../../events.ts';

interface Progress {
  now(): KnowledgeProgress;
  tell(done: number, total: number, failed: number): void;
  end(): void;
}

const EVERY_MS = 250;

export function createProgress(events: Events): Progress {
  let now: KnowledgeProgress = { running: false, done: 0, total: 0, failed: 0 };
  let told = 0;
  return {
    now: () => now,
    tell(done, total, failed) {
      now = { running: true, done, total, failed };
      if (performance.now() - told < EVERY_MS) return;
      told = performance.now();
      events.emit('knowledge.progress', now);
    },
    end() {
      if (!now.running) return;
      now = { ...now, running: false };
      told = 0;
      events.emit('knowledge.progress', now);
    },
  };
}
