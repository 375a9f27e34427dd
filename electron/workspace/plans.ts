/** Remedial plans: a register whose entries live as long as an answer names them. */
import type { AnswerChange, Plan } from '../../core/assessment/model.ts';
import { changedPlan, emptyPlan } from '../../core/assessment/answer.ts';
import type { StoredAnswer } from '../../core/assessment/stored.ts';
import type { Connection } from './database.ts';
import { openRegister, REGISTERS, type RegisterStore } from './registers.ts';
import type { Writer } from './writer.ts';

export interface PlanStore extends Omit<RegisterStore<Plan>, 'remove'> {
  /** The plan an answer names, if any. */
  of(answer: Pick<StoredAnswer, 'planId'> | null): Plan | null;
  /** The plan of an answer after a change, as it is to be written; nothing is written yet. NOT_FOUND for a plan that is gone. */
  after(current: Plan | null, change: AnswerChange['plan']): Plan | null;
  /** Removes a plan that no answer names any more. */
  sweep(id: string): void;
}

/** Plans without an answer; run where answers go without being told one by one. */
export const ORPHAN_PLANS = `SELECT id FROM plan WHERE NOT EXISTS (SELECT 1 FROM answer WHERE plan_id = plan.id)
  AND NOT EXISTS (SELECT 1 FROM common_answer WHERE plan_id = plan.id)`;

export function openPlans(db: Connection, writer: Writer, newId: () => string): PlanStore {
  const register = openRegister(db, writer, REGISTERS.plan);
  const orphan = db.prepare(`${ORPHAN_PLANS} AND id = ?`);
  return {
    ...register,
    of: (answer) => (answer === null || answer.planId === null ? null : register.get(answer.planId)),
    after: (current, change) => {
      if (change === undefined || change === null) return change === undefined ? current : null;
      const isOwn = change.id === undefined || change.id === current?.id;
      return changedPlan(isOwn ? (current ?? emptyPlan(newId())) : register.get(change.id ?? ''), change);
    },
    sweep: (id) => {
      if (orphan.get(id) !== undefined) register.remove(id);
    },
  };
}
