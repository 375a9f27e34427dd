/**
 * What is wrong with an approval as recorded: order of events, documents that a step demands, days that have not come yet, parties that
 * do not fit the level. The window shows it beside the fields; the service refuses what must not be written.
 */
import type { Approval, ApprovalStatus, InformationSystem, UnitProfile } from '../../assessment/model.ts';
import { approvalStatus } from '../../assessment/model.ts';
import type { Framework, OrderingEvent } from '../../checklist/framework.ts';
import type { Level } from '../../checklist/model.ts';
import { paperDate, type IsoDate } from '../../date.ts';
import { INDEPENDENCE, independenceFindings } from '../independence.ts';
import { approverOf, namesOneOf } from './approver.ts';
import { orderOf } from './events.ts';

export type ApprovalField = keyof Approval;

export interface ApprovalFinding {
  /** Stable: the id in the framework file, or one of ours. */
  rule: string;
  severity: 'error' | 'warning' | 'info';
  /** Formal Vietnamese, without the clause. */
  text: string;
  clause: string | null;
  /** The field it stands beside; null = none of the approval. */
  field: ApprovalField | null;
  /** The fields that an error keeps from being written: those of the step that is not allowed. Empty where nothing is refused. */
  refuses: readonly ApprovalField[];
  /** The fields whose values make the fault. */
  concerns: readonly ApprovalField[];
}

/** All that the findings depend on. */
export interface ApprovalCase {
  framework: Framework;
  /** With the approval to be judged. */
  system: InformationSystem;
  unit: UnitProfile;
  /** The first finished risk assessment of the system. */
  riskAssessedOn: IsoDate | null;
  /** On the list of systems important to national security: treated as the level that the framework names (NĐ 331 Đ20.4). */
  listed: boolean;
  today: IsoDate;
}

export const isAtLeast = (status: ApprovalStatus, step: ApprovalStatus): boolean =>
  approvalStatus.options.indexOf(status) >= approvalStatus.options.indexOf(step);

const FIELD_OF_EVENT: Partial<Record<OrderingEvent, ApprovalField>> = {
  level_proposed: 'request',
  regulation_issued: 'regulation',
  appraisal_opinion: 'appraisal',
  level_approved: 'decision',
  plan_complete: 'planCompletedOn',
};

/** Everything to be told of an approval, in the order of its steps. */
export function approvalFindings(subject: ApprovalCase): ApprovalFinding[] {
  return [
    ...missingDocuments(subject),
    ...orderFindings(subject),
    ...futureDates(subject),
    ...reversedDays(subject),
    ...partyFindings(subject),
  ];
}

// ---------------------------------------------------------------- order

function orderFindings(subject: ApprovalCase): ApprovalFinding[] {
  const { framework, system, riskAssessedOn } = subject;
  const isApproved = system.approval.status === 'approved';
  return orderOf(framework, { ...system, level: levelOfProcedure(subject) }, riskAssessedOn)
    .filter(({ problem, after }) => problem !== 'missing' || after !== 'level_approved' || isApproved)
    .map(({ rule, severity, text, clause, problem, before, after }) => {
      const field = (problem === 'missing' ? FIELD_OF_EVENT[before] : FIELD_OF_EVENT[after]) ?? FIELD_OF_EVENT[before] ?? null;
      // Only the steps of the level are recorded here: what happened to the system itself is told, never refused.
      const refuses: ApprovalField[] = severity === 'error' && after === 'level_approved' ? ['status', 'decision'] : [];
      const concerns = [FIELD_OF_EVENT[before], FIELD_OF_EVENT[after]].filter((one) => one !== undefined);
      return { rule, severity, text, clause, field, refuses, concerns };
    });
}

// ---------------------------------------------------------------- documents

/** The path of the level, or of the level that a listed system is treated as. */
export function pathOf(subject: Pick<ApprovalCase, 'framework' | 'system' | 'listed'>): Framework['approval'][number] | null {
  const level = levelOfProcedure(subject);
  return subject.framework.approval.find(({ levels }) => level !== null && levels.includes(level)) ?? null;
}

