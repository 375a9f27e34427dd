/** Annex: every evidence once, with its full SHA-256, so that the paper alone can prove a file. */
import type { RecordEvidence } from '../../../../core/exchange/record.ts';
import type { Content, ContentNode } from '../../kit/content.ts';
import { SIZE, TEXT_WIDTH } from '../../kit/page.ts';
import { paragraph } from '../../kit/paragraphs.ts';
import { dataTable, fit, headCells, middleCell } from '../../kit/table.ts';
import { bytes, date, number } from '../../kit/text.ts';
import type { Report } from '../report.ts';
import type { Annex } from './frame.ts';

export function evidenceList(report: Report): Annex {
  return { id: 'evidence', short: 'Danh mục minh chứng', title: 'Danh mục minh chứng', parts: [{ content: content(report) }] };
}

function content({ record, systems }: Report): Content[] {
  if (record.evidence.length === 0) return [paragraph({ text: 'Không có.', bold: true })];
  const uses = new Map<number, number>();
  const items = systems.flatMap((s) => s.system.groups).flatMap((group) => group.items);
  for (const nr of items.flatMap((item) => item.evidence)) uses.set(nr, (uses.get(nr) ?? 0) + 1);
  const size = record.evidence.reduce((sum, e) => sum + e.size, 0);
  return [
    {
      text: `${number(record.evidence.length)} tệp, ${bytes(size)}; lưu tại đơn vị, không gửi kèm trong tệp này. Dòng thứ hai của mỗi minh chứng là tên tệp, dòng cuối là mã SHA-256 của tệp; tệp xuất trình khi kiểm tra phải có đúng mã này. Cột cuối: số yêu cầu dùng minh chứng đó.`,
      fontSize: SIZE.table,
      lineHeight: 1,
      alignment: 'justify',
      margin: [0, 0, 0, 6],
    },
    dataTable({
      widths: fit([24, 284, 58, 46, 34], TEXT_WIDTH, 'rows'),
      layout: 'rows',
      size: SIZE.tableFine,
      head: [headCells(['Số', 'Minh chứng; tệp; mã SHA-256', 'Ngày, hiệu lực', 'Loại, cỡ', 'Dùng cho'], SIZE.tableFine)],
      rows: record.evidence.map((e) => row(e, uses.get(e.nr) ?? 0)),
    }),
  ];
}

function row(e: RecordEvidence, uses: number): ContentNode[] {
  const validity = e.validUntil === null ? [] : [{ text: `đến ${date(e.validUntil)}`, fontSize: SIZE.hash }];
  return [
    { text: String(e.nr).padStart(3, '0'), id: `evidence-${e.nr}` },
    { stack: [{ text: e.title }, { text: e.fileName, fontSize: SIZE.hash, italics: true }, { text: e.sha256, fontSize: SIZE.hash }] },
    { stack: [{ text: e.effectiveOn === null ? '–' : date(e.effectiveOn) }, ...validity], alignment: 'center' },
    { stack: [{ text: kindOf(e) }, { text: bytes(e.size), fontSize: SIZE.hash }], alignment: 'center' },
    middleCell(uses),
  ];
}

/** “PDF”, “XLSX”: the file name's extension; a dash where it has none. */
const kindOf = ({ fileName }: RecordEvidence): string => /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toUpperCase() ?? '–';
