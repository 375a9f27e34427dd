/** Evaluates the condition language over answers. */
import type { Condition, InputComparison, ColumnComparison } from '../checklist/condition.ts';
import type { InputValue, LevelInputs } from './model.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Whether a condition is sure to hold for a set of answers (inputs or the columns of a report row, by id). Nothing compares
 * with an absent answer, so “not” of it holds; but questions in `open` still wait for their answer: neither a comparison with
 * one of them nor its opposite is sure.
 */
export const holds = (condition: Condition, answers: LevelInputs, open = NONE): boolean => truthOf(condition, answers, open) === true;

/** True, false, or null where it hangs on an open question (Kleene's logic). */
export function truthOf(condition: Condition, answers: LevelInputs, open: ReadonlySet<string>): boolean | null {
  if (condition === 'always') return true;
  if ('all' in condition) return decide(condition.all, false, answers, open);
  if ('any' in condition) return decide(condition.any, true, answers, open);
  if ('not' in condition) {
    const inner = truthOf(condition.not, answers, open);
    return inner === null ? null : !inner;
  }
  const id = 'input' in condition ? condition.input : condition.column;
  if (open.has(id)) return null;
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return answer !== undefined && compares(condition, answer);
}

/** One part that is `decisive` settles the whole; else an unsure part leaves it unsure. */
function decide(parts: Condition[], decisive: boolean, answers: LevelInputs, open: ReadonlySet<string>): boolean | null {
  const truths = parts.map((part) => truthOf(part, answers, open));
  if (truths.includes(decisive)) return decisive;
  return truths.includes(null) ? null : !decisive;
}

function compares(comparison: InputComparison | ColumnComparison, answer: InputValue): boolean {
  const { is, in: among, includes, includes_any: includesAny, only, gte, lt } = comparison;
  if (is !== undefined) return answer === is;
  if (among !== undefined) return !Array.isArray(answer) && among.includes(answer);
  if (includes !== undefined) return Array.isArray(answer) && answer.includes(includes);
  if (includesAny !== undefined) return Array.isArray(answer) && includesAny.some((value) => answer.includes(value));
  if (only !== undefined) return Array.isArray(answer) && answer.length > 0 && answer.every((value) => only.includes(value));
  if (gte !== undefined) return typeof answer === 'number' && answer >= gte;
  if (lt !== undefined) return typeof answer === 'number' && answer < lt;
  return false;
}
