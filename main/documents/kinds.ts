/** The kinds of files that can be read, by their endings, and how large they may be. */
import { extname } from 'node:path';

export type Kind = 'markdown' | 'text' | 'rst' | 'asciidoc' | 'html' | 'pdf' | 'docx';

const KINDS: Readonly<Record<string, Kind>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.mkd': 'markdown',
  '.mdx': 'markdown',
  '.txt': 'text',
  '.text': 'text',
  '.rst': 'rst',
  '.adoc': 'asciidoc',
  '.asciidoc': 'asciidoc',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.docx': 'docx',
};

/** In bytes. What is text throughout is sooner too long to be an article than a file with pictures and layout. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_TEXT = 2 * 1024 * 1024;

/** @returns undefined where files of this name are not read */
export function kindOf(name: string): Kind | undefined {
  return KINDS[extname(name).toLowerCase()];
}

export function isTooLarge(kind: Kind, bytes: number): boolean {
  return bytes > mostBytes(kind);
}

function mostBytes(kind: Kind): number {
  return kind === 'html' || kind === 'pdf' || kind === 'docx' ? MOST_BYTES : MOST_TEXT;
}

/** @param text what was read out of a file of any kind */
export function isTooLong(text: string): boolean {
  return text.length > MOST_TEXT;
}
