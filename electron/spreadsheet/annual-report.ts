/**
 * The tables of the annual report as a workbook: Mẫu số 08 (NĐ 331/2026) and what Đ36 asks for beside it, row by row, from the frozen
 * record. To be sorted and counted, not read back. Dates are dates, numbers are numbers, and no text can become a formula.
 */
import type { DossierRecord, RecordGroup, RecordItem, RecordSystem } from '../../core/exchange/record.ts';
import { itemCode } from '../../core/checklist/items.ts';
import { paperDate, vietnamDate, vietnamTime } from '../../core/date.ts';
import type { Decision } from '../../core/assessment/model.ts';
import {
  APPROVAL_WORDS,
  COLUMN_WORDS,
  EXPECTED_WORDS,
  expectedText,
  finerWord,
  INSPECTION_WORDS,
  PLAN_WORDS,
  TOTAL_KEYS,
  TOTAL_WORDS,
  verdictWord,
} from '../../core/report/form08-words.ts';
import { TRAIT_WORDS } from '../../core/report/trait-words.ts';
import { filteredWorkbook, textCell } from './filtered.ts';
import { cell, sheetOf, type Written, type WrittenSheet } from './write.ts';

type Row = (Written | null)[];
interface Column {
  title: string;
  width: number;
}

/** The bytes of an .xlsx file. Blocks its thread for a second or more with thousands of requirements. */
export function reportWorkbook(record: DossierRecord, digest: string): Promise<Uint8Array> {
  const { evidence, operators, inspections, warnings } = record;
  return filteredWorkbook([
    { ...totalsSheet(record, digest), filter: false },
    table('Mẫu 08 – mục 3', FORM_COLUMNS, record.rows.map(formRow)),
    { ...table('Kết quả theo yêu cầu', RESULT_COLUMNS, record.systems.flatMap(resultRows)), stickyColumnsCount: 1 },
    table('Minh chứng', EVIDENCE_COLUMNS, evidence.map(evidenceRow(usesOf(record)))),
    table(
      'Đơn vị vận hành',
      OPERATOR_COLUMNS,
      operators.map(({ systems, party }, i) => [
        cell(i + 1),
        textCell(systems.map((key) => nameOf(record, key)).join('\n')),
        ...[party.name, party.mandate, party.head, party.position, party.address, party.phone, party.email].map(textCell),
      ]),
    ),
    table(
      'Kiểm tra, đánh giá',
      INSPECTION_COLUMNS,
      inspections.map((one, i) => [
        cell(i + 1),
        textCell(nameOf(record, one.system)),
        textCell(INSPECTION_WORDS[one.kind]),
        day(one.from),
        day(one.to),
        ...[one.by, one.independence, one.contents, one.findings, one.report].map(textCell),
      ]),
    ),
    table(
      'Cảnh báo',
      WARNING_COLUMNS,
      warnings.map(({ severity, text, clause, systemId, itemId, count }, i) => [
        cell(i + 1),
        textCell(severity === 'error' ? 'Lỗi' : 'Cảnh báo'),
        textCell(text),
        textCell(clause ?? ''),
        textCell(systemId === null ? '' : nameOf(record, systemId)),
        textCell(itemId === null ? '' : itemCode(itemId)),
        cell(count),
      ]),
    ),
  ]);
}

const day = (iso: string | null): Written | null => (iso === null ? null : cell(new Date(`${iso}T00:00:00Z`)));
const whole = (value: number): Written => ({ type: Number, value, format: '#,##0', alignVertical: 'top' });
/** A system given by id, or in dossiers of old by name. */
const nameOf = ({ systems }: DossierRecord, key: string): string => systems.find(({ id }) => id === key)?.name ?? key;
const numbered = (nr: number): string => String(nr).padStart(3, '0');

/** A sheet that says so where it has nothing to tell. */
const table = (name: string, columns: readonly Column[], rows: Row[]): WrittenSheet & { filter: boolean } => ({
  ...sheetOf(name, columns, rows.length > 0 ? rows : [[cell('Không có')]]),
  orientation: 'landscape',
  filter: rows.length > 0,
});

// ---------------------------------------------------------------- Mẫu số 08

