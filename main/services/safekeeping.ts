import type { Input, Output } from '../../shared/contract.ts';
import type { Events } from '../events.ts';
import type { BackupStore } from '../store/store.ts';

/** Backups as a person makes and restores them. */
export interface Safekeeping {
  list(): Promise<Output<'backups.list'>>;
  create(): Promise<Output<'backups.create'>>;
  restore(input: Input<'backups.restore'>): Promise<Output<'backups.restore'>>;
  recovery(): Promise<Output<'recovery.get'>>;
  recoveryRead(): Promise<Output<'recovery.read'>>;
}

/** @param refresh brings what is kept in memory in line with the restored database */
export function createSafekeeping(
  store: BackupStore,
  events: Events,
  refresh: () => Promise<void>,
): Safekeeping {
  return {
    list: async () => ({ backups: await store.list() }),
    create: async () => ({ backup: await store.create() }),
    async restore({ name }) {
      const backup = await store.restore(name);
      await refresh();
      for (const what of ['sessions', 'tickets', 'knowledge'] as const) events.emit('data.changed', { what });
      return { backup };
    },
    recovery: async () => ({ recovery: await store.recovery() }),
    async recoveryRead() {
      await store.recoveryRead();
      return { recovery: null };
    },
  };
}
