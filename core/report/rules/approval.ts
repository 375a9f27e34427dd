/** Approval of the level: columns 6–9 of Mẫu số 08. */
import { paperDate } from '../../date.ts';
import type { OrderingFinding } from '../../level/ordering.ts';
import { approverOf, namesOneOf } from '../approval/approver.ts';
import { orderOf } from '../approval/events.ts';
import { isIncomplete } from '../approval/findings.ts';
import { transitionDate } from '../calendar.ts';
import { frameworkOf, REPORTING_FRAMEWORK } from '../input.ts';
import type { ReportFramework } from '../input.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import { wasUnderConstruction } from '../transition.ts';
import { blank, nameOf, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

const isApproved = ({ system }: ReportedSystem): boolean => system.approval.status === 'approved';

/** Who does what at the level of a system. */
const pathOf = (
  { system: { level, framework } }: ReportedSystem,
  { input }: AnnualReport,
): ReportFramework['approval'][number] | undefined =>
  frameworkOf(input.law, framework).approval.find(({ levels }) => level !== null && levels.includes(level));

/** The rule of order of that id as the framework of a system has it, where it is broken in that way. */
function broken(
  entry: ReportedSystem,
  { input }: AnnualReport,
  rule: string,
  problems: readonly OrderingFinding['problem'][],
): string | null {
  // A report knows no risk assessments: no rule of preflight asks for their date.
  const found = orderOf(frameworkOf(input.law, entry.system.framework), entry.system, null);
  const finding = found.find((one) => one.rule === rule && problems.includes(one.problem));
  return finding === undefined ? null : `${nameOf(entry)}: ${finding.text}`;
}

export const approvalRules: Rule[] = [
  systemRule(
    { id: 'approved_has_decision', severity: 'error', clause: 'Mẫu số 08, cột (7)', title: 'Thiếu quyết định phê duyệt cấp độ' },
    (entry) => {
      const { decision } = entry.system.approval;
      if (!isApproved(entry) || (decision !== null && !isIncomplete(decision))) return null;
      return `${nameOf(entry)} đã được phê duyệt; cột này phải có số, ngày và cơ quan phê duyệt.`;
    },
  ),

  systemRule(
    { id: 'approved_has_no_date', severity: 'error', clause: 'Mẫu số 08, cột (9)', title: 'Thừa thời điểm dự kiến phê duyệt' },
    (entry) => {
      if (!isApproved(entry) || entry.system.approval.expected === null) return null;
      return `${nameOf(entry)} đã được phê duyệt nên cột này để trống. Xóa tháng dự kiến.`;
    },
  ),

  systemRule(
    { id: 'unapproved_has_date', severity: 'error', clause: 'Mẫu số 08, cột (9)', title: 'Thiếu thời điểm dự kiến phê duyệt' },
    (entry) => {
      if (isApproved(entry) || entry.system.approval.expected !== null) return null;
      return `${nameOf(entry)} chưa được phê duyệt cấp độ; cột này phải có tháng dự kiến.`;
    },
  ),

  systemRule(
    {
      id: 'unapproved_has_no_decision',
      severity: 'error',
      clause: 'Mẫu số 08, cột (7)',
      title: 'Có quyết định nhưng chưa ghi đã phê duyệt',
    },
    (entry) => {
      if (isApproved(entry) || entry.system.approval.decision === null) return null;
      return `${nameOf(entry)} có quyết định phê duyệt trong khi tình trạng chưa phải «Đã được phê duyệt». Sửa một trong hai.`;
    },
  ),

  systemRule(
    { id: 'approved_has_regulation', severity: 'error', clause: 'NĐ 331 Đ30.7; TT 12 Đ9.7', title: 'Thiếu Quy chế bảo đảm an ninh mạng' },
    (entry) => {
      const { regulation } = entry.system.approval;
      if (!isApproved(entry) || (regulation !== null && !isIncomplete(regulation))) return null;
      return `${nameOf(entry)} đã được phê duyệt; cột (8) phải có số, ngày và cơ quan ban hành Quy chế.`;
    },
  ),

  systemRule(
    {
      id: 'regulation_not_later',
      severity: 'error',
      clause: 'NĐ 331 Đ30.7; TT 12 Đ9.7',
      title: 'Quy chế ban hành sau khi phê duyệt cấp độ',
    },
    (entry, report) => broken(entry, report, 'regulation_first', ['late']),
  ),

  systemRule(
    { id: 'regulation_same_day', severity: 'warning', clause: 'NĐ 331 Đ30.7; TT 12 Đ9.7', title: 'Quy chế và quyết định cùng ngày' },
    (entry, report) => broken(entry, report, 'regulation_first', ['same_day']),
  ),

  systemRule(
    {
      id: 'appraisal_first',
      severity: 'warning',
      clause: 'NĐ 331 Đ24.1.b; NĐ 85 Đ17.1.b',
      title: 'Phê duyệt cấp độ không có ý kiến thẩm định trước',
    },
    (entry, report) => (isApproved(entry) ? broken(entry, report, 'appraisal_first', ['missing', 'late']) : null),
  ),

  systemRule(
    { id: 'decision_before_cutoff', severity: 'error', clause: 'NĐ 331 Đ35.3', title: 'Văn bản sau ngày chốt số liệu' },
    (entry, { calendar }) => {
      const { regulation, decision } = entry.system.approval;
      const late = [decision, regulation].find((document) => document !== null && document.date > calendar.cutoff);
      if (!late) return null;
      return `${nameOf(entry)}: văn bản số ${late.number} ngày ${paperDate(late.date)} thuộc kỳ báo cáo sau, số liệu chốt ngày ${paperDate(calendar.cutoff)}.`;
    },
  ),

  systemRule(
    { id: 'expected_in_future', severity: 'warning', clause: 'Mẫu số 08, cột (9)', title: 'Thời điểm dự kiến phê duyệt đã qua' },
    (entry, { calendar }) => {
      const { expected } = entry.system.approval;
      if (isApproved(entry) || expected === null || expected >= calendar.cutoff.slice(0, 7)) return null;
      return `${nameOf(entry)} ghi tháng ${paperDate(expected)}, trước ngày chốt số liệu ${paperDate(calendar.cutoff)}. Ghi lại tháng dự kiến.`;
    },
  ),

  systemRule(
    { id: 'authority_fits_level', severity: 'warning', clause: 'NĐ 331 Đ18; NĐ 85 Đ12', title: 'Cơ quan phê duyệt không khớp cấp độ' },
    (entry, report) => {
      const { decision } = entry.system.approval;
      const path = pathOf(entry, report);
      if (decision === null || path === undefined || blank(decision.authority)) return null;
      const expected = approverOf(path, entry.system, report.input.unit, decision.date);
      if (expected === null) return null;
      if (namesOneOf(decision.authority, expected.names)) return null;
      return `${nameOf(entry)} cấp độ ${entry.system.level} do ${expected.label} phê duyệt, quyết định ghi «${decision.authority}».`;
    },
  ),

  systemRule(
    { id: 'in_use_before_approval', severity: 'warning', clause: 'NĐ 330 Đ23.1.c', title: 'Đưa vào sử dụng khi chưa phê duyệt cấp độ' },
    (entry) => {
      const { stage, level } = entry.system;
      if (isApproved(entry) || stage !== 'in_use' || level === null || level < 3) return null;
      return `${nameOf(entry)} cấp độ ${level} đang sử dụng mà chưa được phê duyệt; tổ chức có thể bị phạt 40–60 triệu đồng.`;
    },
  ),

  systemRule(
    { id: 'old_framework_without_approval', severity: 'warning', clause: 'NĐ 331 Đ20; Đ38; Đ39.1', title: 'Hồ sơ mới theo NĐ 85/2016' },
    (entry, { input }) => {
      const { framework, stage } = entry.system;
      if (isApproved(entry) || framework !== 'nd85-2016' || stage !== 'in_use') return null;
      const { transition } = frameworkOf(input.law, REPORTING_FRAMEWORK);
      const since = transition.find(({ id }) => id === 'in_construction_approve')?.from;
      if (since !== undefined && wasUnderConstruction(entry.system, true, since)) return null;
      return `${nameOf(entry)} đang sử dụng và chưa được phê duyệt nên phải xác định cấp độ theo NĐ 331/2026.`;
    },
  ),

  systemRule(
    { id: 'transition_approval_limit', severity: 'warning', clause: 'NĐ 331 Đ39.1', title: 'Quá hạn phê duyệt theo NĐ 85/2016' },
    (entry, { input }) => {
      const { framework, stage, approval } = entry.system;
      const limit = transitionDate(frameworkOf(input.law, REPORTING_FRAMEWORK), 'in_construction_approve');
      if (framework !== 'nd85-2016' || stage !== 'in_construction' || isApproved(entry)) return null;
      if (limit === null || approval.expected === null || approval.expected <= limit.slice(0, 7)) return null;
      return `${nameOf(entry)} dự kiến phê duyệt tháng ${paperDate(approval.expected)}; sau ${paperDate(limit)} phải làm theo NĐ 331/2026.`;
    },
  ),
];
