import type { ImportProblem } from '../../../../shared/model.ts';

/** For the log; the window has its own words. */
const WORDS: Readonly<Record<ImportProblem, string>> = {
  unknown_kind: 'it is no Markdown, text, HTML, PDF or DOCX file',
  too_large: 'it is larger than 20 MB, or than 2 MB of text',
  too_long: 'it has more than 2 MB of text',
  too_complex: 'it is too large or too complex to be read',
  empty: 'it has no text',
  draft: 'it is marked as a draft',
  front_matter: 'its front matter is not valid YAML',
  not_text: 'it is not a text file',
  no_text_layer: 'its pages are pictures without text',
  pdf_locked: 'it is locked with a password',
  pdf_damaged: 'the PDF is damaged',
  docx_damaged: 'the Word document is damaged or locked',
  unreadable: 'it cannot be read',
  too_many: 'too many files were given at once',
};

/** Why a file is no article, as a part of a sentence. */
export function inWords(problem: ImportProblem): string {
  return WORDS[problem];
}
