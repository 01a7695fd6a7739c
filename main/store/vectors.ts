/** The vectors of passages. */
import type { ReadDatabase } from './database.ts';
import { integer, text } from './rows.ts';
import type { VectorStore } from './store.ts';
import type { Writer } from './writer.ts';

interface Deps {
  read: ReadDatabase;
  writer: Writer;
}

export function createVectorStore({ read, writer }: Deps): VectorStore {
  return {
    async missing(model, limit) {
      const rows = read.all(
        `SELECT p.id, p.title, p.heading, p.text FROM passages p
         WHERE NOT EXISTS (SELECT 1 FROM passage_vectors v WHERE v.passage_id = p.id AND v.model = ?)
         ORDER BY p.id LIMIT ?`,
        model,
        limit,
      );
      return rows.map((row) => ({
        passage_id: integer(row.id),
        text: [row.title, row.heading, row.text].map(text).filter(Boolean).join('\n'),
      }));
    },
    async put(model, vectors) {
      await writer.write((database) => {
        database.run('DELETE FROM passage_vectors WHERE model <> ?', model);
        for (const { passage_id, vector } of vectors) {
          // A passage that was removed meanwhile gets none.
          database.run(
            'INSERT OR REPLACE INTO passage_vectors (passage_id, model, vector) SELECT id, ?, ? FROM passages WHERE id = ?',
            model,
            Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
            passage_id,
          );
        }
      });
    },
    async all(model, after, limit) {
      const rows = read.all(
        'SELECT passage_id, vector FROM passage_vectors WHERE model = ? AND passage_id > ? ORDER BY passage_id LIMIT ?',
        model,
        after,
        limit,
      );
      return rows.flatMap(({ passage_id, vector }) =>
        vector instanceof Uint8Array
          ? [{ passage_id: integer(passage_id), vector: new Int8Array(vector) }]
          : [],
      );
    },
  };
}
