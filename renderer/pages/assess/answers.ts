/** The answers of a desk after a change, as the program will keep them; shown until its reply says so. */
import { applyChange } from '../../../core/assessment/answer.ts';
import type { Answer, AnswerChange, Plan, PlanChange } from '../../../core/assessment/model.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import type { PlanEntry } from '../../../core/report/plans.ts';

/** With one answer replaced; a plan it shares with others is theirs too. */
export function withAnswer(answers: readonly Answer[], next: Answer): Answer[] {
  const { plan } = next;
  const shared = answers.map((answer) => (plan !== null && plan.id !== '' && answer.plan?.id === plan.id ? { ...answer, plan } : answer));
  const at = shared.findIndex((answer) => answer.itemId === next.itemId);
  return at < 0 ? [...shared, next] : shared.with(at, next);
}

/** With a change made: what was taken over from the unit becomes the system's own, unless it is only confirmed, brought in or given to somebody. */
export function withChange(
  answers: readonly Answer[],
  itemId: string,
  wanted: AnswerChange,
  fresh: (itemId: string) => Answer,
  /** Plans that other desks name. */
  elsewhere: readonly Plan[] = [],
): Answer[] {
  const current = answers.find((answer) => answer.itemId === itemId) ?? fresh(itemId);
  const { inherited, ...own } = current;
  const plan = plannedOf([...plansOf(answers), ...elsewhere], own, wanted.plan, inherited === true);
  const next = applyChange(own, plan === undefined ? wanted : { ...wanted, plan });
  return withAnswer(answers, inherited === true && staysInherited(wanted) ? { ...next, inherited } : next);
}

/** Whether a change leaves an answer the unit's. */
export function staysInherited(wanted: AnswerChange): boolean {
  const fields = Object.keys(wanted);
  return fields.every((field) => field === 'confirmed') || fields.every((field) => field === 'included' || field === 'assignee');
}

/** A plan taken from another answer brings its content; a shared one that a system changes for itself becomes one of its own. */
function plannedOf(plans: readonly Plan[], { plan }: Pick<Answer, 'plan'>, wanted: AnswerChange['plan'], copies: boolean) {
  if (wanted === undefined || wanted === null) return wanted;
  if (wanted.id !== undefined && wanted.id !== plan?.id) {
    const known = plans.find(({ id }) => id === wanted.id);
    return { ...known, ...wanted } satisfies PlanChange;
  }
  return copies && plan !== null ? { ...plan, ...wanted, id: '' } : wanted;
}

/** The plans that answers name, each once, those with a text only. */
export const plansOf = (answers: readonly Answer[]): Plan[] => [
  ...new Map(
    answers.flatMap(({ plan }) => (plan === null || plan.id === '' || plan.action.trim() === '' ? [] : [[plan.id, plan]])),
  ).values(),
];

/** A plan and how many requirements of the unit's systems name it. */
export interface NamedPlan {
  plan: Plan;
  uses: number;
}

/**
 * The plans that can be named, by their text: those of this desk as they stand on screen, and those that other desks name. What
 * the desk takes over from the unit is counted where the unit answers.
 * @param entries every plan of the year as it was read last; undefined until then
 */
export function namedPlans(
  answers: readonly Answer[],
  entries: readonly Pick<PlanEntry, 'plan' | 'items'>[] | undefined,
  here: { systemId: string; framework: FrameworkId },
): NamedPlan[] {
  const elsewhere = new Map(
    entries?.map(({ plan, items }) => [
      plan.id,
      { plan, uses: items.filter(({ systemId, framework }) => systemId !== here.systemId || framework !== here.framework).length },
    ]),
  );
  const shown = plansOf(answers).map((plan): NamedPlan => {
    const naming = answers.filter((answer) => answer.plan?.id === plan.id);
    const own = entries === undefined ? naming : naming.filter((answer) => answer.inherited !== true);
    return { plan, uses: own.length + (elsewhere.get(plan.id)?.uses ?? 0) };
  });
  const ids = new Set(shown.map(({ plan }) => plan.id));
  const { compare } = new Intl.Collator('vi');
  return [
    ...shown,
    ...[...elsewhere.values()].filter(({ plan, uses }) => uses > 0 && plan.action.trim() !== '' && !ids.has(plan.id)),
  ].toSorted((a, b) => compare(a.plan.action, b.plan.action));
}
