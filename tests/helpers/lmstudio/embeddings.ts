/** Embeddings of a model that knows a few synonyms: texts of the same meaning are near without a word in common. */
import { z } from 'zod';
import type { Reply } from './exchange.ts';

const SYNONYMS = ['glimmer shine radiance', 'kettle teapot samovar', 'ladder stairs steps'].map((group) =>
  group.split(' '),
);
const DIMENSIONS = 64;
const Request = z.object({ input: z.array(z.string()) });

export const embeds: Reply = (exchange) => {
  const { input } = Request.parse(exchange.request.body);
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  exchange.json(200, { object: 'list', model: exchange.model, data });
};

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const group = SYNONYMS.findIndex((words) => words.includes(word));
    const at = group >= 0 ? group : SYNONYMS.length + (hash(word) % (DIMENSIONS - SYNONYMS.length));
    vector[at] = (vector[at] ?? 0) + (group >= 0 ? 5 : 1);
  }
  return vector;
}

function hash(word: string): number {
  return [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
}
