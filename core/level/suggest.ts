/** Answers that something else proposes: the template of a system, what was answered under the other decree. */
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import { sameAnswer, visibleInputs, wrongInputs, type InputProblem } from './inputs.ts';
import type { InputValue, LevelInputs } from './model.ts';

export type SuggestionSource = 'template' | 'carried';

export interface Suggestion {
  value: InputValue;
  source: SuggestionSource;
}

/** By input id. A suggestion counts as no answer until someone confirms or changes it. */
export type Suggestions = Readonly<Record<string, Suggestion>>;

/** What the unit answered under the other decree goes before what a template says of systems in general. */
export function suggestionsOf(framework: Framework, template: LevelInputs, carried: LevelInputs): Suggestions {
  const suggestions: Record<string, Suggestion> = {};
  for (const input of framework.inputs) {
    const [value, source]: [InputValue | undefined, SuggestionSource] =
      carried[input.id] === undefined ? [template[input.id], 'template'] : [carried[input.id], 'carried'];
    // “Không” where silence says the same needs nobody's confirmation.
    if (value === undefined || (input.type === 'boolean' && value === input.default)) continue;
    suggestions[input.id] = { value, source };
  }
  return suggestions;
}

/** Answers, and where there is none the suggestion: what the form shows, not what it has been told. */
export function withSuggestions(suggestions: Suggestions, inputs: LevelInputs): LevelInputs {
  const shown: LevelInputs = { ...inputs };
  for (const [id, { value }] of Object.entries(suggestions)) if (shown[id] === undefined) shown[id] = value;
  return shown;
}

export interface AskedForm {
  /** The questions on screen, in file order: a suggested answer shows what hangs on it. */
  visible: FrameworkInput[];
  /** The questions whose answer is only suggested. */
  pending: FrameworkInput[];
  /** What is missing, waits for confirmation or is wrong, in the order asked. */
  problems: InputProblem[];
}

/** What the form asks, with suggestions where nothing was answered yet. */
export function askedWith(framework: Framework, suggestions: Suggestions, inputs: LevelInputs): AskedForm {
  const shown = withSuggestions(suggestions, inputs);
  const visible = visibleInputs(framework, shown);
  const wrong = wrongInputs(framework, shown);
  const pending = visible.filter((input) => suggestions[input.id] !== undefined && isMissing(inputs[input.id]));
  const problems = visible.flatMap((input): InputProblem[] => {
    const found = wrong.filter((problem) => problem.input === input.id);
    if (found.length > 0) return found;
    if (pending.includes(input)) return [{ input: input.id, text: 'Xác nhận hoặc sửa câu trả lời gợi ý.' }];
    const silent = input.type === 'boolean' && input.default !== undefined;
    return input.required && !silent && isMissing(inputs[input.id]) ? [{ input: input.id, text: 'Cần trả lời câu này.' }] : [];
  });
  return { visible, pending, problems };
}

const isMissing = (value: InputValue | undefined): boolean => sameAnswer(value, undefined);
