/**
 * Which requirements count, and as what. Progress, the filters of the desk, preflight and the home page all ask here, so that
 * they never count differently.
 */
import type { ChecklistItem } from '../checklist/model.ts';
import type { Answer } from './model.ts';

/** Whether a requirement binds. Recommended ones are shown and marked, and count nowhere (framework file, `plan_rollup`). */
export const isBinding = (item: Pick<ChecklistItem, 'recommended'>): boolean => item.recommended !== true;

/** What is left to do about a requirement. */
export type OpenPoint = 'unanswered' | 'unmet' | 'withoutEvidence' | 'unconfirmed';

/** Whether an answer, or none, leaves this to do. */
export function leavesOpen(answer: Pick<Answer, 'verdict' | 'evidence' | 'confirmed'> | null | undefined, point: OpenPoint): boolean {
  const verdict = answer?.verdict ?? null;
  if (answer == null || verdict === null) return point === 'unanswered';
  switch (point) {
    case 'unanswered':
      return false;
    case 'unmet':
      return verdict === 'partial' || verdict === 'non_compliant';
    case 'withoutEvidence':
      return (verdict === 'compliant' || verdict === 'partial') && answer.evidence.length === 0;
    case 'unconfirmed':
      return !answer.confirmed;
  }
}
