/** Answers: an empty one, a changed one, and what one still lacks. */
import { nfc } from '../text.ts';
import type { Answer, AnswerChange, Verdict } from './model.ts';

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
  updatedAt: at,
  updatedBy: by,
  evidence: [],
});

/**
 * The answer after a change. Giving a verdict confirms it for this year, taking it back unconfirms it, unless the change
 * says otherwise. Texts are stored in NFC.
 */
export function applyChange(answer: Answer, change: AnswerChange): Answer {
  const { verdict = answer.verdict, plan = answer.plan } = change;
  const confirmed = change.confirmed ?? (change.verdict === undefined ? answer.confirmed : change.verdict !== null);
  return {
    ...answer,
    verdict,
    note: nfc(change.note ?? answer.note),
    gap: nfc(change.gap ?? answer.gap),
    reason: nfc(change.reason ?? answer.reason),
    compensating: nfc(change.compensating ?? answer.compensating),
    plan: plan === null ? null : { ...plan, action: nfc(plan.action), responsible: nfc(plan.responsible) },
    confirmed,
  };
}

export type Lack = 'evidence' | 'gap' | 'plan' | 'due' | 'responsible' | 'reason';

/** What each verdict asks for (framework file, `verdicts[].needs`; who answers for a plan is our addition). */
const NEEDS: Record<Verdict, readonly Lack[]> = {
  compliant: ['evidence'],
  partial: ['evidence', 'gap', 'plan', 'due', 'responsible'],
  non_compliant: ['plan', 'due', 'responsible'],
  not_applicable: ['reason'],
};

/** What the answer still lacks by its verdict; empty when complete or not answered. */
export function lacksOf(answer: Pick<Answer, 'verdict' | 'gap' | 'reason' | 'plan' | 'evidence'>): Lack[] {
  if (answer.verdict === null) return [];
  const missing: Record<Lack, boolean> = {
    evidence: answer.evidence.length === 0,
    gap: answer.gap.trim() === '',
    plan: answer.plan === null || answer.plan.action.trim() === '',
    due: answer.plan === null || answer.plan.due === null,
    responsible: answer.plan === null || answer.plan.responsible.trim() === '',
    reason: answer.reason.trim() === '',
  };
  return NEEDS[answer.verdict].filter((need) => missing[need]);
}