/** The level by which the procedure goes: that of the system, but of a listed system the one the framework names (NĐ 331 Đ20.4). */
export const levelOfProcedure = ({ framework, system, listed }: Pick<ApprovalCase, 'framework' | 'system' | 'listed'>): Level | null =>
  (listed && system.level !== null ? framework.approval_common.listed_national_security_as_level : undefined) ?? system.level;

const STEP_WORDS: Record<ApprovalStatus, string> = {
  drafting: 'Đang dự thảo',
  submitted: 'Đã gửi thẩm định',
  appraised: 'Đã thẩm định',
  approved: 'Đã được phê duyệt',
};

function missingDocuments(subject: ApprovalCase): ApprovalFinding[] {
  const { framework, system } = subject;
  const { approval } = system;
  const level = levelOfProcedure(subject);
  const { status } = approval;
  if (status === 'drafting') return decisionTooEarly(approval);
  const path = pathOf(subject);
  if (level === null || path === null) {
    const proposal = framework.dossier.find(({ id }) => id === 'level_proposal');
    const text = `Hệ thống chưa xác định cấp độ nên chưa ghi được «${STEP_WORDS[status]}». Xác định cấp độ trước.`;
    return [
      {
        rule: 'level_missing',
        severity: 'error',
        text,
        clause: proposal?.clause ?? null,
        field: 'status',
        refuses: ['status'],
        concerns: ['status'],
      },
    ];
  }
  const { parent_law_lapsed: lapsed } = framework.status;
  const decidedOn = approval.decision?.date;
  // A level determined before its law lapsed stands (Luật 116 Đ45.1): what is not recorded of it can't undo it.
  const kept = status === 'approved' && decidedOn !== undefined && lapsed !== undefined && decidedOn < lapsed;
  const clauseOf = (part: string): string => framework.dossier.find(({ id }) => id === part)?.clause ?? path.clause;
  const lack = (
    rule: string,
    field: ApprovalField,
    text: string,
    clause: string,
    severity: ApprovalFinding['severity'],
  ): ApprovalFinding => ({
    rule,
    severity,
    text,
    clause,
    field,
    refuses: severity === 'error' ? ['status'] : [],
    concerns: ['status', field],
  });
  const must = kept ? 'warning' : 'error';
  const needsOpinion = level >= framework.approval_common.appraisal_opinion_required_from_level;
  const findings: ApprovalFinding[] = [];
  if (status === 'submitted' && approval.request === null && path.forms?.['request'] != null) {
    findings.push(lack('request_missing', 'request', `Chưa ghi văn bản đề nghị (${path.forms['request']}).`, path.clause, 'warning'));
  }
  if (path.expert_opinion !== null && approval.expertOpinion === null) {
    const text = `Cấp độ ${level}: hồ sơ gửi thẩm định phải có ý kiến chuyên môn của đơn vị chuyên trách.`;
    findings.push(lack('expert_opinion_missing', 'expertOpinion', text, clauseOf('expert_opinion'), must));
  }
  // Once approved with its decision, the order of events asks for the opinion (rule appraisal_first).
  const asked = status === 'appraised' || (status === 'approved' && approval.decision === null);
  if (needsOpinion && asked && approval.appraisal === null) {
    const text = `Cấp độ ${level}: «${STEP_WORDS[status]}» cần ý kiến thẩm định.`;
    findings.push(lack('appraisal_missing', 'appraisal', text, clauseOf('appraisal_opinion'), must));
  }
  if (status !== 'approved') return [...findings, ...decisionTooEarly(approval)];
  if (approval.decision === null) {
    const text = 'Đã được phê duyệt thì phải có quyết định phê duyệt: số, ngày, cơ quan ban hành.';
    findings.push(lack('decision_missing', 'decision', text, 'Mẫu số 08, cột (7)', 'error'));
  } else if (isIncomplete(approval.decision)) {
    const text = 'Quyết định phê duyệt còn thiếu số hoặc cơ quan ban hành.';
    findings.push(lack('decision_incomplete', 'decision', text, 'Mẫu số 08, cột (7)', 'warning'));
  }
  if (path.approves_plan !== undefined && approval.planDecision === null) {
    const text = `Cấp độ ${level}: chủ quản còn phải phê duyệt phương án bảo đảm an ninh mạng.`;
    findings.push(lack('plan_decision_missing', 'planDecision', text, path.clause, 'warning'));
  }
  return findings;
}

