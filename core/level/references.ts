/** Whether a framework file agrees with itself: a rule that names a question or an answer that does not exist never matches. */
import { comparisonsIn, type ColumnComparison, type Condition, type InputComparison, type Scalar } from '../checklist/condition.ts';
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import type { LawProblem } from '../checklist/library.ts';
import { level as levelSchema } from '../checklist/model.ts';

/** What is wrong between the questions of a framework and whatever refers to them: rules, visibility, warnings, traits. */
export function referenceProblems(framework: Framework): LawProblem[] {
  const conditions: [string, Condition][] = [
    ...framework.level_rules.map((rule): [string, Condition] => [rule.id, rule.when]),
    ...framework.level_resolution.warnings.map((warning): [string, Condition] => [warning.id, warning.when]),
    ...framework.traits.map((one): [string, Condition] => [one.trait, one.when]),
    ...framework.inputs.flatMap((input): [string, Condition][] =>
      input.visible_when === undefined ? [] : [[input.id, input.visible_when]],
    ),
  ];
  const ids = framework.inputs.map((input) => input.id);
  return [
    ...repeated(ids).map((where) => ({ where, text: 'mã câu hỏi bị lặp' })),
    ...repeated(framework.level_rules.map((rule) => rule.id)).map((where) => ({ where, text: 'mã tiêu chí bị lặp' })),
    ...conditions.flatMap(([where, condition]) =>
      comparisonsIn(condition).flatMap((one) => {
        const text = problemOf(framework, one);
        return text === null ? [] : [{ where, text }];
      }),
    ),
    ...framework.inputs.flatMap((input, index) => lookingAhead(input, ids.slice(0, index))),
    ...framework.inputs.flatMap(exclusionProblems),
    ...raiseProblems(framework),
    ...[1, 2, 3, 4, 5]
      .filter((level) => framework.approval.filter((path) => path.levels.some((one) => one === level)).length !== 1)
      .map((level) => ({ where: 'approval', text: `cấp độ ${level} phải có đúng một trình tự thẩm định, phê duyệt` })),
  ];
}

function problemOf(framework: Framework, comparison: InputComparison | ColumnComparison): string | null {
  if (!('input' in comparison)) return `so sánh cột «${comparison.column}» của báo cáo; ở đây chỉ so sánh câu trả lời`;
  const input = framework.inputs.find((one) => one.id === comparison.input);
  if (input === undefined) return `nhắc tới câu hỏi «${comparison.input}» không có trong khung`;
  const { is, in: among, includes, includes_any: includesAny, only, gte, lt } = comparison;
  if (gte !== undefined || lt !== undefined) return input.type === 'integer' ? null : `so sánh «${input.id}» như một số`;
  const single = is === undefined ? among : [is];
  if (single !== undefined) return single.every((value) => canBe(input, value)) ? null : `«${input.id}» không có giá trị ${list(single)}`;
  const several = includes === undefined ? (includesAny ?? only ?? []) : [includes];
  return input.type === 'choice_multiple' && several.every((id) => input.options.some((option) => option.id === id))
    ? null
    : `«${input.id}» không có phương án ${list(several)}`;
}

const list = (values: readonly Scalar[]): string => values.map((value) => `«${String(value)}»`).join(', ');

/** Whether a single answer can have this value. */
function canBe(input: FrameworkInput, value: Scalar): boolean {
  switch (input.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && value >= input.minimum && value <= (input.maximum ?? value);
    case 'choice':
      return input.options.some((option) => option.id === value);
    default:
      return false;
  }
}

/** Visibility is decided in one pass: a question can hang only on those before it. */
const lookingAhead = (input: FrameworkInput, before: readonly string[]): LawProblem[] =>
  (input.visible_when === undefined ? [] : comparisonsIn(input.visible_when))
    .filter((one) => 'input' in one && !before.includes(one.input))
    .map((one) => ({ where: input.id, text: `chỉ được phụ thuộc câu hỏi đứng trước, không phải «${'input' in one ? one.input : ''}»` }));

const exclusionProblems = (input: FrameworkInput): LawProblem[] =>
  input.type !== 'choice_multiple'
    ? []
    : (input.exclusive ?? [])
        .flat()
        .filter((id) => !input.options.some((option) => option.id === id))
        .map((id) => ({ where: input.id, text: `loại trừ phương án «${id}» không có trong câu hỏi` }));

function raiseProblems(framework: Framework): LawProblem[] {
  const { input: id } = framework.level_resolution.raise_to;
  const input = framework.inputs.find((one) => one.id === id);
  const isLevel = input?.type === 'integer' && levelSchema.safeParse(input.minimum).success && levelSchema.safeParse(input.maximum).success;
  return isLevel ? [] : [{ where: 'level_resolution', text: `câu hỏi nâng cấp độ «${id}» phải là số từ 1 đến 5` }];
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
