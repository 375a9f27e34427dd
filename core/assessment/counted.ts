/**
 * Which requirements count, and as what. Progress, the filters of the desk, preflight and the home page all ask here, so that
 * they never count differently.
 */
import type { ChecklistItem } from '../checklist/model.ts';
import type { Answer } from './model.ts';

/** Whether a requirement binds. Recommended ones are shown and marked, and left out of every roll-up (framework file, `plan_rollup`). */
export const isBinding = (item: Pick<ChecklistItem, 'recommended'>): boolean => item.recommended !== true;

/** What is left to do about a requirement. */
export type OpenPoint = 'unanswered' | 'unmet' | 'withoutEvidence' | 'unconfirmed';

/**
 * Whether this is left to do about a requirement that arises. Nothing is asked for about recommended ones, with one exception:
 * whoever claims that one is met has to prove it, because the dossier prints the claim.
 */
export function isOpen(
  item: Pick<ChecklistItem, 'recommended'>,
  answer: Pick<Answer, 'verdict' | 'evidence' | 'confirmed'> | null | undefined,
  point: OpenPoint,
): boolean {
  if (!isBinding(item) && point !== 'withoutEvidence') return false;
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

/** One reason for “Không áp dụng” given this often looks copied rather than thought about; preflight then says so. */
export const COPIED_REASON = 5;
