/** The steps of a level's life, and the unit's own holidays. Answers to core/contract/approval.ts. */
import type { Handlers } from '../../core/api.ts';
import { refusalsOf } from '../../core/report/approval/findings.ts';
import { FailureError } from '../../core/failure.ts';
import { isListed } from '../services/duties.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

type Methods = 'approval.facts' | 'approval.save' | 'holidays.list' | 'holidays.put' | 'holidays.remove';

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
      if (refused.length > 0) {
        throw new FailureError(
          'INVALID_INPUT',
          `Chưa ghi được bước này của hồ sơ cấp độ vì trái thứ tự hoặc thiếu văn bản: ${refused.map(({ text, clause }) => (clause === null ? text : `${text} (${clause})`)).join(' ')} Phần đã lưu trước đó không đổi; sửa các mục được nêu rồi ghi lại.`,
          refused.map(({ field, text, clause }) => ({
            where: `approval.${field ?? 'status'}`,
            text: clause === null ? text : `${text} (${clause})`,
          })),
        );
      }
      return system;
    });
    return { savedAt };
  },
  'holidays.list': () => ({ table: context.law().holidays(), own: context.session.current()?.ownHolidays.list() ?? [] }),
  'holidays.put': (day) => ({ savedAt: context.session.need().ownHolidays.put(day) }),
  'holidays.remove': ({ date }) => {
    context.session.need().ownHolidays.remove(date);
    return {};
  },
});

function factsOf(workspace: Workspace, systemId: string): { riskAssessedOn: string | null; listed: boolean } {
  const finished = workspace.riskAssessments.list(systemId).filter((assessment) => assessment.finished);
  return {
    riskAssessedOn: finished.map(({ date }) => date).toSorted()[0] ?? null,
    listed: isListed(workspace, workspace.systems.get(systemId)),
  };
}
