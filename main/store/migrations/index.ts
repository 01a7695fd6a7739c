import { specTables } from './001-spec-tables.ts';
import { answersAndEvents } from './002-answers-and-events.ts';
import { search } from './003-search.ts';
import { knowledge } from './004-knowledge.ts';
import { settingsAndFeedback } from './005-settings-and-feedback.ts';
import { tokens } from './006-tokens.ts';
import { embeddings } from './007-embeddings.ts';
import { checksums } from './008-checksums.ts';
import type { Migration } from './migration.ts';

/** All steps of the schema, in order. */
export const migrations: readonly Migration[] = [
  specTables,
  answersAndEvents,
  search,
  knowledge,
  settingsAndFeedback,
  tokens,
  embeddings,
  checksums,
];
