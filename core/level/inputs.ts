/** The questions of a framework file: which are asked, and what is wrong with the answers. */
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import { holds } from './evaluate.ts';
import type { InputValue, LevelInputs } from './model.ts';

export interface InputProblem {
  input: string;
  /** Formal Vietnamese, to stand beside the field. */
  text: string;
}

const isAnswered = (value: InputValue | undefined): value is InputValue =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The questions that matter for these answers: enabled, and `visible_when` holds. */
export const visibleInputs = (framework: Framework, inputs: LevelInputs): FrameworkInput[] => {
  const visible: FrameworkInput[] = [];
  let answers: LevelInputs = {};
  // A question can depend only on those before it, so one pass in file order is enough, and a hidden answer hides what hangs on it.
  for (const input of framework.inputs) {
    if (input.enabled === false || (input.visible_when !== undefined && !holds(input.visible_when, answers))) continue;
    visible.push(input);
    const value = inputs[input.id];
    if (isAnswered(value)) answers = { ...answers, [input.id]: value };
  }
  return visible;
};

/** The answers the rules see: only asked questions, defaults filled in, empty answers left out. */
export function effectiveInputs(framework: Framework, inputs: LevelInputs): LevelInputs {
  const effective: LevelInputs = {};
  for (const input of visibleInputs(framework, inputs)) {
    const value = inputs[input.id];
    if (isAnswered(value)) effective[input.id] = value;
    else if (input.type === 'boolean' && input.default !== undefined) effective[input.id] = input.default;
  }
  return effective;
}

/** Ids of the questions that are asked, must be answered, and are not answered yet. */
export function unansweredInputs(framework: Framework, inputs: LevelInputs): string[] {
  const effective = effectiveInputs(framework, inputs);
  return visibleInputs(framework, inputs)
    .filter((input) => input.required && effective[input.id] === undefined)
    .map((input) => input.id);
}

/** What is missing or wrong in the answers that are asked for, in the order asked; hidden answers are not looked at. */
export function problemsOfInputs(framework: Framework, inputs: LevelInputs): InputProblem[] {
  const missing = unansweredInputs(framework, inputs).map((input) => ({ input, text: 'Cần trả lời câu này.' }));
  const wrong = wrongInputs(framework, inputs);
  const order = framework.inputs.map((input) => input.id);
  return [...missing, ...wrong].toSorted((a, b) => order.indexOf(a.input) - order.indexOf(b.input));
}

/** What is wrong in the answers that were given. Rules may run over unfinished answers, never over wrong ones. */
export function wrongInputs(framework: Framework, inputs: LevelInputs): InputProblem[] {
  const effective = effectiveInputs(framework, inputs);
  return visibleInputs(framework, inputs).flatMap((input) => {
    const value = effective[input.id];
    if (value === undefined) return [];
    const text = problemOf(input, value);
    return text === null ? [] : [{ input: input.id, text }];
  });
}

function problemOf(input: FrameworkInput, value: InputValue): string | null {
  switch (input.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Chọn có hoặc không.';
    case 'text':
      return typeof value === 'string' ? null : 'Cần là văn bản.';
    case 'integer': {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'Cần là số nguyên.';
      if (value < input.minimum) return `Không nhỏ hơn ${input.minimum.toLocaleString('vi-VN')}.`;
      return input.maximum !== undefined && value > input.maximum ? `Không lớn hơn ${input.maximum.toLocaleString('vi-VN')}.` : null;
    }
    case 'choice':
      return typeof value === 'string' && input.options.some((option) => option.id === value)
        ? null
        : 'Chọn một trong các phương án nêu sẵn.';
    case 'choice_multiple': {
      if (!Array.isArray(value) || !value.every((one) => input.options.some((option) => option.id === one)))
        return 'Chỉ chọn trong các phương án nêu sẵn.';
      const clash = input.exclusive?.find((pair) => pair.every((one) => value.includes(one)));
      return clash === undefined ? null : `Không chọn cùng lúc: ${clash.map((id) => `«${labelOf(input.options, id)}»`).join(' và ')}.`;
    }
  }
}

export const labelOf = (options: readonly { id: string; label: string }[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id;
