/** The plans of a year as a workbook: the plans, what they serve and what has none, the sums. To be read and passed on, not read back. */
import { holderOf, namesOf, quarterWords, sourceWords, STATE_WORDS, type PlanPaperInput } from '../../core/report/plan-paper.ts';
import { sumOf, type PlanItem, type PlanTotal } from '../../core/report/plans.ts';
import { cell, sheetOf, workbookOf, type Written, type WrittenSheet } from './write.ts';
import { itemCode } from '../../core/checklist/items.ts';

type Told = Pick<PlanPaperInput, 'entries' | 'missing' | 'sums' | 'systems'>;

const VERDICTS = {
  compliant: 'Đáp ứng đầy đủ',
  partial: 'Đáp ứng một phần',
  non_compliant: 'Chưa đáp ứng',
  not_applicable: 'Không áp dụng',
} as const;

const date = (value: string | null): Written | null => cell(value === null ? '' : new Date(`${value}T00:00:00Z`));
/** Đồng, with dots or commas as the program of the reader has them. */
const money = (value: number | null): Written | null =>
  value === null ? cell('chưa ước tính') : { type: Number, value, format: '#,##0', alignVertical: 'top' };

export const planWorkbook = (told: Told): Promise<Uint8Array> => workbookOf([planSheet(told), itemSheet(told), sumSheet(told)]);

function planSheet({ entries, systems }: Told): WrittenSheet {
  const names = namesOf(systems);
  return sheetOf(
    'Kế hoạch',
    [
      { title: 'STT', width: 6 },
      { title: 'Việc phải làm', width: 60 },
      { title: 'Hệ thống', width: 28 },
      { title: 'Số yêu cầu', width: 10 },
      { title: 'Chưa đáp ứng đầy đủ', width: 12 },
      { title: 'Người phụ trách', width: 28 },
      { title: 'Hạn hoàn thành', width: 14 },
      { title: 'Quá hạn', width: 9 },
      { title: 'Kinh phí (đồng)', width: 18 },
      { title: 'Nguồn kinh phí', width: 24 },
      { title: 'Trạng thái', width: 14 },
      { title: 'Ngày làm xong', width: 14 },
    ],
    entries.map(({ plan, items, systems: involved, unmet, overdue }, i) => [
      cell(i + 1),
      cell(plan.action),
      cell(involved.map((id) => names.get(id) ?? id).join(', ')),
      cell(items.length),
      cell(unmet),
      cell(plan.responsible),
      date(plan.due),
      cell(overdue ? 'Quá hạn' : ''),
      money(plan.cost),
      cell(plan.budgetSource),
      cell(STATE_WORDS[plan.state]),
      date(plan.doneOn),
    ]),
  );
}

function itemSheet({ entries, missing, systems }: Told): WrittenSheet {
  const names = namesOf(systems);
  const row = (item: PlanItem, nr: number | null, action: string): (Written | null)[] => [
    cell(nr ?? ''),
    cell(itemCode(item.itemId)),
    cell(item.title),
    cell(item.group),
    cell(item.source),
    cell(holderOf(item, names)),
    cell(item.verdict === null ? 'Chưa đánh giá' : VERDICTS[item.verdict]),
    cell(action),
  ];
  return sheetOf(
    'Yêu cầu',
    [
      { title: 'STT kế hoạch', width: 10 },
      { title: 'Mã', width: 16 },
      { title: 'Yêu cầu', width: 60 },
      { title: 'Nhóm', width: 32 },
      { title: 'Căn cứ', width: 26 },
      { title: 'Hệ thống', width: 28 },
      { title: 'Kết luận', width: 18 },
      { title: 'Kế hoạch', width: 48 },
    ],
    [
      ...entries.flatMap(({ plan, items }, i) => items.map((item) => row(item, i + 1, plan.action))),
      ...missing.map((item) => row(item, null, 'Chưa có kế hoạch')),
    ],
  );
}

function sumSheet({ sums }: Told): WrittenSheet {
  const figures = ({ plans, unestimated, cost }: PlanTotal): (Written | null)[] => [cell(plans), cell(unestimated), money(cost)];
  return sheetOf(
    'Tổng hợp',
    [
      { title: 'Quý đến hạn', width: 16 },
      { title: 'Nguồn kinh phí', width: 32 },
      { title: 'Số kế hoạch', width: 12 },
      { title: 'Chưa ước tính', width: 14 },
      { title: 'Kinh phí (đồng)', width: 20 },
    ],
    [
      ...sums.cells.map((one) => [cell(quarterWords(one.quarter)), cell(sourceWords(one.source)), ...figures(one)]),
      ...sums.sources.map((source) => [
        cell('Cộng'),
        cell(sourceWords(source)),
        ...figures(sumOf(sums.cells.filter((one) => one.source === source))),
      ]),
      [cell('Tổng cộng (không kể kế hoạch đã hủy)'), null, ...figures(sums.total)],
    ],
  );
}
