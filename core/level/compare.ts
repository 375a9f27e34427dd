/** What differs between two determinations of a level, and between what two frameworks ask. */
import type { Framework, FrameworkInput } from '../checklist/framework.ts';
import { effectiveInputs, sameAnswer, visibleInputs } from './inputs.ts';
import type { InputValue, LevelDetermination, LevelInputs, MatchedRule } from './model.ts';
import { answerText, topicOf } from './words.ts';

export interface AnswerChange {
  input: string;
  /** What the question is about. */
  label: string;
  /** The answers in words; null = not answered. */
  from: string | null;
  to: string | null;
}

export interface LevelDifference {
  /** Null where the level stayed. */
  level: { from: number | null; to: number | null } | null;
  answers: AnswerChange[];
  /** Rules that match now and did not before, highest level first. */
  came: MatchedRule[];
  /** Rules that matched before and do not now. */
  went: MatchedRule[];
}

type Compared = Pick<LevelDetermination, 'level' | 'inputs' | 'matched' | 'raisedBy'>;

/** What changed from one determination to a later one under the same framework. */
export function differenceOf(framework: Framework, before: Compared, after: Compared): LevelDifference {
  const groundsBefore = groundsOf(before);
  const groundsAfter = groundsOf(after);
  const without = (rules: MatchedRule[], others: MatchedRule[]): MatchedRule[] =>
    rules.filter((rule) => !others.some((other) => other.id === rule.id && other.level === rule.level));
  return {
    level: before.level === after.level ? null : { from: before.level, to: after.level },
    answers: answerChanges(framework, before.inputs, after.inputs),
    came: without(groundsAfter, groundsBefore),
    went: without(groundsBefore, groundsAfter),
  };
}

/** Matched rules, and what raised the level above them. */
const groundsOf = ({ matched, raisedBy }: Compared): MatchedRule[] => [
  ...(raisedBy === null ? [] : [{ id: raisedBy.input, level: raisedBy.level, clause: raisedBy.clause, text: raisedBy.text }]),
  ...matched,
];

/** Answers that differ, in the order of the framework file; those to questions it no longer has come last, as they were stored. */
export function answerChanges(framework: Framework, before: LevelInputs, after: LevelInputs): AnswerChange[] {
  const known = framework.inputs.map((input) => input.id);
  const ids = [...known, ...[...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => !known.includes(id))];
  /** Silence where “không” is the default says “không”. */
  const said = (inputs: LevelInputs, input: FrameworkInput | undefined, id: string): InputValue | undefined =>
    inputs[id] ?? (input?.type === 'boolean' ? input.default : undefined);
  return ids.flatMap((id): AnswerChange[] => {
    const input = framework.inputs.find((one) => one.id === id);
    const [old, now] = [said(before, input, id), said(after, input, id)];
    if (sameAnswer(old, now)) return [];
    const words = (value: InputValue | undefined): string | null =>
      value === undefined ? null : input === undefined ? String(value) : answerText(input, value);
    return [{ input: id, label: input === undefined ? id : topicOf(input.label), from: words(old), to: words(now) }];
  });
}

/** Why an answer is not taken over: another thing is counted, the question or its options are worded otherwise, it is new. */
export type WhyAsked = 'counted' | 'reworded' | 'new';

export interface CarriedOver {
  inputs: LevelInputs;
  /** Questions of the other framework that have to be answered anew, in the order asked. */
  asked: { input: FrameworkInput; why: WhyAsked }[];
}

/**
 * The answers given under one framework that are answers under the other as well: same question, same options, in the same
 * words. Numbers never are: NĐ 85 counts users, NĐ 331 data subjects (NĐ 331 Đ13.2.c).
 */
export function carryOver(from: Framework, to: Framework, inputs: LevelInputs): CarriedOver {
  const given = effectiveInputs(from, inputs);
  const carried: LevelInputs = {};
  for (const input of to.inputs) {
    const value = given[input.id];
    const other = from.inputs.find((one) => one.id === input.id);
    if (value !== undefined && other !== undefined && sameMeaning(other, input, value)) carried[input.id] = value;
  }
  const asked = visibleInputs(to, carried)
    .filter((input) => input.required && carried[input.id] === undefined)
    .map((input) => ({ input, why: whyAsked(from, input) }));
  return { inputs: effectiveInputs(to, carried), asked };
}

function sameMeaning(from: FrameworkInput, to: FrameworkInput, value: InputValue): boolean {
  if (from.label !== to.label) return false;
  if (from.type === 'boolean') return to.type === 'boolean';
  if (from.type === 'text') return to.type === 'text';
  if (from.type === 'integer' || to.type !== from.type) return false;
  const chosen = Array.isArray(value) ? value : [String(value)];
  return chosen.every((id) => {
    const [label, same] = [from, to].map((input) => input.options.find((option) => option.id === id)?.label);
    return label !== undefined && label === same;
  });
}

function whyAsked(from: Framework, input: FrameworkInput): WhyAsked {
  if (input.type === 'integer') return 'counted';
  return from.inputs.some((one) => one.id === input.id) ? 'reworded' : 'new';
}
