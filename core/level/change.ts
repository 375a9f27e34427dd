/** What would change the level: the rules are run again with one answer altered at a time. */
import { comparisonsIn } from '../checklist/condition.ts';
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import type { Level } from '../checklist/model.ts';
import { determineLevel } from './determine.ts';
import { effectiveInputs, visibleInputs } from './inputs.ts';
import type { InputValue, LevelInputs } from './model.ts';
import { lowerFirst, topicOf } from './words.ts';

export interface LevelChange {
  input: string;
  /** The answer that would lead there. */
  value: InputValue;
  /** The level that would result. */
  level: Level;
  /** “Nếu số chủ thể có dữ liệu cá nhân nhạy cảm từ 10.000 trở lên”. */
  text: string;
  /** Clause of the rule that would decide; null when the change only takes one away. */
  clause: string | null;
}

const MOST_SHOWN = 8;

/** Single altered answers that lead to another level: for each question the nearest level up and down, nearest first. */
export function whatWouldChange(framework: Framework, inputs: LevelInputs): LevelChange[] {
  const present = determineLevel(framework, inputs).level;
  const distance = (change: LevelChange): number => Math.abs(change.level - (present ?? 0));
  const changes: LevelChange[] = [];
  for (const input of visibleInputs(framework, inputs)) {
    for (const { value, text } of alternatives(framework, input, inputs[input.id])) {
      const result = determineLevel(framework, { ...inputs, [input.id]: value });
      if (result.level === null || result.level === present) continue;
      const decisive = result.raisedBy ?? result.matched[0];
      changes.push({ input: input.id, value, level: result.level, text: `Nếu ${text}`, clause: decisive?.clause ?? null });
    }
  }
  // Of equal distance first what the unit itself finds out, by its risk assessment.
  const raise = framework.level_resolution.raise_to.input;
  const rank = (change: LevelChange): number => 2 * distance(change) + (change.input === raise ? 0 : 1);
  const byDistance = changes.toSorted((a, b) => rank(a) - rank(b));
  return onePerDirection(byDistance, present ?? 0).slice(0, MOST_SHOWN);
}

/**
 * Clauses of the grounds that each alone keep the level where it is: matched rules of that level, and the answer that may
 * raise. While there is more than one, the loss of one changes nothing.
 */
export function clausesHolding(framework: Framework, inputs: LevelInputs): string[] {
  const { level, matched } = determineLevel(framework, inputs);
  const raise = framework.level_resolution.raise_to;
  const asked = effectiveInputs(framework, inputs)[raise.input];
  return [
    ...matched.filter((rule) => rule.level === level).map((rule) => rule.clause),
    ...(level !== null && asked === level ? [raise.clause] : []),
  ];
}

function onePerDirection(changes: LevelChange[], present: number): LevelChange[] {
  const seen = new Set<string>();
  return changes.filter((change) => {
    const key = `${change.input}/${change.level > present ? 'up' : 'down'}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface Alternative {
  value: InputValue;
  text: string;
}

const asCondition = (label: string): string => lowerFirst(topicOf(label));

function alternatives(framework: Framework, input: FrameworkInput, current: InputValue | undefined): Alternative[] {
  const label = asCondition(input.label);
  switch (input.type) {
    case 'text':
      return [];
    case 'boolean':
      return current === true ? [{ value: false, text: `«${label}»: không` }] : [{ value: true, text: `«${label}»: có` }];
    case 'choice':
      return input.options
        .filter((option) => option.id !== current && option.id !== 'unknown')
        .map((option) => ({ value: option.id, text: `«${label}»: ${lowerFirst(option.label)}` }));
    case 'choice_multiple':
      return toggles(input, Array.isArray(current) ? current : []);
    case 'integer':
      return thresholds(framework, input, typeof current === 'number' ? current : undefined, label);
  }
}

function toggles(input: Extract<FrameworkInput, { type: 'choice_multiple' }>, current: string[]): Alternative[] {
  return input.options.flatMap((option): Alternative[] => {
    const name = `«${lowerFirst(option.label)}»`;
    if (current.includes(option.id)) {
      const rest = current.filter((id) => id !== option.id);
      return rest.length === 0 ? [] : [{ value: rest, text: `không còn ${name}` }];
    }
    const excluded = (input.exclusive ?? []).filter((pair) => pair.includes(option.id)).flat();
    const kept = current.filter((id) => !excluded.includes(id));
    return [{ value: [...kept, option.id], text: kept.length === current.length ? `có thêm ${name}` : `chuyển sang ${name}` }];
  });
}

/** Every number at which a rule changes its mind; for the input that only lifts, every level. */
function thresholds(
  framework: Framework,
  input: Extract<FrameworkInput, { type: 'integer' }>,
  current: number | undefined,
  label: string,
): Alternative[] {
  if (framework.level_resolution.raise_to.input === input.id) {
    const from = input.minimum;
    const to = input.maximum ?? from;
    return Array.from({ length: to - from + 1 }, (_, i) => from + i)
      .filter((level) => level !== current)
      .map((level) => ({ value: level, text: `${label} là ${level}` }));
  }
  const comparisons = framework.level_rules
    .flatMap((rule) => comparisonsIn(rule.when))
    .filter((one) => 'input' in one && one.input === input.id);
  const limits = [...new Set(comparisons.flatMap((one) => [one.gte, one.lt]).filter((limit) => limit !== undefined))];
  const exact = [...new Set(comparisons.map((one) => one.is).filter((value) => typeof value === 'number'))];
  const crossing = limits.map((limit): Alternative => {
    const shown = limit.toLocaleString('vi-VN');
    return current !== undefined && current >= limit
      ? { value: limit - 1, text: `${label} dưới ${shown}` }
      : { value: limit, text: `${label} từ ${shown} trở lên` };
  });
  // A question about one number alone says it itself: “Thủ tướng Chính phủ quyết định là cấp độ 5?”.
  const named = (value: number): string => (input.minimum === input.maximum ? label : `${label} là ${value}`);
  return [...crossing, ...exact.filter((value) => value !== current).map((value) => ({ value, text: named(value) }))];
}
