/** The công văn itself: Mẫu số 08 of NĐ 331/2026, sections 1–3, closing and signer. */
import type { Decision, Party } from '../../../core/assessment/model.ts';
import { paperDate } from '../../../core/date.ts';
import type { Form08Row } from '../../../core/report/model.ts';
import { closing } from '../kit/closing.ts';
import type { Content, ContentNode, SectionNode } from '../kit/content.ts';
import { addressees, letterhead } from '../kit/letterhead.ts';
import { INDENT, SIZE, TEXT_HEIGHT_WIDE, TEXT_WIDTH, TEXT_WIDTH_WIDE } from '../kit/page.ts';
import { pageNumbers, section } from '../kit/pages.ts';
import { heading, keep, paragraph } from '../kit/paragraphs.ts';
import { dataTable, fit, headCells, middleCell, textCell } from '../kit/table.ts';
import { ROMAN, count, date } from '../kit/text.ts';
import type { AnnexTitle } from './annexes/frame.ts';
import { openingWords, replacement } from './purpose.ts';
import type { Report } from './report.ts';
import {
  APPROVAL_WORDS,
  COLUMN_WORDS,
  EXPECTED_WORDS,
  INSPECTION_WORDS,
  PLAN_WORDS,
  TOTAL_KEYS,
  TOTAL_WORDS,
  expectedText,
} from './words.ts';

/** Three runs of pages (upright, across, upright) that share one page count. */
export function letter(report: Report, annexes: AnnexTitle[]): SectionNode[] {
  const header = pageNumbers();
  const { unit, rows } = report.record;
  const signer = { office: [`${unit.signer.authority} ${unit.signer.title}`.trim()], name: unit.signer.name };
  const last = closing(attachments(annexes), { recipients: unit.letter.recipients, signer, preparer: unit.preparer });
  return [
    section(
      [
        letterhead(report.head, { fillable: !report.record.draft }),
        addressees(unit.letter.addressees),
        ...replacement(report.record),
        opening(report),
        ...generalPart(report),
        ...partiesPart(report),
      ],
      { header },
    ),
    section(systemsPart(rows), { header, wide: true }),
    section([notes(), last], { header }),
  ];
}

/** Not part of the form: names the period and the clauses. */
function opening({ record, asOf }: Report): ContentNode {
  return paragraph(
    `${openingWords(record)} năm ${record.year} (số liệu từ ngày ${date(record.period.from)} đến ngày ${date(asOf)}${asOf < record.period.to ? `, trước ngày chốt số liệu ${date(record.period.to)}` : ''}) như sau:`,
  );
}

function generalPart({ record: { totals } }: Report): Content[] {
  const line = (label: string, value: string, end = ';'): ContentNode => paragraph([`- ${label}: `, { text: value, bold: true }, end]);
  const [first, ...rest] = TOTAL_KEYS.map((key) => line(TOTAL_WORDS[key], count(totals[key])));
  return [
    keep(heading('1. Thông tin chung'), ...(first === undefined ? [] : [first])),
    ...rest,
    line(EXPECTED_WORDS, orDots(expectedText(totals)), '.'),
  ];
}

/** Section 2, repeated for every owner in scope. With several owners each pair gets its own heading. */
function partiesPart({ record: { unit } }: Report): Content[] {
  const many = unit.owners.length > 1;
  return unit.owners.flatMap(({ owner, securityUnit }, i) => {
    const headings = [
      ...(i === 0 ? [heading('2. Thông tin về chủ quản hệ thống thông tin và đơn vị chuyên trách về an ninh mạng')] : []),
      ...(many ? [paragraph({ text: `2.${i + 1}. ${owner.name}`, bold: true })] : []),
    ];
    return [
      ...party(headings, 'a) Thông tin về chủ quản hệ thống thông tin:', 'chủ quản hệ thống thông tin', owner),
      ...party([], 'b) Thông tin về đơn vị chuyên trách về an ninh mạng:', 'đơn vị chuyên trách về an ninh mạng', securityUnit),
    ];
  });
}

/** What is not known stays a dotted line, as on a form. */
const orDots = (text: string): string => (text === '' ? '……………' : text);

function party(headings: Content[], title: string, role: string, p: Party): Content[] {
  return [
    keep(...headings, paragraph(title), paragraph(`(1) Tên ${role}: ${orDots(p.name)};`)),
    paragraph(`(2) Quy định chức năng, nhiệm vụ và quyền hạn: ${orDots(p.mandate)};`),
    paragraph(`(3) Người đại diện, chức vụ: ${orDots(p.head)}, ${orDots(p.position)};`),
    paragraph(`(4) Địa chỉ liên lạc: ${orDots(p.address)};`),
    paragraph(`(5) Thông tin liên hệ: số điện thoại ${orDots(p.phone)}; thư điện tử ${orDots(p.email)}.`, { alignment: 'left' }),
  ];
}

/** Shares of the width. */
const SHARES = [23, 85, 56, 55, 31, 51, 84, 84, 51, 54, 57, 52];

