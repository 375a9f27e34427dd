/** Inspection and self-assessment: column 12 of Mẫu số 08, NĐ 331 Đ27, Đ28, Đ31.2.c. */
import { paperDate } from '../../date.ts';
import { finishedWithin } from '../form08.ts';
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
];
