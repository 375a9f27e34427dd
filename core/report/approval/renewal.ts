/**
 * A new approval in the place of one in force: the level was determined anew and goes through the first-time procedure again
 * (NĐ 331 Đ25; NĐ 85 Đ18). Until its decision the old approval stands, as the system keeps its level (Luật 116 Đ45.1).
 */
import { emptyApproval } from '../../assessment/empty.ts';
import type { Approval, InformationSystem } from '../../assessment/model.ts';
import type { Framework } from '../../checklist/framework.ts';
import type { FrameworkId } from '../../checklist/model.ts';
import { paperDate } from '../../date.ts';
import type { LevelDetermination } from '../../level/model.ts';
import { approvalFindings, type ApprovalCase, type ApprovalField, type ApprovalFinding } from './findings.ts';

/** Where an approved system goes when its level is determined anew: to the framework that follows its own, if there is one. */
export const renewalFramework = (system: Pick<InformationSystem, 'framework'>, frameworks: Record<FrameworkId, Framework>): FrameworkId =>
  frameworks[system.framework].succeeded_by ?? system.framework;

/**
 * The determination that waits for an approval of its own: the newest under the next framework, or one under its own framework with
 * another level than the approved one. Null where the approval in force needs none, or where no level came out.
 */
export function renewalOf(
  system: Pick<InformationSystem, 'framework' | 'level' | 'approval'>,
  history: readonly LevelDetermination[],
  frameworks: Record<FrameworkId, Framework>,
): LevelDetermination | null {
  if (system.approval.status !== 'approved') return null;
  const framework = renewalFramework(system, frameworks);
  const [newest] = history.filter((one) => one.framework === framework).toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));
  if (newest === undefined || newest.level === null) return null;
  return framework === system.framework && newest.level === system.level ? null : newest;
}

/** What the new approval begins with: the regulation stays in force, everything else is won anew. */
export const blankRenewal = ({ regulation }: Pick<Approval, 'regulation'>): Approval => ({
  ...emptyApproval(),
  status: 'approved',
  dossierFinished: true,
  regulation,
});

/** The system once the new approval is recorded. The reason for keeping another level than the rules give has gone with the old one. */
export const renewedSystem = (
  system: InformationSystem,
  { framework, level, traits }: Pick<InformationSystem, 'framework' | 'level' | 'traits'>,
  approval: Approval,
): InformationSystem => ({
  ...system,
  framework,
  level,
  levelReason: '',
  renewal: null,
  traits: [...new Set([...system.traits, ...traits])],
  approval,
});

/** Everything to be told of a new approval; `renewed.system` is the system as it would be, `old` the approval in force. */
export function renewalFindings(renewed: ApprovalCase, old: Approval): ApprovalFinding[] {
  const { framework, system } = renewed;
  const { decision } = system.approval;
  const error = (rule: string, text: string, clause: string | null): ApprovalFinding => {
    const fields: ApprovalField[] = ['decision'];
    return { rule, severity: 'error', text, clause, field: 'decision', refuses: fields, concerns: fields };
  };
  const findings = approvalFindings(renewed);
  if (system.approval.status !== 'approved') {
    const text = 'Chỉ ghi khi cấp độ mới «Đã được phê duyệt»; đến lúc đó phê duyệt cũ vẫn có hiệu lực.';
    const clause = framework.relevel_procedure.clause;
    return [error('not_approved', text, clause), ...findings];
  }
  if (decision === null) return findings;
  const day = paperDate(decision.date);
  const { from, clause } = framework.status;
  const early = `Quyết định ngày ${day} có trước khi ${framework.short_title} có hiệu lực ngày ${paperDate(from)}.`;
  const stale = `Quyết định mới ngày ${day} không sau quyết định đang có hiệu lực ngày ${paperDate(old.decision?.date ?? '')}.`;
  return [
    ...(decision.date < from ? [error('before_in_force', early, clause)] : []),
    ...(old.decision !== null && decision.date <= old.decision.date ? [error('not_newer', stale, null)] : []),
    ...findings,
  ];
}

/** A decision that one in force has replaced. */
export interface ReplacedApproval {
  before: InformationSystem;
  after: InformationSystem;
  at: string;
}

/** Of all changes of framework or level while approved, oldest first, those that stand: one taken back leaves no trace here. */
export function standingReplacements(changes: readonly ReplacedApproval[]): ReplacedApproval[] {
  const same = (a: InformationSystem, b: InformationSystem): boolean =>
    a.framework === b.framework && a.level === b.level && a.approval.decision?.number === b.approval.decision?.number;
  const standing: ReplacedApproval[] = [];
  for (const change of changes) {
    const last = standing.at(-1);
    if (last !== undefined && same(last.before, change.after) && same(last.after, change.before)) standing.pop();
    else standing.push(change);
  }
  return standing;
}
