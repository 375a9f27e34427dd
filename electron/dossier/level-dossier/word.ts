/** A neutral paper as an editable Word document: real styles, repeated table heads, page numbers from page 2. */
import { Document, Header, Packer, PageNumber, PageOrientation, Paragraph, TextRun, type ISectionOptions } from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { TextWatermark } from 'docx/watermarks';
import type { Paper, Section } from '../../../core/report/level-dossier/document.ts';
import { cleanText } from '../kit/characters.ts';
import { MARGIN, mm, PORTRAIT, SIZE } from '../kit/page.ts';
import { wordBlock } from './word-blocks.ts';
import { FONT, halves, STYLE, STYLES, twips } from './word-text.ts';
import { settledPackage } from './word-package.ts';

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
    sections: paper.sections.map((section, i) => sectionOf(section, i === 0, paper.draft)),
  });
  return settledPackage(await Packer.toBuffer(document), paper.created);
}

function sectionOf({ landscape, blocks }: Section, first: boolean, draft: boolean): ISectionOptions {
  const number = (): Paragraph =>
    new Paragraph({
      style: STYLE.centred,
      children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: halves(SIZE.pageNumber) }), ...stamp(draft)],
    });
  const blank = (): Paragraph => new Paragraph({ style: STYLE.centred, children: stamp(draft) });
  return {
    headers: { default: new Header({ children: [number()] }), ...(first ? { first: new Header({ children: [blank()] }) } : {}) },
    properties: {
      titlePage: first,
      page: {
        // Word turns the sheet itself: width and height are those of the upright one.
        size: {
          width: twips(PORTRAIT.width),
          height: twips(PORTRAIT.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          left: twips(MARGIN.left),
          right: twips(MARGIN.right),
          top: twips(MARGIN.top),
          bottom: twips(MARGIN.bottom),
          header: twips(mm(9)),
          footer: twips(mm(9)),
        },
      },
    },
    children: blocks.flatMap((block) => wordBlock(block, { landscape })),
  };
}

const stamp = (draft: boolean): TextWatermark[] =>
  draft ? [new TextWatermark({ text: 'BẢN NHÁP', font: FONT, bold: true, color: 'C0C0C0' })] : [];
