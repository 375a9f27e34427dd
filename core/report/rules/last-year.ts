/** The report against that of the year before: what became less without a word. */
import { paperDate } from '../../date.ts';
import type { Form08Totals } from '../model.ts';
import type { EarlierItem, EarlierSystem } from '../registers.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import type { SheetItem } from '../sheet.ts';
import { blank, nameOf, reportRule, systemRule, type Rule } from './rule.ts';

const earlierOf = ({ system }: ReportedSystem, { input }: AnnualReport): EarlierSystem | null =>
  input.registers.lastYear?.systems.find(({ id }) => id === system.id) ?? null;

/** The requirements of a system that were asked the year before too, under the same framework; others can't be compared. */
function compared(entry: ReportedSystem, report: AnnualReport): { now: SheetItem; before: EarlierItem }[] {
  const earlier = earlierOf(entry, report);
  if (earlier?.framework !== entry.system.framework) return [];
  const before = new Map(earlier.items.map((item) => [item.control, item]));
  return entry.items.flatMap((now) => {
    const found = before.get(now.item.control);
    return found === undefined ? [] : [{ now, before: found }];
  });
}

type Compared = ReturnType<typeof compared>[number];

/** A rule on each requirement that was asked the year before too. */
const comparedRule = (
  heading: Parameters<typeof systemRule>[0],
  hits: (pair: Compared, report: AnnualReport) => boolean,
  meaning: (count: number, system: string, year: number) => string,
): Rule =>
  systemRule(heading, (entry, report) => {
    const found = compared(entry, report).filter((pair) => hits(pair, report));
    const [first] = found;
    if (first === undefined) return null;
    const year = report.input.year - 1;
    return { meaning: meaning(found.length, nameOf(entry), year), itemId: first.now.item.id, count: found.length };
  });

const isUnmet = (verdict: EarlierItem['verdict'] | undefined): boolean => verdict === 'partial' || verdict === 'non_compliant';

const TOTALS: [keyof Omit<Form08Totals, 'expectedAllApproved'>, string][] = [
  ['total', 'tổng số hệ thống'],
  ['classified', 'đã phân loại'],
  ['dossierPrepared', 'đã lập hồ sơ'],
  ['appraised', 'đã thẩm định'],
  ['approved', 'đã phê duyệt'],
  ['approvedInspected', 'đã kiểm tra định kỳ'],
];

export const lastYearRules: Rule[] = [
  systemRule(
    { id: 'level_lowered', severity: 'warning', clause: 'NĐ 331 Đ8.3; Đ25', title: 'Cấp độ thấp hơn năm trước' },
    (entry, report) => {
      const before = earlierOf(entry, report)?.level ?? null;
      const { level, levelReason } = entry.system;
      if (before === null || level === null || level >= before || !blank(levelReason)) return null;
      return `${nameOf(entry)} năm ${report.input.year - 1} ở cấp độ ${before}, nay ghi cấp độ ${level}. Sửa lại, hoặc ghi lý do tại thẻ Cấp độ.`;
    },
  ),

  reportRule(
    { id: 'system_dropped', severity: 'warning', clause: 'NĐ 331 Đ36.2', title: 'Hệ thống của năm trước không còn trong danh sách' },
    ({ input }) => {
      const { lastYear, archived } = input.registers;
      const known = new Set([...input.systems.map(({ system }) => system.id), ...archived]);
      const gone = (lastYear?.systems ?? []).filter(({ id }) => !known.has(id));
      if (gone.length === 0) return null;
      const names = gone.map(({ name }) => `«${name}»`).join(', ');
      return {
        meaning: `${names} có trong báo cáo năm ${input.year - 1}. Thêm lại tại trang Hệ thống, hoặc ghi ngừng sử dụng kèm lý do.`,
        count: gone.length,
      };
    },
  ),

  reportRule(
    { id: 'totals_lower', severity: 'warning', clause: 'Mẫu số 08, mục 1', title: 'Số liệu tổng hợp thấp hơn năm trước' },
    ({ input, totals }) => {
      const before = input.registers.lastYear?.totals ?? null;
      if (before === null) return null;
      const lower = TOTALS.filter(([key]) => totals[key] < before[key]);
      if (lower.length === 0) return null;
      const told = lower.map(([key, label]) => `${label} ${before[key]} → ${totals[key]}`).join('; ');
      return { meaning: `So với báo cáo năm ${input.year - 1}: ${told}. Kiểm tra lại, hoặc chuẩn bị giải trình.`, count: lower.length };
    },
  ),

  comparedRule(
    { id: 'met_no_longer', severity: 'warning', clause: 'NĐ 331 Đ36.5; Đ36.10', title: 'Năm trước đáp ứng đầy đủ, năm nay không' },
    ({ now, before }) => before.verdict === 'compliant' && isUnmet(now.answer?.verdict),
    (count, system, year) =>
      `${system} có ${count} yêu cầu năm ${year} ghi đáp ứng đầy đủ mà nay chưa. Ghi rõ điều gì đã thay đổi vào thuyết minh từng yêu cầu.`,
  ),

  comparedRule(
    { id: 'unmet_not_applicable', severity: 'warning', clause: null, title: 'Năm trước chưa đáp ứng, năm nay «Không áp dụng»' },
    ({ now, before }) => isUnmet(before.verdict) && now.answer?.verdict === 'not_applicable',
    (count, system, year) =>
      `${system} có ${count} yêu cầu năm ${year} còn phải khắc phục mà nay ghi không áp dụng; đoàn kiểm tra sẽ hỏi lý do. Đọc lại lý do từng yêu cầu.`,
  ),

  comparedRule(
    { id: 'plan_postponed', severity: 'warning', clause: 'NĐ 331 Đ36.10', title: 'Kế hoạch của năm trước không kịp hạn và bị lùi' },
    ({ now, before }, { calendar }) => {
      const due = now.answer?.plan?.due ?? null;
      return isUnmet(now.answer?.verdict) && before.due !== null && due !== null && before.due <= calendar.cutoff && due > before.due;
    },
    (count, system, year) =>
      `${system} có ${count} yêu cầu mà hồ sơ năm ${year} hẹn xong trong kỳ này, nay vẫn chưa đáp ứng và hạn đã lùi. Ghi lý do vào thuyết minh.`,
  ),

  systemRule(
    { id: 'expected_postponed', severity: 'warning', clause: 'Mẫu số 08, cột (9), (11)', title: 'Thời điểm dự kiến lùi so với năm trước' },
    (entry, report) => {
      const before = earlierOf(entry, report);
      if (before === null) return null;
      const month = report.calendar.cutoff.slice(0, 7);
      const { approval, expectedPlanCompletion } = entry.system;
      const slipped = (promised: string | null, now: string | null): boolean =>
        promised !== null && now !== null && promised <= month && now > promised;
      const told = [
        ...(approval.status !== 'approved' && slipped(before.expectedApproval, approval.expected)
          ? [`phê duyệt hẹn tháng ${paperDate(before.expectedApproval ?? '')}, nay ghi tháng ${paperDate(approval.expected ?? '')}`]
          : []),
        ...(entry.row.planStatus !== 'complete' && slipped(before.expectedPlanCompletion, expectedPlanCompletion)
          ? [
              `triển khai đầy đủ hẹn tháng ${paperDate(before.expectedPlanCompletion ?? '')}, nay ghi tháng ${paperDate(expectedPlanCompletion ?? '')}`,
            ]
          : []),
      ];
      return told.length === 0 ? null : `${nameOf(entry)}: ${told.join('; ')}. Chuẩn bị giải trình lý do chậm.`;
    },
  ),
];
