/** The transition to the new framework: what binds each system, and how far its gap assessment is. */
import type { Handlers } from '../../core/api.ts';
import { isBlankAnswer } from '../../core/assessment/answer.ts';
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
        const { gap, gapStarted } = gapOf(workspace, law, system, year);
        const counts =
          gap === null
            ? null
            : { started: gapStarted, applicable: gap.applicable, confirmed: gap.confirmed, met: gap.compliant + gap.notApplicable };
        const next = nextTransitionStep(system, rules, recomputed, counts);
        return [{ system, rules, badge: transitionBadge(laws, rules), recomputed, gap, gapStarted, next }];
      });
    return { rows, historySince: historySince(laws) };
  },
});

interface Gap {
  gap: Progress | null;
  gapStarted: boolean;
}

/**
 * How far the gap assessment of a system is, null where no framework follows, or no level is known; and whether it was begun: what
 * the unit has answered for all its systems begins none.
 */
function gapOf(workspace: Workspace, law: Law, system: InformationSystem, year: number): Gap {
  const next = law.framework(system.framework).succeeded_by;
  if (next === undefined || system.level === null) return { gap: null, gapStarted: false };
  const checklist = law.checklist(next, system.level);
  const answers = countingAnswers(workspace, law, checklist, system.id, year);
  const gapStarted = answers.some((answer) => answer.inherited !== true && (answer.carried !== null || !isBlankAnswer(answer)));
  return { gap: progressOf(checklist, system.traits, answers), gapStarted };
}