/** A document without number or issuing body: enough to be kept, not enough for Mẫu số 08. */
export const isIncomplete = ({ number, authority }: { number: string; authority: string }): boolean =>
  number.trim() === '' || authority.trim() === '';

function decisionTooEarly({ decision, status }: Approval): ApprovalFinding[] {
  if (decision === null) return [];
  const text = `Có quyết định phê duyệt trong khi tình trạng là «${STEP_WORDS[status]}». Sửa một trong hai.`;
  const clause = 'Mẫu số 08, cột (6); (7)';
  return [
    { rule: 'decision_before_status', severity: 'warning', text, clause, field: 'status', refuses: [], concerns: ['status', 'decision'] },
  ];
}

// ---------------------------------------------------------------- days

/** Documents and days in the order in which they come about. */
const DATES: readonly { field: ApprovalField; name: string; of: (approval: Approval) => IsoDate | null }[] = [
  { field: 'request', name: 'văn bản đề nghị', of: ({ request }) => request?.date ?? null },
  { field: 'receivedOn', name: 'tiếp nhận hồ sơ', of: ({ receivedOn }) => receivedOn },
  { field: 'completeOn', name: 'hồ sơ đầy đủ, hợp lệ', of: ({ completeOn }) => completeOn },
  { field: 'appraisal', name: 'ý kiến thẩm định', of: ({ appraisal }) => appraisal?.date ?? null },
  { field: 'submission', name: 'văn bản trình phê duyệt', of: ({ submission }) => submission?.date ?? null },
  { field: 'submissionCompleteOn', name: 'hồ sơ trình đầy đủ, hợp lệ', of: ({ submissionCompleteOn }) => submissionCompleteOn },
  { field: 'decision', name: 'quyết định phê duyệt', of: ({ decision }) => decision?.date ?? null },
];
const OTHER_DATES: typeof DATES = [
  { field: 'expertOpinion', name: 'ý kiến chuyên môn', of: ({ expertOpinion }) => expertOpinion?.date ?? null },
  { field: 'planDecision', name: 'quyết định phê duyệt phương án', of: ({ planDecision }) => planDecision?.date ?? null },
  { field: 'regulation', name: 'Quy chế', of: ({ regulation }) => regulation?.date ?? null },
  { field: 'planCompletedOn', name: 'triển khai đầy đủ phương án', of: ({ planCompletedOn }) => planCompletedOn },
];

const futureDates = ({ system: { approval }, today }: ApprovalCase): ApprovalFinding[] =>
  [...DATES, ...OTHER_DATES].flatMap(({ field, name, of }) => {
    const date = of(approval);
    if (date === null || date <= today) return [];
    const text = `Ngày ${name} ${paperDate(date)} chưa tới (hôm nay ${paperDate(today)}); chỉ ghi việc đã xảy ra.`;
    return [{ rule: `${field}_in_future`, severity: 'error', text, clause: null, field, refuses: [field], concerns: [field] } as const];
  });

