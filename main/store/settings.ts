/** Settings and preferences by name: `settings`. */
import { z } from 'zod';
import type { ReadDatabase } from './database.ts';
import { json, text } from './rows.ts';
import type { SettingsStore } from './store.ts';
import type { Writer } from './writer.ts';

const UPSERT =
  'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

export function createSettingsStore({ read, writer }: { read: ReadDatabase; writer: Writer }): SettingsStore {
  return {
    async read() {
      const rows = read.all('SELECT name, value FROM settings');
      return Object.fromEntries(rows.map((row) => [text(row.name), json(row.value, z.unknown())]));
    },
    async write(values) {
      await writer.write((database) => {
        for (const [name, value] of Object.entries(values)) database.run(UPSERT, name, JSON.stringify(value));
      });
    },
  };
}
