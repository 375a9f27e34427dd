/** The transition to the new framework: what binds each system, and how far its gap assessment is. */
import type { Handlers } from '../../core/api.ts';
import type { InformationSystem, Progress } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import type { Law } from '../../core/checklist/library.ts';
import { historySince, nextTransitionStep, recomputeLevel, transitionBadge, transitionRules } from '../../core/report/transition.ts';
import type { Workspace } from '../workspace/index.ts';
import { countingAnswers } from '../services/answers.ts';
import type { Context } from './context.ts';

export const transitionHandlers = (context: Context): Pick<Handlers, 'transition.list'> => ({
  'transition.list': ({ year }) => {
    const workspace = context.session.need();
    const law = context.law();
    const laws = { old: law.framework('nd85-2016'), next: law.framework('nd331-2026') };
    const rows = workspace.systems
      .list()
      .filter(({ archivedAt }) => archivedAt === null)
      .flatMap((system) => {
        const rules = transitionRules(laws, system, context.today());
        if (rules.length === 0) return [];
        const recomputed = recomputeLevel(laws, workspace.levels.history(system.id));
        const gap = gapOf(workspace, law, system, year);
        const counts =
          gap === null
            ? null
            : { applicable: gap.applicable, answered: gap.answered, confirmed: gap.confirmed, met: gap.compliant + gap.notApplicable };
        const next = nextTransitionStep(system, rules, recomputed, counts);
        return [{ system, rules, badge: transitionBadge(laws, rules), recomputed, gap, next }];
      });
    return { rows, historySince: historySince(laws) };
  },
});

/** How far the gap assessment of a system is; null where no framework follows, or no level is known. */
function gapOf(workspace: Workspace, law: Law, system: InformationSystem, year: number): Progress | null {
  const next = law.framework(system.framework).succeeded_by;
  if (next === undefined || system.level === null) return null;
  const checklist = law.checklist(next, system.level);
  return progressOf(checklist, system.traits, countingAnswers(workspace, checklist, system.id, year));
}
