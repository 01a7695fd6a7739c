/** A part of an article under one heading. */
export interface Section {
  /** The headings that lead to it, as a source names them: `Steps > On a Mac`; empty for the article's beginning. */
  path: string;
  /** Markdown, its heading included. */
  text: string;
}

const HEADING = /^(#{1,6})\s+(.*)$/;
/** The marks that may close a heading; from their first alone, or each of many would be tried. */
const CLOSING = /(?<!#)#+$/;

/** What comes under more headings than these stays with the last one: each costs the page an element of its own. */
const MOST_SECTIONS = 1000;

/** @param title a heading of the same words is left out of the paths, and where the article begins with it of the text */
export function sectionsOf(body: string, title: string): Section[] {
  const sections: Section[] = [{ path: '', text: '' }];
  const path: { level: number; words: string }[] = [];
  let inFence = false;
  for (const line of body.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) inFence = !inFence;
    const [, marks, rest] =
      (!inFence && sections.length < MOST_SECTIONS && HEADING.exec(line.trimEnd())) || [];
    if (marks !== undefined && rest !== undefined) {
      const words = rest.replace(CLOSING, '').trimEnd();
      while ((path.at(-1)?.level ?? 0) >= marks.length) path.pop();
      path.push({ level: marks.length, words });
      const names = path.map((step) => step.words).filter((step) => step !== title);
      sections.push({ path: names.join(' > '), text: '' });
      if (words === title && sections.every(({ text }) => text.trim() === '')) continue;
    }
    const last = sections.at(-1);
    if (last) last.text += `${line}\n`;
  }
  return sections.filter(({ text }) => text.trim() !== '');
}
