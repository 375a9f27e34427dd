/** Answers not yet written, by system and framework: leaving the page for a moment loses nothing, closing the window asks. */
import type { Framework } from '../../../core/checklist/framework.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { effectiveInputs, sameAnswers } from '../../../core/level/inputs.ts';
import type { LevelInputs } from '../../../core/level/model.ts';
import { draftSource, tellUnsaved } from '../../parts/unsaved.ts';
import { level as words } from '../../texts/level.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';

const drafts = new Map<string, LevelInputs>();
const keyOf = (systemId: string, framework: FrameworkId): string => `${systemId}/${framework}`;

export const draftOf = (systemId: string, framework: FrameworkId): LevelInputs | undefined => drafts.get(keyOf(systemId, framework));

export function forgetDraft(systemId: string, framework: FrameworkId): void {
  drafts.delete(keyOf(systemId, framework));
  tellUnsaved(draftSource(systemId, framework), []);
}

/** Whether the rules see the same in both: what is hidden or left at its default makes no difference. */
export const saysTheSame = (framework: Framework, a: LevelInputs, b: LevelInputs): boolean =>
  sameAnswers(effectiveInputs(framework, a), effectiveInputs(framework, b));

/** Keeps answers that say something else than what is written; those that were changed back by hand are no draft. */
export function keepDraft(
  system: { id: string; /** As the window calls it. */ name: string },
  framework: Framework,
  inputs: LevelInputs,
  written: LevelInputs,
): void {
  if (saysTheSame(framework, inputs, written)) return forgetDraft(system.id, framework.id);
  drafts.set(keyOf(system.id, framework.id), inputs);
  const label = words.unwritten(system.name, FRAMEWORK_LABELS[framework.id]);
  tellUnsaved(draftSource(system.id, framework.id), [{ label, element: () => null, keptAt: levelPage(system.id, framework.id) }]);
}

/** Address of the level form, opened under this framework. */
export const levelPage = (systemId: string, framework: FrameworkId): string => `/systems/${systemId}/level?framework=${framework}`;
