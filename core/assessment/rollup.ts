/** From the verdicts of a system to one word on its protection plan (framework file, `plan_rollup`). */
import type { PlanStatus, Verdict } from './model.ts';

/**
 * Column 10 of Mẫu số 08 from the verdicts of the requirements that arise. “Không áp dụng” and recommended items are left
 * out; an unanswered item counts as not met. All met → complete, none met or partly met → not_started, else in_part
 * (NĐ 331 Đ36.5; our reading). Where nothing is left to count, nothing is left to do: complete.
 */
export function planStatusOf(items: readonly { verdict: Verdict | null; recommended: boolean }[]): PlanStatus {
  const counted = items.filter(({ verdict, recommended }) => !recommended && verdict !== 'not_applicable');
  if (counted.every(({ verdict }) => verdict === 'compliant')) return 'complete';
  return counted.some(({ verdict }) => verdict === 'compliant' || verdict === 'partial') ? 'in_part' : 'not_started';
}
