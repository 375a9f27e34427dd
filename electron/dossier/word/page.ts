/** The sheet of the Word papers: size, margins, page numbers in the top margin, mark of a draft. */
import { Header, PageNumber, PageOrientation, Paragraph, TextRun, type FileChild, type ISectionOptions } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { MARGIN, mm, PORTRAIT, SIZE } from '../kit/page.ts';
import { FONT, halves, STYLE, twips } from './text.ts';

export interface WordSection {
  landscape: boolean;
  draft: boolean;
  /**
   * `run`: a run of pages of its own, whose first page bears no number. `on`: the count goes on, every page numbered.
   * `none`: no numbers.
   */
  numbers: 'run' | 'on' | 'none';
  /** Whether a run counts from 1 again. */
  restart?: boolean;
  footers?: ISectionOptions['footers'];
  children: readonly FileChild[];
}

/** A run of pages as NĐ 30/2020/NĐ-CP wants them: A4, number in the middle of the top margin, from the second page on. */
export function sectionOf({ landscape, draft, numbers, restart = false, footers, children }: WordSection): ISectionOptions {
  const number = (): Paragraph =>
    new Paragraph({
      style: STYLE.centred,
      children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: halves(SIZE.pageNumber) }), ...stamp(draft)],
    });
  const blank = (): Paragraph => new Paragraph({ style: STYLE.centred, children: stamp(draft) });
  const first = numbers === 'run';
  return {
    headers: {
      default: new Header({ children: [numbers === 'none' ? blank() : number()] }),
      ...(first ? { first: new Header({ children: [blank()] }) } : {}),
    },
    ...(footers === undefined ? {} : { footers }),
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
        ...(restart ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    children,
  };
}

const stamp = (draft: boolean): TextWatermark[] =>
  draft ? [new TextWatermark({ text: 'BẢN NHÁP', font: FONT, bold: true, color: 'C0C0C0' })] : [];
