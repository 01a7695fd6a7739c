import mammoth from 'mammoth';
import { UnreadableDocument } from '../problem.ts';
import { htmlToMarkdown } from './html.ts';

/** @throws UnreadableDocument */
export async function docxToMarkdown(bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Titel'] => h1:fresh"],
      },
    );
    return htmlToMarkdown(value);
  } catch (error) {
    throw new UnreadableDocument('docx_damaged', { cause: error });
  }
}
