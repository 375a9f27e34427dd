/** A neutral paper as a file, in the format asked for. */
import { FailureError } from '../../../core/failure.ts';
import type { Paper } from '../../../core/report/level-dossier/document.ts';
import { unprintable } from '../kit/characters.ts';
import { openFonts } from '../kit/fonts.ts';
import { print } from '../kit/print.ts';
import { pdfPaper } from './pdf.ts';
import { wordPaper } from './word.ts';

export const PAPER_FORMATS = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/**
 * TEXT_NOT_PRINTABLE names characters that have no glyph in the fonts of the papers: they would vanish from the page without an
 * error. Word has fonts of its own, so only the PDF is held to it.
 */
function refuseUnprintable(paper: Paper): void {
  const found = textsOf(paper).flatMap((text) => {
    const characters = unprintable(text);
    return characters.length === 0 ? [] : [{ where: text.slice(0, 80), text: `«${text.slice(0, 80)}»: ${characters.join(' ')}` }];
  });
  const [first] = found;
  if (first === undefined) return;
  throw new FailureError(
    'TEXT_NOT_PRINTABLE',
    `Có ký tự không in được ở ${first.text}. Ký tự đó sẽ mất trên giấy nên tệp PDF chưa được lập. Thay ký tự đó bằng chữ rồi in lại.`,
    found,
  );
}

/** Every text of a paper, each once. */
function textsOf(value: unknown): string[] {
  const found = new Set<string>();
  const visit = (one: unknown): void => {
    if (typeof one === 'string') found.add(one);
    else if (typeof one === 'object' && one !== null) Object.values(one).forEach(visit);
  };
  visit(value);
  return [...found];
}

/** Same paper, same bytes. Blocks its thread: see print-in-worker.ts. */
export async function printPaper(paper: Paper, { format, fonts }: { format: PaperFormat; fonts: string }): Promise<Uint8Array> {
  openFonts(fonts);
  if (format === 'docx') return wordPaper(paper);
  refuseUnprintable(paper);
  return (await print(pdfPaper(paper))).pdf;
}
