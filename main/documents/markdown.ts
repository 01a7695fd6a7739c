/** Turns documents of every kind we take into Markdown. Runs in the worker: a large document takes seconds. */
import { extname } from 'node:path';
import mammoth from 'mammoth';
import TurndownService from 'turndown';
import { extractText, getDocumentProxy } from 'unpdf';
import { decodeText } from './decode.ts';

/** Why a document cannot be read, as a sentence for a person. */
export class UnreadableDocument extends Error {}

/**
 * @param name decides by its ending how the bytes are read
 * @throws UnreadableDocument
 */
export async function toMarkdown(name: string, bytes: Uint8Array): Promise<string> {
  const markdown = await convert(extname(name).toLowerCase(), bytes);
  if (markdown.trim() === '') {
    throw new UnreadableDocument(
      'There is no text in this file. A scanned document must be recognised as text first.',
    );
  }
  return markdown;
}

async function convert(ending: string, bytes: Uint8Array): Promise<string> {
  switch (ending) {
    case '.md':
    case '.markdown':
    case '.txt':
      return decodeText(bytes);
    case '.html':
    case '.htm':
      return fromHtml(decodeText(bytes));
    case '.pdf':
      return fromPdf(bytes);
    case '.docx':
      return fromDocx(bytes);
    default:
      throw new UnreadableDocument(
        'Files of this kind cannot be read. Take Markdown, text, HTML, PDF or DOCX.',
      );
  }
}

function fromHtml(html: string): string {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  turndown.remove(['script', 'style', 'noscript', 'iframe', 'form', 'nav', 'footer', 'title']);
  turndown.addRule('no images', { filter: 'img', replacement: (_content, node) => altOf(node) });
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim();
  const body = turndown.turndown(html);
  return title && !/^#\s/m.test(body) ? `# ${title}\n\n${body}` : body;
}

function altOf(node: object): string {
  const read: unknown = Reflect.get(node, 'getAttribute');
  const alt: unknown = typeof read === 'function' ? read.call(node, 'alt') : '';
  return typeof alt === 'string' ? alt : '';
}

async function fromPdf(bytes: Uint8Array): Promise<string> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(pdf, { mergePages: false });
    return text.map(paragraphs).join('\n\n');
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new UnreadableDocument(
      locked
        ? 'This PDF is locked with a password. Save it without one first.'
        : 'This PDF is damaged and cannot be read.',
      { cause: error },
    );
  }
}

/** A PDF knows lines, not paragraphs: a line that ends a sentence, with a short one after it, ends a paragraph. */
function paragraphs(page: string): string {
  return page.replaceAll(/([.!?:])\n(?=\p{Lu}|\d+[.)]|[-•])/gu, '$1\n\n').replaceAll(/^[•▪‣]\s*/gm, '- ');
}

async function fromDocx(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { externalFileAccess: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return fromHtml(value);
  } catch (error) {
    throw new UnreadableDocument('This Word document is damaged or locked and cannot be read.', {
      cause: error,
    });
  }
}
