/** Answers: an empty one, a changed one, and what one still lacks. */
import { nfc } from '../text.ts';
import type { Answer, AnswerChange, Plan, PlanChange, Provenance, Verdict } from './model.ts';

export interface ItemName {
  id: string;
  digest: string;
}

/** The answer nobody has given yet. */
export const emptyAnswer = (item: ItemName, at: string, by: string): Answer => ({
  itemId: item.id,
  itemDigest: item.digest,
  verdict: null,
  note: '',
  gap: '',
  reason: '',
  compensating: '',
  plan: null,
  confirmed: false,
  assignee: '',
  included: false,
  carried: null,
  updatedAt: at,
  updatedBy: by,
  evidence: [],
});

/** A plan nobody has filled in yet. */
export const emptyPlan = (id: string): Plan => ({
  id,
  action: '',
  responsible: '',
  due: null,
  cost: null,
  budgetSource: '',
  state: 'planned',
  doneOn: null,
});

/** The plan after a change; texts in NFC. A plan that is no longer done has no day on which it was. */
export function changedPlan(plan: Plan, change: PlanChange): Plan {
  const { id = plan.id, due = plan.due, cost = plan.cost, state = plan.state, doneOn = plan.doneOn } = change;
  return {
    id,
    action: nfc(change.action ?? plan.action),
    responsible: nfc(change.responsible ?? plan.responsible),
    due,
    cost,
    budgetSource: nfc(change.budgetSource ?? plan.budgetSource),
    state,
    doneOn: state === 'done' ? doneOn : null,
  };
}

/** The plan as far as it stands: one that was cancelled is no plan. */
export const livePlan = (plan: Plan | null | undefined): Plan | null => (plan == null || plan.state === 'cancelled' ? null : plan);

/** What the program itself may change of an answer, besides what a person does. */
export type AnswerEdit = AnswerChange & { evidence?: string[]; carried?: Provenance | null };

/**
 * The answer after a change. Giving a verdict confirms it for this year, taking it back unconfirms it, unless the change
 * says otherwise. Texts are stored in NFC. A plan that begins here gets `newPlanId`.
 */
export function applyChange(answer: Answer, change: AnswerEdit, newPlanId = ''): Answer {
  const { verdict = answer.verdict } = change;
  const confirmed = change.confirmed ?? (change.verdict === undefined ? answer.confirmed : change.verdict !== null);
  const before = change.plan?.id === undefined || change.plan.id === answer.plan?.id ? answer.plan : null;
  return {
    ...answer,
    verdict,
    note: nfc(change.note ?? answer.note),
    gap: nfc(change.gap ?? answer.gap),
    reason: nfc(change.reason ?? answer.reason),
    compensating: nfc(change.compensating ?? answer.compensating),
    plan: change.plan === undefined ? answer.plan : change.plan === null ? null : changedPlan(before ?? emptyPlan(newPlanId), change.plan),
    confirmed,
    assignee: nfc(change.assignee ?? answer.assignee),
    included: change.included ?? answer.included,
    carried: change.carried === undefined ? answer.carried : change.carried,
    evidence: change.evidence ?? answer.evidence,
  };
}

/** Whether nothing is said: no verdict, no text, no evidence, no plan. */
export const isBlankAnswer = ({ verdict, note, gap, reason, compensating, plan, evidence }: Answer): boolean =>
  verdict === null && plan === null && evidence.length === 0 && [note, gap, reason, compensating].every((one) => one.trim() === '');

export type Lack = 'evidence' | 'gap' | 'plan' | 'due' | 'responsible' | 'reason';

/** What each verdict asks for (framework file, `verdicts[].needs`; who answers for a plan is our addition). */
const NEEDS: Record<Verdict, readonly Lack[]> = {
  compliant: ['evidence'],
  partial: ['evidence', 'gap', 'plan', 'due', 'responsible'],
  non_compliant: ['plan', 'due', 'responsible'],
  not_applicable: ['reason'],
};

/** What the answer still lacks by its verdict; empty when complete or not answered. A cancelled plan is no plan. */
export function lacksOf(answer: Pick<Answer, 'verdict' | 'gap' | 'reason' | 'plan' | 'evidence'>): Lack[] {
  if (answer.verdict === null) return [];
  const plan = livePlan(answer.plan);
  const missing: Record<Lack, boolean> = {
    evidence: answer.evidence.length === 0,
    gap: answer.gap.trim() === '',
    plan: plan === null || plan.action.trim() === '',
    due: plan === null || plan.due === null,
    responsible: plan === null || plan.responsible.trim() === '',
    reason: answer.reason.trim() === '',
  };
  return NEEDS[answer.verdict].filter((need) => missing[need]);
}
