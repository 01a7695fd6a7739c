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
const narrow = { width: 720, height: 520 };
/** The smallest window at 125 %: as many CSS pixels as are left of it. */
const large = { width: 576, height: 416 };

export const LOOKS = {
  light: usual,
  dark: { ...usual, theme: 'dark' },
  german: { ...usual, language: 'de' },
  'german-dark': { ...usual, language: 'de', theme: 'dark' },
  narrow: { ...usual, size: narrow },
  'german-narrow': { ...usual, language: 'de', size: narrow },
  large: { ...usual, size: large },
  'german-large': { ...usual, language: 'de', size: large },
} as const satisfies Record<string, Setting>;

export const TWO: readonly Look[] = ['light', 'dark'];
export const ALL_LOOKS: readonly Look[] = ['light', 'dark', 'german', 'narrow', 'large'];
/** German words are the longest: where they fit, all do. */
export const TIGHT: readonly Look[] = ['light', 'dark', 'german', 'narrow', 'german-large'];

export interface Scene {
  name: string;
  /** Light alone where left out. */
  looks?: readonly Look[];
  /** Which window the picture is of; the main one where left out. */
  of?: 'quick-ask';
  /** Brings the app, freshly loaded and at its start, into the state. */
  play(stage: Stage): Promise<void>;
  /** Takes back what outlasts the page, once the picture is taken. */
  after?(stage: Stage): Promise<void>;
}
