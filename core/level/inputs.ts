/** The questions of a framework file: which are asked, and what is wrong with the answers. */
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import { holds, truthOf } from './evaluate.ts';
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

/**
 * Ids of the questions that may still decide: those of {@link unansweredInputs}, and those that are asked or not according to
 * one of them.
 */
export function openInputs(framework: Framework, inputs: LevelInputs): ReadonlySet<string> {
  const answers = effectiveInputs(framework, inputs);
  const open = new Set<string>();
  for (const input of framework.inputs) {
    if (input.enabled === false) continue;
    const asked = input.visible_when === undefined ? true : truthOf(input.visible_when, answers, open);
    if (asked === null || (asked && input.required && answers[input.id] === undefined)) open.add(input.id);
  }
  return open;
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

/**
 * What is wrong in any answer that was given, asked for or not: nobody's number is left out in silence because it is broken.
 * Answers to questions that the framework does not have come first.
 */
export function wrongAnswers(framework: Framework, inputs: LevelInputs): InputProblem[] {
  const known = (id: string): boolean => framework.inputs.some((input) => input.id === id);
  const unknown = Object.keys(inputs)
    .filter((id) => !known(id))
    .map((input) => ({ input, text: 'Khung này không có câu hỏi này.' }));
  const wrong = framework.inputs.flatMap((input): InputProblem[] => {
    const value = Object.hasOwn(inputs, input.id) ? inputs[input.id] : undefined;
    if (!isAnswered(value)) return [];
    if (input.enabled === false) return [{ input: input.id, text: 'Câu hỏi này chưa được dùng; bỏ câu trả lời.' }];
    const text = problemOf(input, value);
    return text === null ? [] : [{ input: input.id, text }];
  });
  return [...unknown, ...wrong];
}

const asSet = (value: InputValue | undefined): InputValue | undefined =>
  !isAnswered(value) ? undefined : Array.isArray(value) ? [...new Set(value)].toSorted() : value;
/** Whether two answers say the same; the order of ticks says nothing. */
export const sameAnswer = (a: InputValue | undefined, b: InputValue | undefined): boolean =>
  JSON.stringify(asSet(a)) === JSON.stringify(asSet(b));
/** Whether two sets of answers say the same. */
export const sameAnswers = (a: LevelInputs, b: LevelInputs): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((id) => sameAnswer(a[id], b[id]));

/** As the grounds of the scope in the register; what is longer breaks a page. */
const LONGEST_TEXT = 4000;

function problemOf(input: FrameworkInput, value: InputValue): string | null {
  switch (input.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Chọn có hoặc không.';
    case 'text':
      if (typeof value !== 'string') return 'Cần là văn bản.';
      return value.length <= LONGEST_TEXT ? null : `Dài quá ${LONGEST_TEXT.toLocaleString('vi-VN')} ký tự.`;
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
