/** The same content where nothing is on guard: the control, without which nothing found would mean nothing. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** React leaves no script in a link: a stand-in takes its place until the text is made. */
const LINK: Components = {
  a: ({ href, children }) => createElement('x-link', { 'data-href': href }, children),
};

/** For a script to start and a frame to be clicked in. */
const ALIVE_MS = 1000;

/** Puts each text into a frame of its own. @returns the places of those that ran something */
export async function runFree(texts: string[]): Promise<number[]> {
  const ran = await Promise.all(texts.map(runs));
  return [...ran.entries()].flatMap(([place, did]) => (did ? [place] : []));
}

function runs(text: string): Promise<boolean> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = liveMarkup(text);
  document.body.append(frame);
  return new Promise((resolve) => {
    const done = (did: boolean): void => {
      removeEventListener('message', hear);
      clearTimeout(late);
      // What it asks for is under way still.
      setTimeout(() => frame.remove(), ALIVE_MS);
      resolve(did);
    };
    const hear = ({ source }: MessageEvent): void => {
      if (source === frame.contentWindow) done(true);
    };
    const late = setTimeout(done, ALIVE_MS, false);
    addEventListener('message', hear);
  });
}

/** The text as HTML, and as a renderer of Markdown without any rules makes it; each link is clicked. */
function liveMarkup(text: string): string {
  const markdown = renderToStaticMarkup(
    createElement(
      ReactMarkdown,
      { remarkPlugins: [remarkGfm], urlTransform: (url) => url, components: LINK },
      text,
    ),
  )
    .replaceAll('<x-link data-href=', '<a href=')
    .replaceAll('</x-link>', '</a>');
  const told = `window.__hit = window.alert = () => parent.postMessage('hit', '*')`;
  const clicks = `setTimeout(() => document.querySelectorAll('a, button, input, summary, form').forEach((it) => { try { it.click() } catch {} }))`;
  return `<script>${told}</script><div>${markdown}</div><script>${clicks}</script><div>${text}</div>`;
}
