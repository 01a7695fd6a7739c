/** Turns files of every kind we take into Markdown. Runs in the worker: a large one takes seconds. */
import { decodeText } from './decode.ts';
import { splitFrontMatter } from './front-matter.ts';
import { isTooLarge, isTooLong, type Kind, kindOf } from './kinds.ts';
import { cleanMarkdown } from './markup/clean.ts';
import { UnreadableDocument } from './problem.ts';

export interface Converted {
  /** What the document says of itself, as its front matter gives it. */
  given: unknown;
  /** Markdown, or text. */
  body: string;
  format: 'markdown' | 'text';
}

/**
 * @param name decides by its ending how the bytes are read
 * @throws UnreadableDocument
 */
export async function convert(name: string, bytes: Uint8Array): Promise<Converted> {
  const kind = kindOf(name);
  if (kind === undefined) throw new UnreadableDocument('unknown_kind');
  if (isTooLarge(kind, bytes.length)) throw new UnreadableDocument('too_large');
  if (kind === 'text') return checked({ given: {}, body: decodeText(bytes).trim(), format: 'text' });
  const { given, body } = splitFrontMatter(await markdownOf(kind, bytes));
  if (body.trim() === '' && kind === 'pdf') throw new UnreadableDocument('no_text_layer');
  return checked({ given, body: cleanMarkdown(body), format: 'markdown' });
}

/** Each format's library is loaded when the first file of the kind comes. */
async function markdownOf(kind: Exclude<Kind, 'text'>, bytes: Uint8Array): Promise<string> {
  switch (kind) {
    case 'rst':
      return (await import('./formats/rst.ts')).rstToMarkdown(decodeText(bytes));
    case 'asciidoc':
      return (await import('./formats/asciidoc.ts')).asciidocToMarkdown(decodeText(bytes));
    case 'html':
      return (await import('./formats/html.ts')).htmlToMarkdown(decodeText(bytes));
    case 'pdf':
      return (await import('./formats/pdf.ts')).pdfToMarkdown(bytes);
    case 'docx':
      return (await import('./formats/docx.ts')).docxToMarkdown(bytes);
    default:
      return decodeText(bytes);
  }
}

function checked(converted: Converted): Converted {
  if (isTooLong(converted.body)) throw new UnreadableDocument('too_long');
  return converted;
}
