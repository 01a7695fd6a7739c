/** A page with the product's renderer of answers and nothing around it that could hold an attack: no policy, no bridge. */
import { createElement, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Api } from '../../../renderer/api.ts';
import AnswerBlocks from '../../../renderer/components/markdown/answer-blocks.tsx';
import { Toasts } from '../../../renderer/components/toasts.tsx';
import { createCache } from '../../../renderer/data/cache.ts';
import { DataProvider } from '../../../renderer/data/context.tsx';
import { createTexts } from '../../../renderer/i18n.ts';
import { scriptedApi } from '../scripted-api.ts';
import { runFree } from './live.ts';
import { strangeIn } from './strange.ts';

const CITED = { count: 0, open: () => {} };

const api: Api = { ...scriptedApi().api, isDesktop: true, has: () => false, on: () => () => {} };
const cache = createCache(api);
const texts = await createTexts('en');
const place = document.getElementById('root');
if (!place) throw new Error('no #root in the page');
const root = createRoot(place);

function render(key: string, text: string): void {
  const answer: ReactNode = createElement(AnswerBlocks, { key, text, cited: CITED });
  flushSync(() =>
    root.render(
      createElement(
        DataProvider,
        { value: { api, cache } },
        createElement(I18nextProvider, { i18n: texts }, createElement(Toasts, null, answer)),
      ),
    ),
  );
}

/**
 * Shows a text as it grows, cut at every `step` characters, then once more as it comes from the history.
 * @returns what is in the page that the renderer must not put there, and how long the longest picture took to make
 */
function show(id: string, text: string, step: number): { strange: string[]; worstMs: number } {
  const strange = new Set<string>();
  let worstMs = 0;
  const look = (key: string, shown: string): void => {
    const began = performance.now();
    render(key, shown);
    // Layout is part of what a person waits for.
    place?.getBoundingClientRect();
    worstMs = Math.max(worstMs, performance.now() - began);
    for (const found of strangeIn(document.body)) strange.add(found);
  };
  for (let end = step; end < text.length; end += step) look(id, text.slice(0, end));
  look(id, text);
  look(`${id} again`, text);
  return { strange: [...strange], worstMs };
}

Object.assign(globalThis, { content: { show, runFree } });
