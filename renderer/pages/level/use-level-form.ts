/** State of the level form: answers by framework, what is suggested and asked, what is wrong, the result of the rules. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import type { Framework, FrameworkInput } from '../../../core/checklist/framework.ts';
import { FRAMEWORK_IDS, type FrameworkId } from '../../../core/checklist/model.ts';
import { clausesHolding, whatWouldChange, type LevelChange } from '../../../core/level/change.ts';
import { carryOver } from '../../../core/level/compare.ts';
import { determineLevel } from '../../../core/level/determine.ts';
import { effectiveInputs, type InputProblem } from '../../../core/level/inputs.ts';
import type { InputValue, LevelDetermination, LevelInputs, LevelResult } from '../../../core/level/model.ts';
import { RISK_INPUT } from '../../../core/level/proposal.ts';
import { askedWith, suggestionsOf, withSuggestions, type Suggestion, type Suggestions } from '../../../core/level/suggest.ts';
import type { Frameworks } from '../../law.ts';
import { draftOf, forgetDraft, keepDraft, saysTheSame } from './drafts.ts';

export type LevelContext = Output<'level.context'>;
const NO_ANSWERS: LevelInputs = {};

export interface LevelForm {
  framework: Framework;
  choose: (framework: FrameworkId) => void;
  /** What the fields show: answers, and suggestions where there is no answer. */
  shown: LevelInputs;
  visible: FrameworkInput[];
  answer: (input: string, value: InputValue | undefined) => void;
  /** The suggestion that still waits for confirmation. */
  suggestionOf: (input: string) => Suggestion | undefined;
  pending: FrameworkInput[];
  confirm: (inputs: readonly FrameworkInput[]) => void;
  /** Problem of an input, shown once it was touched or saving was tried. */
  problemOf: (input: string) => string | undefined;
  /** All problems, shown or not. */
  problems: InputProblem[];
  showAll: () => void;
  touch: (input: string) => void;
  result: LevelResult;
  /** The result once every suggestion is confirmed; null where none waits. */
  ifConfirmed: LevelResult | null;
  changes: LevelChange[];
  /** Clauses that each alone hold the level where it is. */
  holding: string[];
  /** The answers the rules see: what is written. */
  effective: LevelInputs;
  /** Whether something was answered that is written nowhere. */
  unwritten: boolean;
  /** Throws unwritten answers away; returns what brings them back. */
  discard: () => () => void;
  /** Counts how often answers were replaced as a whole: fields begin anew then. */
  generation: number;
  /** The same system under the other framework: its own answers, or what carries over from those here. */
  other: OtherSide;
}

export interface OtherSide {
  framework: Framework;
  /** Its own answers, or what carries over. */
  inputs: LevelInputs;
  result: LevelResult;
  /** Whether nothing was answered there yet. */
  carried: boolean;
}

interface Subject {
  id: string;
  /** As the window calls the system. */
  name: string;
}

/** What a form starts from: the last determination, with what the newest risk assessment says (NĐ 331 Đ10.5). */
function writtenOf(framework: Framework, history: readonly LevelDetermination[], risk: LevelContext['risk']): LevelInputs {
  const [latest] = history.filter((one) => one.framework === framework.id).toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt));
  const inputs = latest?.inputs ?? NO_ANSWERS;
  const level = framework.inputs.some((input) => input.id === RISK_INPUT) ? (risk?.level ?? null) : null;
  return level === null ? inputs : { ...inputs, [RISK_INPUT]: level };
}

export function useLevelForm(
  system: Subject,
  start: FrameworkId,
  history: readonly LevelDetermination[],
  frameworks: Frameworks,
  { risk, template }: LevelContext,
): LevelForm {
  const [chosen, setChosen] = useState(start);
  const [edited, setEdited] = useState<Partial<Record<FrameworkId, LevelInputs>>>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [generation, setGeneration] = useState(0);

  const framework = frameworks[chosen];
  const otherFramework = frameworks[FRAMEWORK_IDS.find((id) => id !== chosen) ?? chosen];
  const written = useMemo(() => writtenOf(framework, history, risk), [framework, history, risk]);
  const inputs = edited[chosen] ?? draftOf(system.id, chosen) ?? written;

  const otherOwn =
    edited[otherFramework.id] ??
    draftOf(system.id, otherFramework.id) ??
    history.filter((one) => one.framework === otherFramework.id).toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))[0]?.inputs;
  const suggestions = useMemo((): Suggestions => {
    // What was determined once needs no suggestion: it was all answered.
    if (history.some((one) => one.framework === framework.id)) return {};
    const carried = otherOwn === undefined ? NO_ANSWERS : carryOver(otherFramework, framework, otherOwn).inputs;
    return suggestionsOf(framework, template?.inputs[framework.id] ?? NO_ANSWERS, carried);
  }, [framework, otherFramework, history, otherOwn, template]);

  const shown = useMemo(() => withSuggestions(suggestions, inputs), [suggestions, inputs]);
  const { visible, pending, problems } = useMemo(() => askedWith(framework, suggestions, inputs), [framework, suggestions, inputs]);
  const result = useMemo(() => determineLevel(framework, inputs), [framework, inputs]);
  const ifConfirmed = useMemo(() => (pending.length === 0 ? null : determineLevel(framework, shown)), [framework, pending.length, shown]);
  const other = useMemo((): OtherSide => {
    const known = otherOwn ?? carryOver(framework, otherFramework, inputs).inputs;
    return { framework: otherFramework, inputs: known, result: determineLevel(otherFramework, known), carried: otherOwn === undefined };
  }, [framework, otherFramework, otherOwn, inputs]);
  // Every question is run with other answers: typing must not wait for it.
  const settled = useDeferredValue(inputs);
  const changes = useMemo(() => whatWouldChange(framework, settled), [framework, settled]);

  const holding = useMemo(() => clausesHolding(framework, inputs), [framework, inputs]);

  const replace = (next: LevelInputs): void => {
    keepDraft(system, framework, next, written);
    setEdited((before) => ({ ...before, [chosen]: next }));
  };
  const answer = (input: string, value: InputValue | undefined): void => {
    const { [input]: _replaced, ...others } = inputs;
    replace(value === undefined ? others : { ...others, [input]: value });
  };
  const touch = (input: string): void => setTouched((before) => (before.has(input) ? before : new Set([...before, input])));
  const startAnew = (): void => {
    setTouched(new Set());
    setAll(false);
    setGeneration((before) => before + 1);
  };

  return {
    framework,
    choose: (next) => {
      setChosen(next);
      startAnew();
    },
    shown,
    visible,
    answer,
    suggestionOf: (input) => (pending.some(({ id }) => id === input) ? suggestions[input] : undefined),
    pending,
    confirm: (confirmed) =>
      replace({
        ...inputs,
        ...Object.fromEntries(confirmed.flatMap(({ id }) => (suggestions[id] === undefined ? [] : [[id, suggestions[id].value]]))),
      }),
    problems,
    problemOf: (input) => (all || touched.has(input) ? problems.find((problem) => problem.input === input)?.text : undefined),
    showAll: () => setAll(true),
    touch,
    result,
    ifConfirmed,
    changes,
    holding,
    effective: effectiveInputs(framework, inputs),
    unwritten: !saysTheSame(framework, inputs, written),
    discard: () => {
      const thrownAway = inputs;
      forgetDraft(system.id, chosen);
      setEdited(({ [chosen]: _thrownAway, ...others }) => others);
      startAnew();
      return () => {
        replace(thrownAway);
        startAnew();
      };
    },
    generation,
    other,
  };
}
