/** The steps of a level's life, and the unit's own holidays. Answers to core/contract/approval.ts. */
import type { Handlers } from '../../core/api.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { refusalsOf, type ApprovalFinding } from '../../core/report/approval/findings.ts';
import { renewalFindings, renewalOf, renewedSystem, standingReplacements } from '../../core/report/approval/renewal.ts';
import { FailureError } from '../../core/failure.ts';
import { isListed } from '../services/duties.ts';
import { determineLevel } from '../../core/level/determine.ts';
import type { LevelDetermination } from '../../core/level/model.ts';
import type { Trait } from '../../core/checklist/model.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

type Methods =
  | 'approval.facts'
  | 'approval.save'
  | 'approval.renewal'
  | 'approval.saveRenewal'
  | 'approval.renew'
  | 'approval.undoRenewal'
  | 'holidays.list'
  | 'holidays.put'
  | 'holidays.remove';

export const approvalHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'approval.facts': ({ systemId }) => factsOf(context.session.need(), systemId),
  'approval.save': ({ systemId, approval }) => {
    const workspace = context.session.need();
    const savedAt = workspace.systems.change(systemId, (kept) => {
      const system = { ...kept, approval };
      const refused = refusalsOf(
        {
          framework: context.law().framework(kept.framework),
          system,
          unit: workspace.unit.get(),
          today: context.today(),
          ...factsOf(workspace, systemId),
        },
        kept.approval,
      );
      refuse('bước này của hồ sơ cấp độ', refused);
      return system;
    });
    return { savedAt };
  },
  'approval.renewal': ({ systemId }) => {
    const workspace = context.session.need();
    const determination = waiting(context, workspace, systemId);
    const replaced = standingReplacements(workspace.systems.renewals(systemId)).toReversed();
    return {
      determination,
      traits: determination === null ? [] : traitsOf(context, determination),
      replaced: replaced.map(({ before: { framework, level, approval }, at }) => ({
        framework,
        level,
        decision: approval.decision,
        replacedAt: at,
      })),
    };
  },
  'approval.saveRenewal': ({ systemId, renewal }) => ({
    savedAt: context.session.need().systems.change(systemId, (kept) => ({ ...kept, renewal })),
  }),
  'approval.renew': ({ systemId, determinationId, approval }) => {
    const workspace = context.session.need();
    return workspace.together(() => {
      const determination = waiting(context, workspace, systemId);
      if (determination?.id !== determinationId) {
        throw new FailureError(
          'CONFLICT',
          'Cấp độ của hệ thống vừa được xác định lại hoặc đã có phê duyệt khác, nên chưa ghi phê duyệt mới; phê duyệt cũ vẫn giữ nguyên. Mở lại thẻ Phê duyệt để xem cấp độ mới nhất rồi ghi lại.',
        );
      }
      const { framework, level } = determination;
      const savedAt = workspace.systems.change(systemId, (kept) => {
        const system = renewedSystem(kept, { framework, level, traits: traitsOf(context, determination) }, approval);
        const findings = renewalFindings(
          {
            framework: context.law().framework(framework),
            system,
            unit: workspace.unit.get(),
            today: context.today(),
            riskAssessedOn: factsOf(workspace, systemId).riskAssessedOn,
            listed: determination.inputs['listed_national_security'] === true,
          },
          kept.approval,
        );
        refuse(
          'phê duyệt mới',
          findings.filter(({ refuses }) => refuses.length > 0),
        );
        return system;
      });
      readdress(context, workspace, systemId);
      return { savedAt };
    });
  },
  'approval.undoRenewal': ({ systemId }) => {
    const workspace = context.session.need();
    return workspace.together(() => {
      const last = standingReplacements(workspace.systems.renewals(systemId)).at(-1);
      const kept = workspace.systems.get(systemId);
      const untouched =
        last !== undefined &&
        kept.framework === last.after.framework &&
        kept.level === last.after.level &&
        canonicalJson(kept.approval) === canonicalJson(last.after.approval);
      if (!untouched) {
        throw new FailureError(
          'CONFLICT',
          'Phê duyệt mới đã được sửa sau khi ghi nên không hoàn tác được; dữ liệu đang có vẫn giữ nguyên. Sửa trực tiếp ở thẻ Phê duyệt.',
        );
      }
      const { framework, level, levelReason, traits, approval, renewal } = last.before;
      const savedAt = workspace.systems.change(systemId, (now) => ({ ...now, framework, level, levelReason, traits, approval, renewal }));
      readdress(context, workspace, systemId);
      return { savedAt };
    });
  },
  'holidays.list': () => ({ table: context.law().holidays(), own: context.session.current()?.ownHolidays.list() ?? [] }),
  'holidays.put': (day) => ({ savedAt: context.session.need().ownHolidays.put(day) }),
  'holidays.remove': ({ date }) => {
    context.session.need().ownHolidays.remove(date);
    return {};
  },
});

/** Throws what is not allowed, naming each field. `what`: “phê duyệt mới”. */
function refuse(what: string, refused: readonly ApprovalFinding[]): void {
  if (refused.length === 0) return;
  const told = refused.map(({ field, text, clause }) => ({
    where: `approval.${field ?? 'status'}`,
    text: clause === null ? text : `${text} (${clause})`,
  }));
  throw new FailureError(
    'INVALID_INPUT',
    `Chưa ghi được ${what} vì trái thứ tự hoặc thiếu văn bản: ${told.map(({ text }) => text).join(' ')} Phần đã lưu trước đó không đổi; sửa các mục được nêu rồi ghi lại.`,
    told,
  );
}

/** The determination that waits for an approval of its own (NĐ 331 Đ25). */
function waiting(context: Context, workspace: Workspace, systemId: string): LevelDetermination | null {
  const law = context.law();
  const frameworks = { 'nd331-2026': law.framework('nd331-2026'), 'nd85-2016': law.framework('nd85-2016') };
  return renewalOf(workspace.systems.get(systemId), workspace.levels.history(systemId), frameworks);
}

const traitsOf = (context: Context, { framework, inputs }: LevelDetermination): Trait[] =>
  determineLevel(context.law().framework(framework), inputs).traits;

/** The assessment in progress follows framework and level, so that the answers given under them are the current ones at once. */
function readdress(context: Context, workspace: Workspace, systemId: string): void {
  const { framework, level } = workspace.systems.get(systemId);
  if (level === null) return;
  const assessment = workspace.assessments
    .years()
    .map((year) => workspace.assessments.find(systemId, year))
    .findLast((one) => one !== null);
  if (assessment == null) return;
  workspace.assessments.ensure(systemId, assessment.year, {
    framework,
    level,
    checklistDigest: context.law().checklist(framework, level).digest,
  });
}

function factsOf(workspace: Workspace, systemId: string): { riskAssessedOn: string | null; listed: boolean } {
  const finished = workspace.riskAssessments.list(systemId).filter((assessment) => assessment.finished);
  return {
    riskAssessedOn: finished.map(({ date }) => date).toSorted()[0] ?? null,
    listed: isListed(workspace, workspace.systems.get(systemId)),
  };
}
