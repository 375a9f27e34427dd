/** Annexes that answer NĐ 331 Đ36.1, Đ36.3, Đ36.7 and Đ36.8. What is empty says so. */
import type { Content, ContentNode } from '../../kit/content.ts';
import { SIZE, TEXT_HEIGHT_WIDE, TEXT_WIDTH, TEXT_WIDTH_WIDE } from '../../kit/page.ts';
import { paragraph } from '../../kit/paragraphs.ts';
import { finishedWithin } from '../../../../core/report/form08.ts';
import { dataTable, fit, headCells, middleCell, textCell } from '../../kit/table.ts';
import { breakEmail, count, flow, period } from '../../kit/text.ts';
import { systemName, type Report } from '../report.ts';
import { INSPECTION_WORDS } from '../words.ts';
import { basisOf, type Annex } from './frame.ts';

const NONE = 'Không có.';

/** A table across or upright at the common size; the sentence “Không có.” when it has no rows. */
function tableOrNone(labels: string[], shares: number[], rows: ContentNode[][], wide: boolean): Content {
  if (rows.length === 0) return paragraph({ text: NONE, bold: true });
  return dataTable({
    widths: fit(shares, wide ? TEXT_WIDTH_WIDE : TEXT_WIDTH),
    head: [headCells(labels, SIZE.table)],
    rows,
    size: SIZE.table,
    ...(wide ? { pageHeight: TEXT_HEIGHT_WIDE } : {}),
  });
}

/** The systems of which a table says nothing, by name: what is missing is told, not left to be counted. */
function without(label: string, missing: readonly { name: string }[]): Content[] {
  if (missing.length === 0) return [];
  return [{ text: flow(`${label}: ${missing.map(({ name }) => name).join('; ')}.`), fontSize: SIZE.table, margin: [0, 6, 0, 0] }];
}

export function operators({ record }: Report): Annex {
  const shares = [27, 146, 88, 128, 82, 108, 68, 80];
  const mailWidth = fit(shares, TEXT_WIDTH_WIDE).at(-1) ?? 0;
  const rows = record.operators.map(({ systems, party }, i) => [
    middleCell(i + 1),
    { stack: systems.map((key) => textCell(systems.length > 1 ? `- ${systemName(record, key)}` : systemName(record, key))) },
    textCell(party.name),
    textCell(party.mandate),
    textCell([party.head, party.position].filter((part) => part !== '').join(', ')),
    textCell(party.address),
    textCell(party.phone.replaceAll(' ', '\u00a0')),
    textCell(breakEmail(party.email, mailWidth, SIZE.table)),
  ]);
  const labels = [
    'STT',
    'Tên HTTT',
    'Tên đơn vị vận hành',
    'Quy định chức năng, nhiệm vụ, quyền hạn',
    'Người đại diện, chức vụ',
    'Địa chỉ liên lạc',
    'Số điện thoại',
    'Thư điện tử',
  ];
  return {
    id: 'operators',
    short: 'Đơn vị vận hành',
    title: 'Thông tin đơn vị vận hành của từng hệ thống thông tin',
    basis: basisOf('khoản 1'),
    wide: true,
    parts: [{ content: [tableOrNone(labels, shares, rows, true)] }],
  };
}

export function nationalSecurity({ record }: Report): Annex {
  const rows = record.nationalSecurity.map((ground, i) => [
    middleCell(i + 1),
    textCell(systemName(record, ground.system)),
    textCell(ground.criterion),
    textCell(ground.state),
  ]);
  const nothing = [
    paragraph(
      `Đã rà soát ${count(record.totals.total)} hệ thống thông tin thuộc phạm vi quản lý theo tiêu chí tại Điều 16 Nghị định số 331/2026/NĐ-CP.`,
    ),
    paragraph([
      { text: 'Kết quả: Không có', bold: true },
      ' hệ thống thông tin có căn cứ đề xuất đưa vào Danh mục hệ thống thông tin quan trọng về an ninh quốc gia.',
    ]),
  ];
  return {
    id: 'national-security',
    short: 'Căn cứ đưa vào Danh mục quan trọng về ANQG',
    title: 'Hệ thống có căn cứ đề xuất đưa vào|Danh mục quan trọng về an ninh quốc gia',
    basis: basisOf('khoản 3'),
    parts: [
      {
        content:
          rows.length > 0
            ? [tableOrNone(['STT', 'Tên HTTT', 'Tiêu chí tại Điều 16', 'Tình trạng hồ sơ'], [24, 180, 150, 108], rows, false)]
            : nothing,
      },
    ],
  };
}

export function regulationChecks({ record }: Report): Annex {
  const figure = (checked: number, value: number): ContentNode => middleCell(checked === 0 ? '–' : value);
  const rows = record.regulationChecks.map((check, i) => [
    middleCell(i + 1),
    textCell(systemName(record, check.system)),
    textCell(check.regulation),
    textCell(check.period),
    figure(check.checked, check.checked),
    figure(check.checked, check.broken),
    figure(check.checked, check.fixed),
    textCell(check.conclusion),
  ]);
  const checked = new Set(record.regulationChecks.map(({ system }) => system));
  const missing = record.systems.filter(({ id, name }) => !checked.has(id) && !checked.has(name));
  const labels = ['STT', 'Tên HTTT', 'Quy chế', 'Kỳ kiểm tra', 'Số nội dung kiểm tra', 'Không tuân thủ', 'Đã khắc phục', 'Kết luận'];
  return {
    id: 'regulation',
    short: 'Tuân thủ Quy chế trong vận hành',
    title: 'Tuân thủ Quy chế bảo đảm an ninh mạng|trong vận hành',
    basis: basisOf('khoản 7'),
    parts: [
      {
        content: [
          tableOrNone(labels, [27, 92, 100, 54, 42, 42, 40, 84], rows, false),
          ...without('Chưa kiểm tra việc tuân thủ trong kỳ', missing),
        ],
      },
    ],
  };
}

export function inspections({ record }: Report): Annex {
  const rows = record.inspections.map((inspection, i) => [
    middleCell(i + 1),
    textCell(systemName(record, inspection.system)),
    textCell(INSPECTION_WORDS[inspection.kind]),
    textCell(period(inspection.from, inspection.to)),
    { stack: [textCell(inspection.by), textCell(inspection.independence, { italics: true, fontSize: SIZE.tableDense })] },
    textCell(inspection.contents),
    textCell(inspection.findings),
    textCell(inspection.report),
  ]);
  const inspected = new Set(record.inspections.filter((one) => finishedWithin(one, record.period)).map(({ system }) => system));
  const missing = record.systems.filter(({ id, name }) => !inspected.has(id) && !inspected.has(name));
  const labels = [
    'STT',
    'Tên HTTT',
    'Loại',
    'Thời gian',
    'Đơn vị thực hiện, căn cứ độc lập',
    'Nội dung, hình thức',
    'Kết quả (lỗ hổng, điểm yếu)',
    'Báo cáo',
  ];
  return {
    id: 'inspections',
    short: 'Kiểm tra, đánh giá an ninh mạng',
    title: 'Kiểm tra, đánh giá an ninh mạng trong kỳ báo cáo',
    basis: basisOf('khoản 8'),
    wide: true,
    parts: [
      {
        content: [
          tableOrNone(labels, [28, 126, 64, 66, 138, 116, 94, 86], rows, true),
          ...without('Chưa kiểm tra, đánh giá trong kỳ', missing),
        ],
      },
    ],
  };
}