/** Days out of their natural order. The order of appraisal and decision is the law's (rule appraisal_first). */
function reversedDays({ system: { approval } }: ApprovalCase): ApprovalFinding[] {
  const known = DATES.flatMap(({ field, name, of }) => {
    const date = of(approval);
    return date === null ? [] : [{ field, name, date }];
  });
  return known.flatMap((later, index) => {
    const earlier = known[index - 1];
    const isLaw = earlier?.field === 'appraisal' && later.field === 'decision';
    if (earlier === undefined || earlier.date <= later.date || isLaw) return [];
    const text = `Ngày ${later.name} ${paperDate(later.date)} đứng trước ngày ${earlier.name} ${paperDate(earlier.date)}; kiểm tra lại hai ngày.`;
    const { field } = later;
    return [
      { rule: `${field}_reversed`, severity: 'warning', text, clause: null, field, refuses: [], concerns: [earlier.field, field] } as const,
    ];
  });
}

// ---------------------------------------------------------------- parties

function partyFindings(subject: ApprovalCase): ApprovalFinding[] {
  const { framework, system, unit, today } = subject;
  const path = pathOf(subject);
  if (path === null) return [];
  const findings: ApprovalFinding[] = [];
  const { decision } = system.approval;
  const approver = decision === null ? null : approverOf(path, system, unit, decision.date);
  if (decision !== null && decision.authority.trim() !== '' && approver !== null && !namesOneOf(decision.authority, approver.names)) {
    const whose = approver.names.length === 0 ? '' : ` («${approver.names.join('», «')}»)`;
    const text = `Cấp độ ${system.level} do ${approver.label}${whose} phê duyệt; quyết định ghi «${decision.authority}».`;
    findings.push({
      rule: 'authority_fits_level',
      severity: 'warning',
      text,
      clause: path.clause,
      field: 'decision',
      refuses: [],
      concerns: ['decision'],
    });
  }
  const { clause } = framework.approval_common.independent_appraisal;
  for (const { rule, meaning } of independenceFindings({ unit, systems: [system], law: { frameworks: [framework] }, today })) {
    // Who assesses the system itself is no matter of its approval.
    if (rule === 'assessor_is_operator') continue;
    // A listed system is appraised by the ministry, whatever its level (NĐ 331 Đ20.4).
    if (rule === 'security_unit_is_operator' && path.appraises !== 'security_unit') continue;
    const { title } = INDEPENDENCE[rule];
    const basis = rule === 'delegation_over' ? INDEPENDENCE[rule].clause : clause;
    findings.push({ rule, severity: 'warning', text: `${title}. ${meaning}`, clause: basis, field: null, refuses: [], concerns: [] });
  }
  return findings;
}

// ---------------------------------------------------------------- what may be written

/**
 * The errors for which `next` is not written over `kept`. What already stood there and is as wrong as before refuses nothing: an old
 * fault must not hold up what is put right beside it.
 */
export function refusalsOf(next: ApprovalCase, kept: Approval): ApprovalFinding[] {
  const errors = (approval: Approval): ApprovalFinding[] =>
    approvalFindings({ ...next, system: { ...next.system, approval } }).filter(({ refuses }) => refuses.length > 0);
  const old = new Set(errors(kept).map(({ rule, text }) => `${rule} ${text}`));
  return errors(next.system.approval).filter(({ rule, text }) => !old.has(`${rule} ${text}`));
}

/**
 * What of an approval can be written now: all of it, or all but what is refused, which stays as it was kept. First the step that is not
 * allowed is held back; where that does not do, the other fields that the fault hangs on, too. What is held back is told by `refusalsOf`.
 */
export function writablePart(next: ApprovalCase, kept: Approval): Approval {
  const typed = next.system.approval;
  const held = new Set<ApprovalField>();
  for (;;) {
    const approval = { ...typed, ...Object.fromEntries([...held].map((field) => [field, kept[field]])) };
    const refused = refusalsOf({ ...next, system: { ...next.system, approval } }, kept);
    if (refused.length === 0) return approval;
    // One at a time, since a step held back may leave nothing else to refuse.
    const fields = [...refused.flatMap(({ refuses }) => refuses), ...refused.flatMap(({ concerns }) => concerns)];
    const more = fields.find((field) => !held.has(field));
    if (more === undefined) return kept;
    held.add(more);
  }
}
