/** State of the level form: answers by framework, what is asked, what is wrong, the result of the rules. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { Framework, FrameworkInput } from '../../../core/checklist/framework.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { whatWouldChange, type LevelChange } from '../../../core/level/change.ts';
import { determineLevel } from '../../../core/level/determine.ts';
import { effectiveInputs, problemsOfInputs, visibleInputs } from '../../../core/level/inputs.ts';
import type { InputValue, LevelDetermination, LevelInputs, LevelResult } from '../../../core/level/model.ts';
import type { Frameworks } from '../../law.ts';
import { draftSource, tellUnsaved } from '../../parts/unsaved.ts';
import { level as words } from '../../texts/level.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';

/** Answers not yet written, by system and framework: leaving the page for a moment loses nothing. */
const drafts = new Map<string, LevelInputs>();
const NO_ANSWERS: LevelInputs = {};
const draftKey = (systemId: string, framework: FrameworkId): string => `${systemId}/${framework}`;

export function forgetDraft(systemId: string, framework: FrameworkId): void {
  drafts.delete(draftKey(systemId, framework));
  tellUnsaved(draftSource(systemId, framework), []);
}

/** Answers that are written nowhere are lost with the window: it asks first. */
function keepDraft(systemId: string, name: string, framework: FrameworkId, inputs: LevelInputs): void {
  drafts.set(draftKey(systemId, framework), inputs);
  const label = words.unwritten(name, FRAMEWORK_LABELS[framework]);
  tellUnsaved(draftSource(systemId, framework), [{ label, element: () => null, keptAt: `/systems/${systemId}/level` }]);
}

export interface LevelForm {
  framework: Framework;
  choose: (framework: FrameworkId) => void;
  inputs: LevelInputs;
  visible: FrameworkInput[];
  answer: (input: string, value: InputValue | undefined) => void;
  /** Problem of an input, shown once it was touched or saving was tried. */
  problemOf: (input: string) => string | undefined;
  /** All problems, shown or not. */
  problems: { input: string; text: string }[];
  showAll: () => void;
  touch: (input: string) => void;
  result: LevelResult;
  changes: LevelChange[];
  /** The answers the rules see: what is written. */
  effective: LevelInputs;
}

interface Subject {
  id: string;
  /** As the window calls the system. */
  name: string;
  framework: FrameworkId;
}

export function useLevelForm(
  { id: systemId, name, framework: start }: Subject,
  history: LevelDetermination[],
  frameworks: Frameworks,
): LevelForm {
  const [chosen, setChosen] = useState(start);
  const [edited, setEdited] = useState<Partial<Record<FrameworkId, LevelInputs>>>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);

  const framework = frameworks[chosen];
  const latest = history.filter((one) => one.framework === chosen).toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))[0];
  const inputs = edited[chosen] ?? drafts.get(draftKey(systemId, chosen)) ?? latest?.inputs ?? NO_ANSWERS;

  const result = useMemo(() => determineLevel(framework, inputs), [framework, inputs]);
  const problems = useMemo(() => problemsOfInputs(framework, inputs), [framework, inputs]);
  // Every question is run with other answers: typing must not wait for it.
  const settled = useDeferredValue(inputs);
  const changes = useMemo(() => whatWouldChange(framework, settled), [framework, settled]);

  const answer = (input: string, value: InputValue | undefined): void => {
    const { [input]: _replaced, ...others } = inputs;
    const next = value === undefined ? others : { ...others, [input]: value };
    keepDraft(systemId, name, chosen, next);
    setEdited((before) => ({ ...before, [chosen]: next }));
  };
  const touch = (input: string): void => setTouched((before) => (before.has(input) ? before : new Set([...before, input])));

  return {
    framework,
    choose: (next) => {
      setChosen(next);
      setTouched(new Set());
      setAll(false);
    },
    inputs,
    visible: visibleInputs(framework, inputs),
    answer,
    problems,
    problemOf: (input) => (all || touched.has(input) ? problems.find((problem) => problem.input === input)?.text : undefined),
    showAll: () => setAll(true),
    touch,
    result,
    changes,
    effective: effectiveInputs(framework, inputs),
  };
}
