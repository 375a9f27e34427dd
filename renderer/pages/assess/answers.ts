/** The answers of a desk after a change, as the program will keep them; shown until its reply says so. */
import { applyChange } from '../../../core/assessment/answer.ts';
import type { Answer, AnswerChange, Plan, PlanChange } from '../../../core/assessment/model.ts';

/** With one answer replaced; a plan it shares with others is theirs too. */
export function withAnswer(answers: readonly Answer[], next: Answer): Answer[] {
  const { plan } = next;
  const shared = answers.map((answer) => (plan !== null && plan.id !== '' && answer.plan?.id === plan.id ? { ...answer, plan } : answer));
  const at = shared.findIndex((answer) => answer.itemId === next.itemId);
  return at < 0 ? [...shared, next] : shared.with(at, next);
}

/** With a change made: what was taken over from the unit becomes the system's own, unless it is only confirmed, brought in or given to somebody. */
export function withChange(answers: readonly Answer[], itemId: string, wanted: AnswerChange, fresh: (itemId: string) => Answer): Answer[] {
  const current = answers.find((answer) => answer.itemId === itemId) ?? fresh(itemId);
  const { inherited, ...own } = current;
  const plan = plannedOf(answers, own, wanted.plan, inherited === true);
  const next = applyChange(own, plan === undefined ? wanted : { ...wanted, plan });
  return withAnswer(answers, inherited === true && staysInherited(wanted) ? { ...next, inherited } : next);
}

function staysInherited(wanted: AnswerChange): boolean {
  const fields = Object.keys(wanted);
  return fields.every((field) => field === 'confirmed') || fields.every((field) => field === 'included' || field === 'assignee');
}

/** A plan taken from another answer brings its content; a shared one that a system changes for itself becomes one of its own. */
function plannedOf(answers: readonly Answer[], { plan }: Pick<Answer, 'plan'>, wanted: AnswerChange['plan'], copies: boolean) {
  if (wanted === undefined || wanted === null) return wanted;
  if (wanted.id !== undefined && wanted.id !== plan?.id) {
    const known = plansOf(answers).find(({ id }) => id === wanted.id);
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