function totalsSheet(record: DossierRecord, digest: string): WrittenSheet {
  const { totals, period, unit } = record;
  const made = vietnamTime(new Date(record.createdAt));
  const line = (label: string, value: Written | null): Row => [textCell(label), value];
  return sheetOf(
    'Mẫu 08 – mục 1',
    [
      { title: 'Thông tin chung', width: 80 },
      { title: 'Giá trị', width: 44 },
    ],
    [
      ...TOTAL_KEYS.map((key) => line(TOTAL_WORDS[key], cell(totals[key]))),
      line(EXPECTED_WORDS, textCell(expectedText(totals))),
      [],
      line('Đơn vị báo cáo', textCell(unit.name)),
      line('Năm báo cáo', cell(record.year)),
      line('Số liệu từ ngày', day(period.from)),
      line('Ngày chốt số liệu', day(period.to)),
      line('Ngày lập hồ sơ', day(vietnamDate(new Date(record.createdAt)))),
      line('Giờ lập hồ sơ (giờ Việt Nam)', textCell(made.slice(11, 19))),
      line('Tình trạng', textCell(record.draft ? 'Bản nháp, không dùng để gửi' : 'Bản chính thức')),
      line('SHA-256 của bản ghi dữ liệu', textCell(digest)),
      line('Phần mềm', textCell(record.program)),
    ],
  );
}

const FORM_WIDTHS = [6, 34, 26, 26, 10, 20, 34, 34, 16, 20, 18, 22];
const FORM_COLUMNS: Column[] = COLUMN_WORDS.map((title, i) => ({ title, width: FORM_WIDTHS[i] ?? 20 }));

const decision = (one: Decision | null): string => (one === null ? '' : `${one.number}\nngày ${paperDate(one.date)}\n${one.authority}`);
const month = (iso: string | null): string => (iso === null ? '' : paperDate(iso));

function formRow(row: DossierRecord['rows'][number], i: number): Row {
  return [
    cell(i + 1),
    ...[row.systemName, row.ownerName, row.operatorName].map(textCell),
    cell(row.proposedLevel ?? ''),
    ...[
      APPROVAL_WORDS[row.approvalStatus],
      decision(row.approvalDecision),
      decision(row.regulationDecision),
      month(row.expectedApproval),
      PLAN_WORDS[row.planStatus],
      month(row.expectedPlanCompletion),
      row.inspectionStatus.map((kind) => INSPECTION_WORDS[kind]).join(';\n'),
    ].map(textCell),
  ];
}

// ---------------------------------------------------------------- requirements

const RESULT_COLUMNS: Column[] = [
  { title: 'Hệ thống', width: 28 },
  { title: 'Cấp độ', width: 8 },
  { title: 'Bộ yêu cầu', width: 14 },
  { title: 'Nhóm yêu cầu', width: 30 },
  { title: 'Mục', width: 10 },
  { title: 'Mã yêu cầu', width: 16 },
  { title: 'Yêu cầu', width: 44 },
  { title: 'Tính chất', width: 14 },
  { title: 'Kết quả', width: 24 },
  { title: 'Tình trạng cụ thể', width: 22 },
  { title: 'Nhận xét', width: 60 },
  { title: 'Còn thiếu', width: 40 },
  { title: 'Lý do không áp dụng, không phát sinh', width: 40 },
  { title: 'Biện pháp thay thế', width: 40 },
  { title: 'Kế hoạch', width: 44 },
  { title: 'Người chịu trách nhiệm', width: 26 },
  { title: 'Hạn', width: 12 },
  { title: 'Kinh phí dự kiến (đồng)', width: 18 },
  { title: 'Số minh chứng', width: 18 },
  { title: 'Xác nhận lại trong kỳ', width: 14 },
];

function resultRows(system: RecordSystem): Row[] {
  return system.groups.flatMap((group) => [
    ...group.items.map((item) => [...placeOf(system, group), ...itemCells(item)]),
    ...group.setAside.map(({ id, title, traits }) => [
      ...placeOf(system, group),
      ...[itemCode(id), title, '', 'Không phát sinh', '', '', ''].map(textCell),
      textCell(`Hệ thống không có ${traits.map((trait) => TRAIT_WORDS[trait]).join(', ')}.`),
    ]),
  ]);
}

