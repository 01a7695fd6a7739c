import { damage } from './damage.ts';
import type { Scene } from './scene.ts';
import { updates } from './updates.ts';
import { inUse } from './writes.ts';

/** All scenes by name. */
export const scenes: Readonly<Record<string, Scene>> = { ...inUse, ...updates, ...damage };

export function sceneOf(name: string): Scene {
  const scene = scenes[name];
  if (!scene) throw new Error(`no scene ${name}`);
  return scene;
}
