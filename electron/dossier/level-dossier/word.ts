/** A neutral paper as an editable Word document: real styles, repeated table heads, page numbers from page 2. */
import { Document, Packer } from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { Paper } from '../../../core/report/level-dossier/document.ts';
import { cleanText } from '../kit/characters.ts';
import { settledPackage } from '../word/package.ts';
import { sectionOf } from '../word/page.ts';
import { STYLES } from '../word/text.ts';
import { wordBlock } from './word-blocks.ts';

/** The paper as .docx. Same paper, same bytes. The fonts must be open: lines are measured with them. */
export async function wordPaper(paper: Paper): Promise<Uint8Array> {
  const hasContents = paper.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'contents'));
  const document = new Document({
    title: cleanText(paper.title),
    subject: cleanText(paper.subject),
    creator: cleanText(paper.author),
    lastModifiedBy: cleanText(paper.author),
    description: cleanText(paper.program),
    revision: 1,
    styles: STYLES,
    // Word would otherwise ask to update the contents when it opens the file; laying the pages out takes most of the time.
    ...(hasContents ? { pageNumbers: estimatePageNumbers } : {}),
    sections: paper.sections.map(({ landscape, blocks }, i) =>
      sectionOf({
        landscape,
        draft: paper.draft,
        numbers: i === 0 ? 'run' : 'on',
        children: blocks.flatMap((block) => wordBlock(block, { landscape })),
      }),
    ),
  });
  return settledPackage(await Packer.toBuffer(document), paper.created);
}