const placeOf = ({ name, level, frameworkTitle }: RecordSystem, { title, clause }: RecordGroup): Row => [
  textCell(name),
  cell(level ?? ''),
  ...[frameworkTitle, title, clause].map(textCell),
];

function itemCells({ id, title, recommended, verdict, note, gap, reason, compensating, plan, evidence, confirmed }: RecordItem): Row {
  return [
    ...[
      itemCode(id),
      title,
      recommended ? 'Khuyến nghị' : 'Bắt buộc',
      verdictWord(verdict),
      finerWord(verdict),
      note,
      gap,
      reason,
      compensating,
      plan?.action ?? '',
      plan?.responsible ?? '',
    ].map(textCell),
    day(plan?.due ?? null),
    plan?.cost == null ? null : whole(plan.cost),
    textCell(evidence.map(numbered).join('; ')),
    textCell(verdict === null ? '' : confirmed ? 'Đã xác nhận' : 'Chưa xác nhận'),
  ];
}

// ---------------------------------------------------------------- annexes

const EVIDENCE_COLUMNS: Column[] = [
  { title: 'Số', width: 8 },
  { title: 'Minh chứng', width: 50 },
  { title: 'Tên tệp', width: 36 },
  { title: 'Loại', width: 24 },
  { title: 'Cỡ (byte)', width: 14 },
  { title: 'Ngày', width: 12 },
  { title: 'Hiệu lực đến', width: 12 },
  { title: 'Số yêu cầu dùng', width: 12 },
  { title: 'SHA-256', width: 68 },
];

/** How many requirements each evidence serves, by its number. */
function usesOf({ systems }: DossierRecord): Map<number, number> {
  const uses = new Map<number, number>();
  const items = systems.flatMap(({ groups }) => groups).flatMap((group) => group.items);
  for (const nr of items.flatMap(({ evidence }) => evidence)) uses.set(nr, (uses.get(nr) ?? 0) + 1);
  return uses;
}

const evidenceRow =
  (uses: ReadonlyMap<number, number>) =>
  (one: DossierRecord['evidence'][number]): Row => [
    textCell(numbered(one.nr)),
    ...[one.title, one.fileName, one.mediaType].map(textCell),
    whole(one.size),
    day(one.effectiveOn),
    day(one.validUntil),
    cell(uses.get(one.nr) ?? 0),
    textCell(one.sha256),
  ];

const OPERATOR_COLUMNS: Column[] = [
  { title: 'STT', width: 6 },
  { title: 'Tên HTTT', width: 44 },
  { title: 'Tên đơn vị vận hành', width: 34 },
  { title: 'Quy định chức năng, nhiệm vụ, quyền hạn', width: 44 },
  { title: 'Người đại diện', width: 26 },
  { title: 'Chức vụ', width: 22 },
  { title: 'Địa chỉ liên lạc', width: 40 },
  { title: 'Số điện thoại', width: 18 },
  { title: 'Thư điện tử', width: 32 },
];

const INSPECTION_COLUMNS: Column[] = [
  { title: 'STT', width: 6 },
  { title: 'Tên HTTT', width: 34 },
  { title: 'Loại', width: 22 },
  { title: 'Từ ngày', width: 12 },
  { title: 'Đến ngày', width: 12 },
  { title: 'Đơn vị thực hiện', width: 34 },
  { title: 'Căn cứ độc lập', width: 34 },
  { title: 'Nội dung, hình thức', width: 44 },
  { title: 'Kết quả (lỗ hổng, điểm yếu)', width: 44 },
  { title: 'Báo cáo', width: 32 },
];

const WARNING_COLUMNS: Column[] = [
  { title: 'STT', width: 6 },
  { title: 'Mức', width: 12 },
  { title: 'Nội dung', width: 90 },
  { title: 'Căn cứ', width: 22 },
  { title: 'Hệ thống', width: 34 },
  { title: 'Mã yêu cầu', width: 16 },
  { title: 'Số chỗ', width: 10 },
];
