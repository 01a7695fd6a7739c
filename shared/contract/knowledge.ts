import { z } from 'zod';
import { identifier, line, optional, optionalQuery, pageSize } from '../fields.ts';
import {
  Article,
  ImportResult,
  KnowledgeFolder,
  KnowledgeHit,
  KnowledgeProgress,
  PassagePlace,
} from '../model.ts';
import type { RouteShape } from './route.ts';

/** The largest document that is read, in bytes. */
const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

export const knowledgeRoutes = {
  'knowledge.search': {
    summary: 'Search the knowledge base; without `q`, list its articles by title.',
    input: z.strictObject({ q: optionalQuery, limit: optional(pageSize) }),
    output: z.object({
      /** True where the best hit is good enough to be an answer. */
      confident: z.boolean(),
      results: z.array(KnowledgeHit.omit({ text: true }).extend({ excerpt: z.string() })),
    }),
    errors: [],
    http: { method: 'GET', scope: 'chat', path: '/knowledge' },
  },
  'knowledge.get': {
    summary: 'One article of the knowledge base.',
    input: z.strictObject({ id: identifier }),
    output: z.object({
      article: Article,
      /** In the order in which they stand in it. */
      passages: z.array(PassagePlace),
    }),
    errors: ['article_not_found'],
    http: { method: 'GET', scope: 'chat', path: '/knowledge/{id}' },
  },
  'knowledge.import': {
    summary:
      'Add documents to the knowledge base: Markdown, text, HTML, PDF or DOCX. A file of the same name is replaced.',
    input: z.strictObject({
      files: z
        .array(
          z.strictObject({
            name: line(255),
            bytes: z
              .instanceof(Uint8Array)
              .refine((bytes) => bytes.length <= MAX_DOCUMENT_BYTES, 'is larger than 20 MB'),
          }),
        )
        .min(1)
        .max(1000),
    }),
    output: z.object({ results: z.array(ImportResult) }),
    events: { progress: z.object({ done: z.int(), total: z.int(), result: ImportResult }) },
    errors: ['database_full', 'database_readonly'],
  },
  'knowledge.remove': {
    summary: 'Take an imported document out of the knowledge base.',
    input: z.strictObject({ id: identifier }),
    output: z.object({ id: z.string() }),
    errors: ['article_not_found', 'article_not_imported'],
  },
  'knowledge.folders': {
    summary:
      'The folders whose documents are kept in the knowledge base, and what could not be read in them.',
    input: z.strictObject({}),
    output: z.object({ folders: z.array(KnowledgeFolder) }),
    errors: [],
  },
  'knowledge.progress': {
    summary: 'How far the documents of the folders are read.',
    input: z.strictObject({}),
    output: KnowledgeProgress,
    errors: [],
  },
  'knowledge.rescan': {
    summary:
      'Look for new, changed and removed documents in the folders now; `knowledge.progress` tells how far it is.',
    input: z.strictObject({}),
    output: KnowledgeProgress,
    errors: [],
  },
  'knowledge.addFolder': {
    summary:
      'Ask the person for a folder and keep its documents in the knowledge base; null where they chose none.',
    input: z.strictObject({}),
    output: z.object({ folder: KnowledgeFolder.nullable() }),
    errors: ['desktop_only'],
  },
  'knowledge.removeFolder': {
    summary: 'Stop keeping the documents of a folder; the files themselves stay where they are.',
    input: z.strictObject({ path: line(4096) }),
    output: z.object({ path: z.string() }),
    errors: ['folder_not_found'],
  },
} as const satisfies Record<string, RouteShape>;
