import type { Stage } from './stage.ts';

/** What changes the look of a whole screen. */
export interface Setting {
  theme: 'light' | 'dark';
  language: 'en' | 'de';
  /** CSS pixels of the window's inside. */
  size: { width: number; height: number };
}

export type Look = keyof typeof LOOKS;

const usual = {
  theme: 'light',
  language: 'en',
  size: { width: 1120, height: 760 },
} as const satisfies Setting;

export const LOOKS = {
  light: usual,
  dark: { ...usual, theme: 'dark' },
  german: { ...usual, language: 'de' },
  narrow: { ...usual, size: { width: 720, height: 520 } },
  /** The smallest window at 125 %: as many CSS pixels as are left of it. */
  large: { ...usual, size: { width: 576, height: 416 } },
} as const satisfies Record<string, Setting>;

export const ALL_LOOKS: readonly Look[] = ['light', 'dark', 'german', 'narrow', 'large'];

export interface Scene {
  name: string;
  /** Light alone where left out. */
  looks?: readonly Look[];
  /** Brings the app, freshly loaded and at its start, into the state. */
  play(stage: Stage): Promise<void>;
}
