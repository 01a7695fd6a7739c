import { describe, expect, it } from 'vitest';
import { createImporter } from '../../../renderer/screens/knowledge/adding/importing.ts';
import { scriptedApi } from '../scripted-api.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const added = (file: string) => ({ file, article_id: `import-${file}`, problem: null });

describe('an import', () => {
  it('goes on while nobody looks, and tells its state to who comes back', async () => {
    const { api, tell, answer, asked } = scriptedApi();
    const importer = createImporter(api);
    const leave = importer.subscribe(() => {});
    importer.start([new File(['# A'], 'a.md'), new File(['# B'], 'b.md')]);
    await settled();
    leave();
    tell({ event: 'progress', data: { done: 1, total: 2, result: added('a.md') } });
    expect(importer.state()).toMatchObject({ total: 2, running: true, results: [added('a.md')] });
    await answer({ ok: true, value: { results: [added('a.md'), added('b.md')] } });
    expect(importer.state()).toMatchObject({
      running: false,
      stopped: false,
      results: [{}, {}],
      error: null,
    });
    expect(asked).toMatchObject([{ name: 'knowledge.import', cancelled: false }]);
  });

  it('is stopped where the person says so, and keeps what was added', async () => {
    const { api, tell, answer, asked } = scriptedApi();
    const importer = createImporter(api);
    importer.start([new File(['# A'], 'a.md'), new File(['# B'], 'b.md')]);
    await settled();
    tell({ event: 'progress', data: { done: 1, total: 2, result: added('a.md') } });
    importer.stop();
    expect(asked[0]?.cancelled).toBe(true);
    await answer({ ok: false, error: { code: 'cancelled' } });
    expect(importer.state()).toMatchObject({
      running: false,
      stopped: true,
      results: [added('a.md')],
      error: null,
    });
  });
});
