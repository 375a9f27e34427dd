/** Head of a công văn (NĐ 30/2020/NĐ-CP, Phụ lục I, II.1–II.5, II.9): bodies, Quốc hiệu, number, place and date, V/v, Kính gửi. */
import type { ContentNode } from './content.ts';
import { widthOf } from './fonts.ts';
import { gapMarker, type Gap } from './form.ts';
import { SIZE, TEXT_WIDTH } from './page.ts';
import { hanging } from './paragraphs.ts';
import { balance } from './text.ts';

export interface Letterhead {
  /** Body above the issuing one; empty when there is none. */
  parent: string;
  issuer: string;
  /** What follows the slash: “BVĐK-CNTT”. The number itself comes from the registry (NĐ 30 Đ15.3) and stays blank. */
  symbol: string;
  place: string;
  year: number;
  /** “V/v …”; empty for a paper that has a title of its own. */
  subject: string;
}

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const BLANK = '\u00a0';

/** The right column is as wide as Quốc hiệu in 13 pt bold (271.2 pt), the left one takes the rest. */
export function headColumns(): { left: number; right: number } {
  const right = Math.ceil(widthOf(NATION, SIZE.national, 'bold')) + 0.5;
  return { left: TEXT_WIDTH - right, right };
}

/** A horizontal rule centred in its column. */
export function rule(length: number, above = 2): ContentNode {
  return { canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.75 }], alignment: 'center', margin: [0, above, 0, 0] };
}

/** Room for the number of the registry, about 15 mm, and for day and month. */
const NUMBER_GAP = BLANK.repeat(14);
const DAY_GAP = BLANK.repeat(9);

/** The width of a gap in a line of letters, and where it begins. */
function gap(field: string, before: string, blanks: string, size: number, face: Gap['face']): Gap {
  return { field, from: widthOf(before, size, face), width: widthOf(blanks, size, face), size, face };
}

/** “Số:               /BVĐK-CNTT”. The number comes from the registry. */
function numberLine(symbol: string): { text: string; gaps: Gap[] } {
  return { text: `Số:${NUMBER_GAP}/${symbol}`, gaps: [gap('so', 'Số:', NUMBER_GAP, SIZE.national, 'normal')] };
}

/** “Lạc Hồng, ngày … tháng … năm 2026”, day and month blank until the paper gets its number; two lines when it is too long for one. */
function dateLines({ place, year }: Letterhead, width: number): { text: string; gaps: Gap[] }[] {
  const inner = (before: string): { text: string; gaps: Gap[] } => {
    const [day, month] = [`${before}ngày`, `${before}ngày${DAY_GAP}tháng`];
    const gaps = [gap('ngay', day, DAY_GAP, SIZE.motto, 'italics'), gap('thang', month, DAY_GAP, SIZE.motto, 'italics')];
    return { text: `${month}${DAY_GAP}năm ${year}`, gaps };
  };
  const whole = inner(`${place}, `);
  return widthOf(whole.text, SIZE.motto, 'italics') <= width ? [whole] : [{ text: `${place},`, gaps: [] }, inner('')];
}

/**
 * Quốc hiệu, Tiêu ngữ, names of the bodies, number, place and date, V/v. With `fillable` number, day and month become fields that
 * the clerk fills; one letterhead of a paper can have them.
 */
export function letterhead(head: Letterhead, { fillable = false } = {}): ContentNode {
  const { left, right } = headColumns();
  const issuer = balance(head.issuer.toUpperCase(), left - 4, SIZE.national, 'bold');
  const parent = head.parent === '' ? [] : balance(head.parent.toUpperCase(), left - 4, SIZE.national, 'normal');
  const longest = Math.max(...issuer.map((line) => widthOf(line, SIZE.national, 'bold')));
  const centred = (text: string, size: number, more: ContentNode = {}): ContentNode => ({
    text,
    fontSize: size,
    alignment: 'center',
    ...more,
  });
  const bodies = [
    ...parent.map((line) => centred(line, SIZE.national)),
    ...issuer.map((line) => centred(line, SIZE.national, { bold: true })),
    rule(Math.min(longest, left) * 0.42),
  ];
  const nation = [
    centred(NATION, SIZE.national, { bold: true, noWrap: true }),
    centred(MOTTO, SIZE.motto, { bold: true }),
    rule(widthOf(MOTTO, SIZE.motto, 'bold')),
  ];
  const marked = (gaps: Gap[]): ContentNode => (fillable && gaps.length > 0 ? { id: gapMarker(gaps) } : {});
  const number = numberLine(head.symbol);
  const dates = dateLines(head, right).map(({ text, gaps }) => centred(text, SIZE.motto, { italics: true, ...marked(gaps) }));
  const subjectLines = head.subject === '' ? [] : balance(head.subject, left - 8, SIZE.subject, 'normal');
  const subject = subjectLines.map((line, i) => centred(line, SIZE.subject, { margin: [0, i === 0 ? 6 : 0, 0, 0] }));
  return {
    table: {
      widths: [left, right],
      body: [
        [{ stack: bodies }, { stack: nation }],
        [
          { stack: [centred(number.text, SIZE.national, marked(number.gaps)), ...subject], margin: [0, 8.9, 0, 0] },
          { stack: dates, margin: [0, 8, 0, 0] },
        ],
      ],
    },
    layout: 'bare',
    lineHeight: 1,
    margin: [0, 0, 0, 12],
  };
}

/** “Kính gửi:” one addressee on the line, several below each other with dashes under the colon. */
export function addressees(names: string[]): ContentNode {
  const label = 'Kính gửi:';
  const [only] = names;
  if (only !== undefined && names.length === 1) {
    return {
      text: balance(`${label} ${only}.`, TEXT_WIDTH - 80, SIZE.body, 'normal').join('\n'),
      fontSize: SIZE.body,
      alignment: 'center',
      margin: [0, 0, 0, 10],
    };
  }
  const left = 74;
  const dash = left + widthOf('Kính gửi', SIZE.body);
  const line = (name: string, i: number): ContentNode =>
    hanging('- ', `${name}${i === names.length - 1 ? '.' : ';'}`, TEXT_WIDTH - dash, SIZE.body, { margin: [dash, 0, 0, 0] });
  return { stack: [{ text: label, margin: [left, 0, 0, 0] }, ...names.map(line)], fontSize: SIZE.body, margin: [0, 0, 0, 10] };
}

/** “(Kèm theo Công văn số … của …)”. In electronic papers the blanks stay unfilled (NĐ 30, Phụ lục I, III.1.c). */
export function attachedTo(head: Letterhead): string {
  const gap = BLANK.repeat(8);
  return `(Kèm theo Công văn số ${gap}/${head.symbol} ngày ${gap} tháng ${gap} năm ${head.year} của ${head.issuer})`;
}
