/** Indexes a folder, and prints a line after each file, until it is killed. */
import { writeSync } from 'node:fs';
import { createEvents } from '../../../main/events.ts';
import { createKnowledge } from '../../../main/services/knowledge/create-knowledge.ts';
import { createDocumentReader } from '../../../main/services/knowledge/reading/reader.ts';
import { openStore } from '../../../main/store/open.ts';
import { READER } from './base.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const store = await openStore({ file });
const reader = createDocumentReader({ worker: READER });
await createKnowledge({
  articles: {
    ...store.articles,
    async put(records) {
      await store.articles.put(records);
      for (const { id } of records) writeSync(1, `${id}\n`);
    },
  },
  reader,
  folders: async () => [{ origin: 'folder', path: folder }],
  events: createEvents(),
  report: (line) => void writeSync(2, `${line}\n`),
}).load();
