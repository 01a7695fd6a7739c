import type { GuardedFile } from '../guard.ts';
import { contentGuards } from './content.ts';
import { electronGuards } from './electron.ts';
import { lmGuards } from './lm.ts';
import { restGuards } from './rest.ts';
import { storeGuards } from './store.ts';

export const guardedFiles: readonly GuardedFile[] = [
  ...restGuards,
  ...electronGuards,
  ...storeGuards,
  ...lmGuards,
  ...contentGuards,
];
