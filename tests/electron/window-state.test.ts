import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWindowMemory } from '../../main/electron/window-state.ts';

let folder: string;
const state = { x: 10, y: -20, width: 1200, height: 800, maximized: true };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-window-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('the window memory', () => {
  it('recalls what it remembered, in a folder that was not there', () => {
    const file = join(folder, 'new', 'window.json');
    createWindowMemory(file).remember(state);
    expect(createWindowMemory(file).recall()).toEqual(state);
  });

  it.each(['', '{', '[]', '{"x":1}', '{"x":0,"y":0,"width":-5,"height":1,"maximized":false}'])(
    'recalls nothing from %j',
    async (text) => {
      const file = join(folder, 'window.json');
      await writeFile(file, text);
      expect(createWindowMemory(file).recall()).toBeUndefined();
    },
  );

  it('does without a file it cannot have', async () => {
    const file = join(folder, 'plain');
    await writeFile(file, 'x');
    const memory = createWindowMemory(join(file, 'window.json'));
    expect(memory.recall()).toBeUndefined();
    memory.remember(state);
    expect(await readFile(file, 'utf8')).toBe('x');
  });
});
