/** Approval of the level: columns 6–9 of Mẫu số 08. */
import type { Decision } from '../../assessment/model.ts';
import { paperDate } from '../../date.ts';
import { fold } from '../../text.ts';
import { transitionDate } from '../calendar.ts';
import { frameworkOf, REPORTING_FRAMEWORK } from '../input.ts';
import type { AnnualReport, ReportedSystem } from '../report.ts';
import { blank, nameOf, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

const isApproved = ({ system }: ReportedSystem): boolean => system.approval.status === 'approved';

const incomplete = ({ number, authority }: Decision): boolean => blank(number) || blank(authority);

/** Names of those who may approve this level: a decision by one of their heads carries the name as well. */
function approvers(entry: ReportedSystem, { input }: AnnualReport): { label: string; names: string[] } | null {
  const { level, framework, ownerName } = entry.system;
  if (level === null) return null;
  const path = frameworkOf(input.law, framework).approval.find(({ levels }) => levels.includes(level));
  const pairs = input.unit.owners.filter(({ owner }) => fold(owner.name) === fold(ownerName));
  if (path?.approves === 'security_unit') {
    return { label: 'đơn vị chuyên trách về an ninh mạng', names: pairs.map(({ securityUnit }) => securityUnit.name) };
  }
  if (path?.approves === 'system_owner') return { label: 'chủ quản hệ thống thông tin', names: [ownerName] };
  return path?.approves === 'prime_minister' ? { label: 'Thủ tướng Chính phủ', names: ['Thủ tướng Chính phủ'] } : null;
}

/** “Giám đốc Sở Y tế tỉnh Lam Giang” names “Sở Y tế tỉnh Lam Giang”, and “Sở Y tế” is short for it. */
const namesOneOf = (authority: string, names: readonly string[]): boolean =>
  names.some((name) => !blank(name) && (fold(authority).includes(fold(name)) || fold(name).includes(fold(authority))));

export const approvalRules: Rule[] = [
  systemRule(
    { id: 'approved_has_decision', severity: 'error', clause: 'Mẫu số 08, cột (7)', title: 'Thiếu quyết định phê duyệt cấp độ' },
    (entry) => {
      const { decision } = entry.system.approval;
      if (!isApproved(entry) || (decision !== null && !incomplete(decision))) return null;
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
    { id: 'approved_has_regulation', severity: 'error', clause: 'NĐ 331 Đ30.7', title: 'Thiếu Quy chế bảo đảm an ninh mạng' },
    (entry) => {
      const { regulation } = entry.system.approval;
      if (!isApproved(entry) || (regulation !== null && !incomplete(regulation))) return null;
      return `${nameOf(entry)} đã được phê duyệt; cột (8) phải có số, ngày và cơ quan ban hành Quy chế.`;
    },
  ),

  systemRule(
    { id: 'regulation_not_later', severity: 'error', clause: 'NĐ 331 Đ30.7', title: 'Quy chế ban hành sau khi phê duyệt cấp độ' },
    (entry) => {
      const { regulation, decision } = entry.system.approval;
      if (regulation === null || decision === null || regulation.date <= decision.date) return null;
      return `${nameOf(entry)}: Quy chế ngày ${paperDate(regulation.date)}, quyết định ngày ${paperDate(decision.date)}; Quy chế phải có trước.`;
    },
  ),

  systemRule(
    { id: 'regulation_same_day', severity: 'warning', clause: 'NĐ 331 Đ30.7', title: 'Quy chế và quyết định cùng ngày' },
    (entry) => {
      const { regulation, decision } = entry.system.approval;
      if (regulation === null || decision === null || regulation.date !== decision.date) return null;
      return `${nameOf(entry)}: cả hai ngày ${paperDate(decision.date)}; cần chứng minh được Quy chế ban hành trước.`;
    },
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
    { id: 'authority_fits_level', severity: 'warning', clause: 'NĐ 331 Đ18', title: 'Cơ quan phê duyệt không khớp cấp độ' },
    (entry, report) => {
      const { decision } = entry.system.approval;
      const expected = approvers(entry, report);
      if (decision === null || blank(decision.authority) || expected === null) return null;
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
    (entry) => {
      const { framework, stage } = entry.system;
      if (isApproved(entry) || framework !== 'nd85-2016' || stage !== 'in_use') return null;
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
