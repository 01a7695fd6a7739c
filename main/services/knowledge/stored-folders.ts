import { z } from 'zod';
import type { SettingsStore } from '../../store/store.ts';

const NAME = 'knowledge_folders';
const Folders = z.array(z.string());

/** The folders that people added, in the order they did. */
export async function readStoredFolders(settings: SettingsStore): Promise<string[]> {
  return Folders.safeParse((await settings.read())[NAME]).data ?? [];
}

export async function storeFolders(settings: SettingsStore, folders: string[]): Promise<void> {
  await settings.write({ [NAME]: folders });
}
