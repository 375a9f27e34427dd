/** Approval of the level: columns 6–9 of Mẫu số 08. */
import type { Approval, Decision } from '../../assessment/model.ts';
import { paperDate } from '../../date.ts';
import { approverOf, namesOneOf } from '../approval/approver.ts';
import { isIncomplete } from '../approval/findings.ts';
import { transitionDate } from '../calendar.ts';
import { frameworkOf, REPORTING_FRAMEWORK } from '../input.ts';
import type { ReportedSystem } from '../report.ts';
import { wasUnderConstruction } from '../transition.ts';
import { broken } from './order.ts';
import { isListed, pathOf, procedureLevel } from './procedure.ts';
import { blank, nameOf, sameName, systemRule } from './rule.ts';
import type { Rule } from './rule.ts';

const isApproved = ({ system }: ReportedSystem): boolean => system.approval.status === 'approved';

/** The documents of an approval, with what they are called. */
const documentsOf = (approval: Approval): [name: string, document: Decision][] => {
  const named: [string, Decision | null][] = [
    ['văn bản đề nghị', approval.request],
    ['ý kiến chuyên môn', approval.expertOpinion],
    ['ý kiến thẩm định', approval.appraisal],
    ['văn bản trình phê duyệt', approval.submission],
    ['quyết định phê duyệt', approval.decision],
    ['quyết định phê duyệt phương án', approval.planDecision],
    ['Quy chế', approval.regulation],
  ];
  return named.flatMap(([name, document]) => (document === null ? [] : [[name, document]]));
};

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
    { id: 'document_in_future', severity: 'error', clause: null, title: 'Văn bản ghi ngày chưa tới' },
    (entry, { input: { today } }) => {
      const late = documentsOf(entry.system.approval).find(([, document]) => document.date > today);
      if (late === undefined) return null;
      const [name, { date }] = late;
      return `${nameOf(entry)}: ${name} ghi ngày ${paperDate(date)}, hôm nay là ngày ${paperDate(today)}. Chỉ ghi việc đã xảy ra; sửa ngày tại thẻ Phê duyệt.`;
    },
  ),

  systemRule(
    { id: 'step_after_cutoff', severity: 'warning', clause: 'NĐ 331 Đ35.3', title: 'Tình trạng phê duyệt thuộc kỳ báo cáo sau' },
    (entry, { calendar: { cutoff }, input: { today } }) => {
      const { status, request, appraisal } = entry.system.approval;
      const document = status === 'submitted' ? request : status === 'appraised' ? appraisal : null;
      if (document === null || document.date <= cutoff || document.date > today) return null;
      return `${nameOf(entry)}: văn bản số ${document.number} ngày ${paperDate(document.date)} sau ngày chốt số liệu ${paperDate(cutoff)}; mục 1 và cột (6) phải ghi tình trạng tại ngày chốt.`;
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
    {
      id: 'authority_fits_level',
      severity: 'warning',
      clause: 'NĐ 331 Đ18; Đ20.4; NĐ 85 Đ12',
      title: 'Cơ quan phê duyệt không khớp cấp độ',
    },
    (entry, report) => {
      const { decision } = entry.system.approval;
      const path = pathOf(entry, report);
      if (decision === null || path === undefined || blank(decision.authority)) return null;
      const expected = approverOf(path, entry.system, report.input.unit, decision.date);
      if (expected === null) return null;
      if (namesOneOf(decision.authority, expected.names)) return null;
      const what = isListed(entry) ? 'thuộc Danh mục quan trọng về an ninh quốc gia' : `cấp độ ${entry.system.level}`;
      return `${nameOf(entry)} ${what} do ${expected.label} phê duyệt, quyết định ghi «${decision.authority}».`;
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

  systemRule(
    { id: 'expert_opinion_missing', severity: 'warning', clause: 'NĐ 331 Đ21.5; NĐ 85 Đ15.5', title: 'Thiếu ý kiến chuyên môn' },
    (entry, report) => {
      const level = procedureLevel(entry, report);
      const part = frameworkOf(report.input.law, entry.system.framework).dossier.find(({ id }) => id === 'expert_opinion');
      const { status, expertOpinion } = entry.system.approval;
      if (status === 'drafting' || level === null || part?.levels.includes(level) !== true) return null;
      if (expertOpinion !== null && !isIncomplete(expertOpinion)) return null;
      return `${nameOf(entry)} làm thủ tục của cấp độ ${level} nên hồ sơ phải có ý kiến chuyên môn của đơn vị chuyên trách về an ninh mạng. Ghi văn bản tại thẻ Phê duyệt.`;
    },
  ),

  systemRule(
    {
      id: 'plan_decision_missing',
      severity: 'warning',
      clause: 'NĐ 331 Đ18.3.đ; NĐ 85 Đ12.3.đ',
      title: 'Thiếu quyết định phê duyệt phương án',
    },
    (entry, report) => {
      const { planDecision } = entry.system.approval;
      if (!isApproved(entry) || pathOf(entry, report)?.approves_plan === undefined) return null;
      if (planDecision !== null && !isIncomplete(planDecision)) return null;
      return `${nameOf(entry)}: chủ quản phải phê duyệt phương án bảo đảm an ninh mạng bằng quyết định riêng. Ghi quyết định tại thẻ Phê duyệt.`;
    },
  ),

  systemRule(
    {
      id: 'appraised_by_operator',
      severity: 'warning',
      clause: 'NĐ 331 Đ18.4; TT 12 Đ6',
      title: 'Ý kiến thẩm định do chính đơn vị vận hành ban hành',
    },
    (entry) => {
      const { approval, operatorName } = entry.system;
      if (approval.appraisal === null || blank(operatorName) || !sameName(approval.appraisal.authority, operatorName)) return null;
      return `${nameOf(entry)}: «${operatorName}» vừa vận hành vừa thẩm định. Chủ quản phải giao đơn vị khác hoặc hội đồng độc lập thẩm định lại.`;
    },
  ),
];
