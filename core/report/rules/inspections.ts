/** Inspection and self-assessment: column 12 of Mẫu số 08, NĐ 331 Đ27, Đ28, Đ31.2.c. */
import { paperDate } from '../../date.ts';
import { finishedWithin, reportedInspections } from '../form08.ts';
import { INDEPENDENCE, independenceFindings } from '../independence.ts';
import { blank, nameOf, sameName, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

export const inspectionRules: Rule[] = [
  systemRule({ id: 'assessor_is_operator', severity: 'warning', ...INDEPENDENCE.assessor_is_operator }, ({ system }, { input }) => {
    const findings = independenceFindings({ ...input, systems: [system] });
    return findings.find(({ rule }) => rule === 'assessor_is_operator')?.meaning ?? null;
  }),

  systemRule({ id: 'assessor_missing', severity: 'warning', clause: 'NĐ 331 Đ31.2.c', title: 'Chưa ghi đơn vị tự đánh giá' }, (entry) => {
    if (!blank(entry.system.assessor.unit) || entry.answers.every(({ verdict }) => verdict === null)) return null;
    return `${nameOf(entry)} có kết quả tự đánh giá nhưng không cho biết đơn vị nào thực hiện.`;
  }),

  systemRule(
    {
      id: 'assessor_independence_missing',
      severity: 'warning',
      clause: 'NĐ 331 Đ31.2.c',
      title: 'Chưa ghi căn cứ độc lập của đơn vị tự đánh giá',
    },
    (entry) => {
      const { assessor, operatorName } = entry.system;
      if (blank(assessor.unit) || sameName(assessor.unit, operatorName) || !blank(assessor.independence)) return null;
      return `${nameOf(entry)} do «${assessor.unit}» đánh giá; ghi vì sao đơn vị này độc lập với đơn vị vận hành.`;
    },
  ),

  systemRule(
    { id: 'inspection_dates_reversed', severity: 'error', clause: 'Mẫu số 08, cột (12)', title: 'Ngày kiểm tra, đánh giá không hợp lệ' },
    (entry) => {
      const reversed = entry.system.inspections.find(({ from, to }) => to < from);
      return reversed
        ? `${nameOf(entry)}: kết thúc ngày ${paperDate(reversed.to)} trước khi bắt đầu ngày ${paperDate(reversed.from)}.`
        : null;
    },
  ),

  systemRule(
    { id: 'periodic_within_period', severity: 'warning', clause: 'Mẫu số 08, cột (12)', title: 'Kiểm tra định kỳ nằm ngoài kỳ báo cáo' },
    (entry, { calendar }) => {
      const periodic = entry.system.inspections.filter(({ kind }) => kind === 'periodic');
      const last = periodic.toSorted((a, b) => a.to.localeCompare(b.to)).at(-1);
      if (!last || periodic.some((inspection) => finishedWithin(inspection, calendar.period))) return null;
      return `${nameOf(entry)}: lần gần nhất kết thúc ngày ${paperDate(last.to)}, ngoài kỳ ${paperDate(calendar.period.from)} – ${paperDate(calendar.period.to)}; cột (12) không ghi «Định kỳ».`;
    },
  ),

  systemRule(
    { id: 'approved_not_inspected', severity: 'warning', clause: 'NĐ 331 Đ28.5.a', title: 'Chưa kiểm tra, đánh giá định kỳ' },
    (entry) => {
      const { approval, stage, inspections } = entry.system;
      if (approval.status !== 'approved' || stage !== 'in_use' || inspections.some(({ kind }) => kind === 'periodic')) return null;
      return `${nameOf(entry)} đã phê duyệt cấp độ nhưng chưa có lần kiểm tra định kỳ nào.`;
    },
  ),

  systemRule(
    {
      id: 'inspection_without_independence',
      severity: 'warning',
      clause: 'NĐ 331 Đ31.2.c',
      title: 'Chưa ghi căn cứ độc lập của lần kiểm tra',
    },
    (entry, { calendar }) => {
      const inspection = entry.system.inspections.find((one) => finishedWithin(one, calendar.period) && blank(one.independence));
      return inspection
        ? `${nameOf(entry)}: lần kiểm tra kết thúc ngày ${paperDate(inspection.to)} chưa ghi vì sao bên kiểm tra độc lập.`
        : null;
    },
  ),

  systemRule(
    { id: 'inspection_in_future', severity: 'error', clause: 'Mẫu số 08, cột (12)', title: 'Lần kiểm tra, đánh giá chưa kết thúc' },
    (entry, { input: { today }, calendar: { cutoff } }) => {
      // Only what would count for this period does harm in it.
      const early = entry.system.inspections.find(({ to }) => to > today && to <= cutoff);
      if (early === undefined) return null;
      return `${nameOf(entry)}: ghi kết thúc ngày ${paperDate(early.to)}, hôm nay là ngày ${paperDate(today)}; cột (12) sẽ ghi là đã làm. Chỉ ghi khi đã kết thúc.`;
    },
  ),

  systemRule(
    { id: 'inspection_after_cutoff', severity: 'warning', clause: 'NĐ 331 Đ35.3', title: 'Lần kiểm tra, đánh giá thuộc kỳ báo cáo sau' },
    (entry, { input: { today }, calendar: { cutoff, deadlines } }) => {
      const late = entry.system.inspections.filter(({ to }) => to > cutoff);
      const [first] = late;
      // Only while the report is being made: later everyone knows that what follows belongs to the next one.
      if (first === undefined || today > (deadlines.at(-1)?.date ?? cutoff)) return null;
      return {
        meaning: `${nameOf(entry)}: lần kết thúc ngày ${paperDate(first.to)} sau ngày chốt số liệu ${paperDate(cutoff)} nên không vào hồ sơ năm này.`,
        count: late.length,
      };
    },
  ),

  systemRule(
    { id: 'inspection_incomplete', severity: 'warning', clause: 'NĐ 331 Đ27; Đ36.8', title: 'Lần kiểm tra, đánh giá ghi chưa đủ' },
    (entry, { calendar }) => {
      const bare = reportedInspections(entry.system, calendar.period).flatMap((one) => {
        const missing = [
          ...(blank(one.by) ? ['bên kiểm tra'] : []),
          ...(one.contentIds.length === 0 && blank(one.contents) ? ['nội dung'] : []),
          ...(one.result === '' && blank(one.findings) ? ['kết quả'] : []),
          ...(blank(one.report) ? ['số, ngày báo cáo'] : []),
        ];
        return missing.length === 0 ? [] : [`lần kết thúc ngày ${paperDate(one.to)} thiếu ${missing.join(', ')}`];
      });
      if (bare.length === 0) return null;
      return {
        meaning: `${nameOf(entry)}: ${bare.join('; ')}. Phụ lục kiểm tra sẽ có ô trống. Bổ sung tại thẻ Kiểm tra.`,
        count: bare.length,
      };
    },
  ),

  systemRule(
    { id: 'inspector_is_operator', severity: 'warning', clause: 'NĐ 331 Đ31.2.c', title: 'Bên kiểm tra trùng đơn vị vận hành' },
    (entry, { calendar }) => {
      const { operatorName } = entry.system;
      const own = reportedInspections(entry.system, calendar.period).filter(({ by }) => !blank(by) && sameName(by, operatorName));
      const [first] = own;
      if (first === undefined) return null;
      return {
        meaning: `${nameOf(entry)}: lần kết thúc ngày ${paperDate(first.to)} do chính «${operatorName}» thực hiện; kết quả có thể không được công nhận. Giao bộ phận độc lập hoặc tổ chức chuyên môn.`,
        count: own.length,
      };
    },
  ),

  systemRule(
    {
      id: 'professional_required',
      severity: 'warning',
      clause: 'NĐ 331 Đ31.2.c',
      title: 'Lần kiểm tra phải do tổ chức chuyên môn thực hiện',
    },
    (entry, { input, calendar }) => {
      const unfit = input.registers.unfitInspections.filter(
        ({ systemId, to }) => systemId === entry.system.id && finishedWithin({ to }, calendar.period),
      );
      const [first] = unfit;
      if (first === undefined) return null;
      return {
        meaning: `${nameOf(entry)}: lần kết thúc ngày ${paperDate(first.to)} chưa ghi là do tổ chức chuyên môn thực hiện, trong khi: ${first.why} (${first.clause}). Kiểm tra lại tại thẻ Kiểm tra.`,
        count: unfit.length,
      };
    },
  ),
];
