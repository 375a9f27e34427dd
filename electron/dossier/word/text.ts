/** Units, styles and pieces of text of the Word papers. Times New Roman is named, not embedded: every Word has it. */
import { AlignmentType, Paragraph, TextRun, type IParagraphOptions, type IStylesOptions } from 'docx';
import type { Rich } from '../../../core/report/level-dossier/document.ts';
import { cleanText } from '../kit/characters.ts';
import { INDENT, SIZE } from '../kit/page.ts';

export const FONT = 'Times New Roman';

/** Points as Word counts lengths (twentieths) and sizes (halves). */
export const twips = (points: number): number => Math.round(points * 20);
export const halves = (points: number): number => Math.round(points * 2);

/** Names of our paragraph styles, to be found and changed in Word's list of styles. */
export const STYLE = { body: 'NoiDung', lead: 'LoiDan', ground: 'CanCu', cell: 'OBang', centred: 'CanGiua' } as const;

const run = (size: number, more: { bold?: boolean; italics?: boolean } = {}) => ({
  font: FONT,
  size: halves(size),
  color: '000000',
  ...more,
});

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { ...run(SIZE.body), language: { value: 'vi-VN' } } },
    heading1: {
      run: run(SIZE.body, { bold: true }),
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 200 }, keepNext: true },
    },
    heading2: { run: run(SIZE.body, { bold: true }), paragraph: { spacing: { before: 120, after: 100 }, keepNext: true } },
    heading3: { run: run(SIZE.body, { bold: true, italics: true }), paragraph: { spacing: { before: 100, after: 80 }, keepNext: true } },
  },
  paragraphStyles: [
    {
      id: STYLE.body,
      name: 'Nội dung',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: twips(INDENT) },
        spacing: { after: 120, line: 264, lineRule: 'auto' },
      },
    },
    { id: STYLE.ground, name: 'Căn cứ', basedOn: STYLE.body, run: { italics: true }, paragraph: { spacing: { after: 80 } } },
    {
      id: STYLE.lead,
      name: 'Lời dẫn',
      basedOn: 'Normal',
      run: { size: halves(SIZE.annexBody) },
      paragraph: { spacing: { before: 60, after: 100 }, keepNext: true },
    },
    { id: STYLE.cell, name: 'Ô bảng', basedOn: 'Normal', run: { size: halves(SIZE.table) }, paragraph: { spacing: { after: 0 } } },
    { id: STYLE.centred, name: 'Căn giữa', basedOn: 'Normal', paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } } },
  ],
};

interface RunStyle {
  bold?: boolean;
  italics?: boolean;
  /** Points. */
  size?: number;
  allCaps?: boolean;
}

/** Pieces of one line; line breaks stay, what is missing stands out. */
export function runs(value: Rich, style: RunStyle = {}): TextRun[] {
  return value.flatMap((piece) =>
    cleanText(piece.text)
      .split('\n')
      .map(
        (text, i) =>
          new TextRun({
            text,
            ...(i > 0 ? { break: 1 } : {}),
            ...(piece.bold === true || piece.missing === true || style.bold === true ? { bold: true } : {}),
            ...(piece.italics === true || style.italics === true ? { italics: true } : {}),
            ...(style.allCaps === true ? { allCaps: true } : {}),
            ...(style.size === undefined ? {} : { size: halves(style.size) }),
            ...(piece.missing === true ? { highlight: 'yellow' as const } : {}),
          }),
      ),
  );
}

type Spacing = NonNullable<IParagraphOptions['spacing']>;

/** A centred line: names of bodies, titles. */
export const centred = (value: Rich | string, style: RunStyle = {}, spacing: Spacing = {}): Paragraph =>
  new Paragraph({
    style: STYLE.centred,
    spacing: { after: 0, ...spacing },
    children: runs(typeof value === 'string' ? [{ text: value }] : value, style),
  });

/** A rule of a length in points, centred in a column of a width; room around it in twips: the lower border of an empty, very small line. */
export function ruleOf(length: number, width: number, { before = 0, after = 0 }: { before?: number; after?: number } = {}): Paragraph {
  const side = twips(Math.max(0, (width - length) / 2));
  return new Paragraph({
    style: STYLE.centred,
    indent: { left: side, right: side },
    spacing: { before, after, line: 60, lineRule: 'exact' },
    border: { bottom: { style: 'single', size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  });
}
