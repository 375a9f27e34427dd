/** Remedial plans of a year, read from a workspace, and the requirements they are named in, written to it. */
import { COMMON } from '../../core/assessment/common.ts';
import type { InformationSystem, PlanChange } from '../../core/assessment/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { PlanCommon, PlanInput, PlanSystem } from '../../core/report/plans.ts';
import type { Workspace } from '../workspace/index.ts';
import { countingAnswers } from './answers.ts';
import { openDesk, setAnswerAt, type DeskPlace } from './desk.ts';

export interface PlanRead extends PlanInput {
  /** The systems that are read, each once. */
  register: InformationSystem[];
}

/** What plans come from: every system at its own framework, and at the one it is going to where that was begun. */
export function planInput(workspace: Workspace, law: Law, year: number, today: string): PlanRead {
  const register = workspace.systems.list().filter(({ archivedAt, level }) => archivedAt === null && level !== null);
  return {
    today,
    register,
    systems: register.flatMap((system) => systemAt(workspace, law, system, year)),
    common: law.frameworks.flatMap(({ id: framework }) =>
      workspace.common.list(year, framework).map((answer): PlanCommon => ({ checklist: law.checklist(framework, answer.level), answer })),
    ),
  };
}

function systemAt(workspace: Workspace, law: Law, system: InformationSystem, year: number): PlanSystem[] {
  const { level, framework: own } = system;
  if (level === null) return [];
  const next = law.framework(own).succeeded_by;
  return [own, ...(next == null ? [] : [next])].flatMap((framework): PlanSystem[] => {
    const checklist = law.checklist(framework, level);
    const answers = countingAnswers(workspace, law, checklist, system.id, year);
    // What a system would only take over under a framework it has not begun says nothing of it.
    if (framework !== own && answers.every(({ inherited }) => inherited === true)) return [];
    return [{ system, checklist, answers, own: framework === own }];
  });
}

/** Where a plan is named. */
export type PlanPlace = DeskPlace & { itemId: string };

/**
 * Names a plan in an answer, or none. An answer of the unit keeps the level whose requirement it answers, also where the unit's desk
 * has gone on to a higher one.
 */
export function setPlanAt(workspace: Workspace, law: Law, { itemId, ...place }: PlanPlace, plan: PlanChange | null): void {
  const { systemId, year, framework } = place;
  const common =
    systemId === COMMON && framework !== undefined
      ? workspace.common.list(year, framework).find((answer) => answer.itemId === itemId)
      : undefined;
  if (common === undefined || framework === undefined) {
    setAnswerAt(openDesk(workspace, law, place), itemId, { plan });
    return;
  }
  const { control, level, itemDigest: digest } = common;
  workspace.common.set({ year, framework, control, level, item: { id: itemId, digest } }, { plan });
}
