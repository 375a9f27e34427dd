/** Evaluates the condition language over answers. An unanswered input satisfies no comparison. */
import type { Condition, InputComparison, ColumnComparison } from '../checklist/condition.ts';
import type { InputValue, LevelInputs } from './model.ts';

/** Whether a condition holds for a set of answers (inputs or the columns of a report row, by id). */
export function holds(condition: Condition, answers: LevelInputs): boolean {
  if (condition === 'always') return true;
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const id = 'input' in condition ? condition.input : condition.column;
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return answer !== undefined && compares(condition, answer);
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