const NOTES = [
  'Cột (2), (3), (4) ghi tên các hệ thống thông tin, tên cơ quan chủ quản, tên đơn vị vận hành hệ thống thông tin;',
  'Cột (5) ghi cấp độ đề xuất đối với hệ thống thông tin: 1-5;',
  'Cột (6) ghi tình trạng phê duyệt cấp độ hệ thống thông tin: “Đang dự thảo”, “Đã gửi thẩm định”, “Đã thẩm định”, “Đã được phê duyệt”;',
  'Cột (7) ghi thông tin số, ngày quyết định, tên cơ quan phê duyệt cấp độ nếu hệ thống thông tin đã được phê duyệt cấp độ;',
  'Cột (8) ghi thông tin số, ngày quyết định, tên cơ quan ban hành quy chế bảo đảm an ninh mạng cho hệ thống (nếu có);',
  'Cột (9) ghi thời điểm dự kiến phê duyệt cấp độ (nếu hệ thống thông tin chưa được phê duyệt cấp độ);',
  'Cột (10) ghi tình trạng triển khai đầy đủ phương án bảo đảm an ninh mạng theo cấp độ tương ứng: “Chưa triển khai”, “Đã triển khai một số hạng mục”, “Đã triển khai đầy đủ”;',
  'Cột (11) ghi thời điểm dự kiến triển khai đầy đủ phương án bảo đảm an ninh mạng theo cấp độ tương ứng;',
  'Cột (12) ghi tình trạng kiểm tra, đánh giá an ninh mạng theo quy định: “Trước khi đưa vào sử dụng”, “Định kỳ”, hoặc ghi cả hai nếu đã thực hiện đầy đủ, để trống nếu chưa thực hiện.',
];

/** Number, day and body on lines of their own: shorter than a sentence and easier to compare down the column. */
const decision = (d: Decision | null): string => (d === null ? '' : `${d.number}\nngày ${date(d.date)}\n${d.authority}`);
const monthOrNothing = (month: string | null): string => (month === null ? '' : paperDate(month));

function row(s: Form08Row, i: number): ContentNode[] {
  return [
    middleCell(i + 1),
    textCell(s.systemName),
    textCell(s.ownerName),
    textCell(s.operatorName),
    middleCell(s.proposedLevel ?? ''),
    textCell(APPROVAL_WORDS[s.approvalStatus]),
    textCell(decision(s.approvalDecision)),
    textCell(decision(s.regulationDecision)),
    middleCell(monthOrNothing(s.expectedApproval)),
    textCell(PLAN_WORDS[s.planStatus]),
    middleCell(monthOrNothing(s.expectedPlanCompletion)),
    textCell(s.inspectionStatus.map((kind) => INSPECTION_WORDS[kind]).join(';\n')),
  ];
}

function systemsPart(rows: Form08Row[]): Content[] {
  const nothing: ContentNode[] = [
    { text: 'Không có', colSpan: COLUMN_WORDS.length, alignment: 'center' },
    ...COLUMN_WORDS.slice(1).map(() => ({ text: '' })),
  ];
  return [
    heading('3. Thông tin chi tiết về các hệ thống thông tin thuộc phạm vi quản lý', { margin: [0, 0, 0, 4] }),
    dataTable({
      widths: fit(SHARES, TEXT_WIDTH_WIDE),
      head: [
        headCells([...COLUMN_WORDS], SIZE.tableFine),
        COLUMN_WORDS.map((_, i) => middleCell(`(${i + 1})`, { fontSize: SIZE.tableFine })),
      ],
      rows: rows.length > 0 ? rows.map(row) : [nothing],
      size: SIZE.tableDense,
      pageHeight: TEXT_HEIGHT_WIDE,
    }),
  ];
}

/** The form's own notes, on the upright page behind the table: under a full table they would take a page of their own. */
function notes(): ContentNode {
  const dash = 8;
  const note = (text: string): ContentNode => ({
    columns: [
      { width: dash, text: '-' },
      { width: TEXT_WIDTH - dash, text },
    ],
    columnGap: 0,
  });
  return {
    stack: [{ text: 'Chú thích mục 3:', italics: true, margin: [0, 0, 0, 1] }, ...NOTES.map(note)],
    fontSize: SIZE.table,
    lineHeight: 1,
    margin: [0, 0, 0, 10],
  };
}

/** The main text must refer to its annexes (NĐ 30, Phụ lục I, III.1.a). */
function attachments(annexes: AnnexTitle[]): ContentNode {
  const label = 90;
  const line = (annex: AnnexTitle, i: number): ContentNode => ({
    columns: [
      { width: label, text: `Phụ lục ${ROMAN[annex.nr]}.` },
      { width: TEXT_WIDTH - INDENT - label, text: `${annex.title}${i === annexes.length - 1 ? './.' : ';'}` },
    ],
    columnGap: 0,
    margin: [INDENT, 0, 0, 3],
  });
  return {
    stack: [
      paragraph(
        `Gửi kèm công văn này ${count(annexes.length)} phụ lục, là bộ phận không tách rời của báo cáo, trình bày các nội dung quy định tại Điều 36 Nghị định số 331/2026/NĐ-CP mà Mẫu số 08 không có mục ghi:`,
      ),
      ...annexes.map(line),
    ],
  };
}
