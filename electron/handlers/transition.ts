/** The transition to the new framework: what binds each system, and the gap assessment from the crosswalk. */
import type { Handlers } from '../../core/api.ts';
import { offersOf, type Offer } from '../../core/assessment/carry-over.ts';
import type { InformationSystem, Progress } from '../../core/assessment/model.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import type { Law } from '../../core/checklist/library.ts';
import { FailureError } from '../../core/failure.ts';
import { historySince, nextTransitionStep, recomputeLevel, transitionBadge, transitionRules } from '../../core/report/transition.ts';
import type { Workspace } from '../workspace/index.ts';
import { countingAnswers } from '../services/answers.ts';
import { answersAt } from '../services/desk.ts';
import { itemOf, openAssessment, progressNow } from './assessment.ts';
import type { Context } from './context.ts';

export const transitionHandlers = (context: Context): Pick<Handlers, 'transition.list' | 'gap.start'> => ({
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

  'gap.start': ({ systemId, year }) => {
    const own = openAssessment(context, { systemId, year });
    const law = context.law();
    const next = law.framework(own.framework).succeeded_by;
    const crosswalk = law.crosswalk();
    if (next === undefined || next !== crosswalk.to || own.framework !== crosswalk.from) {
      throw new FailureError(
        'CONFLICT',
        `Hệ thống «${own.system.name}» đã theo khung mới nhất nên không còn khoảng cách để đánh giá; chưa có gì được ghi. Mở màn hình đánh giá của hệ thống để trả lời tiếp.`,
      );
    }
    const { assessments, evidence: vault } = own.workspace;
    const gap = openAssessment(context, { systemId, year, framework: next });
    const old = { checklist: own.checklist, answers: answersAt(own) };
    const offers = offersOf(crosswalk, old, gap.checklist, own.system.traits);
    const counts = { compliant: 0, partial: 0, nonCompliant: 0, evidence: 0, nothing: 0, kept: 0 };
    own.workspace.together(() => {
      const known = new Set(assessments.answers(own.assessment.id, next).map(({ itemId }) => itemId));
      for (const offer of offers) {
        counts[outcomeOf(offer, known)] += 1;
        if (offer.change === null || known.has(offer.item.id)) continue;
        const item = itemOf(gap.checklist, offer.item.id);
        assessments.setAnswer(own.assessment.id, item, offer.change, next);
        for (const id of offer.evidence) vault.link(own.assessment.id, item, id, next);
      }
    });
    return { ...counts, progress: progressNow(gap), savedAt: context.now() };
  },
});

type Outcome = 'compliant' | 'partial' | 'nonCompliant' | 'evidence' | 'nothing' | 'kept';

function outcomeOf({ item, change }: Offer, known: ReadonlySet<string>): Outcome {
  if (known.has(item.id)) return 'kept';
  if (change === null) return 'nothing';
  switch (change.verdict) {
    case 'compliant':
      return 'compliant';
    case 'partial':
      return 'partial';
    case 'non_compliant':
      return 'nonCompliant';
    default:
      return 'evidence';
  }
}

/** How far the gap assessment of a system is; null where no framework follows, or no level is known. */
function gapOf(workspace: Workspace, law: Law, system: InformationSystem, year: number): Progress | null {
  const next = law.framework(system.framework).succeeded_by;
  if (next === undefined || system.level === null) return null;
  const checklist = law.checklist(next, system.level);
  return progressOf(checklist, system.traits, countingAnswers(workspace, checklist, system.id, year));
}
