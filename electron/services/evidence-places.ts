/** Where a piece of evidence serves, with what people call these places. */
import type { z } from 'zod';
import { COMMON } from '../../core/assessment/common.ts';
import type { Answer, InformationSystem } from '../../core/assessment/model.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { Law } from '../../core/checklist/library.ts';
import type { FrameworkId } from '../../core/checklist/model.ts';
import type { evidencePlace } from '../../core/contract/evidence.ts';
import type { Workspace } from '../workspace/index.ts';
import { countingAnswers } from './answers.ts';

export type Place = z.infer<typeof evidencePlace>;

/** Every requirement that names it, of any year, and in `year` those at which systems take it over from the unit. */
export function placesOf(workspace: Workspace, law: Law, evidenceId: string, year: number): Place[] {
  const uses = workspace.evidence.list().find(({ id }) => id === evidenceId)?.uses ?? [];
  const own = systemsOf(workspace).flatMap(({ system, state }) =>
    uses.filter(({ systemId }) => systemId === system.id).map((use) => placeIn(workspace, law, system, state, use)),
  );
  const common = uses
    .filter(({ systemId }) => systemId === COMMON)
    .flatMap(({ itemId, framework, year: at }): Place[] => {
      const answer = workspace.common.list(at, framework ?? 'nd331-2026').find((one) => one.itemId === itemId);
      if (framework === undefined || answer === undefined) return [];
      const title = titleOf(law, framework, answer.level, itemId);
      const { verdict } = answer;
      return [{ ...UNIT, year: at, framework, gap: false, itemId, title, verdict, inherited: false }];
    });
  const inherited =
    common.length === 0 ? [] : workspace.systems.list().flatMap((system) => inheritedBy(workspace, law, system, evidenceId, year));
  return [...common, ...own, ...inherited];
}

const UNIT = { systemId: COMMON, systemName: 'Đánh giá chung', state: 'current' } as const;

const systemsOf = ({ systems }: Workspace): { system: InformationSystem; state: Place['state'] }[] => [
  ...systems.list().map((system) => ({ system, state: 'current' as const })),
  ...systems.archived().map((system) => ({ system, state: 'archived' as const })),
  ...systems.discarded().map(({ system }) => ({ system, state: 'discarded' as const })),
];

const nameOf = ({ shortName, name }: InformationSystem): string => shortName || name;

function placeIn(
  workspace: Workspace,
  law: Law,
  system: InformationSystem,
  state: Place['state'],
  { year, itemId, framework: named }: { year: number; itemId: string; framework?: FrameworkId },
): Place {
  const assessment = workspace.assessments.find(system.id, year);
  const framework = named ?? assessment?.framework ?? system.framework;
  const answer: Answer | undefined =
    assessment === null ? undefined : workspace.assessments.answers(assessment.id, framework).find((one) => one.itemId === itemId);
  const level = system.level ?? assessment?.level ?? null;
  return {
    systemId: system.id,
    systemName: nameOf(system),
    state,
    year,
    framework,
    gap: named !== undefined,
    itemId,
    title: level === null ? '' : titleOf(law, framework, level, itemId),
    verdict: answer?.verdict ?? null,
    inherited: false,
  };
}

function inheritedBy(workspace: Workspace, law: Law, system: InformationSystem, evidenceId: string, year: number): Place[] {
  if (system.level === null) return [];
  const checklist = law.checklist(system.framework, system.level);
  return countingAnswers(workspace, law, checklist, system.id, year)
    .filter(({ inherited, evidence }) => inherited === true && evidence.includes(evidenceId))
    .map(({ itemId, verdict }) => ({
      systemId: system.id,
      systemName: nameOf(system),
      state: 'current',
      year,
      framework: system.framework,
      gap: false,
      itemId,
      title: titleOf(law, system.framework, checklist.level, itemId),
      verdict,
      inherited: true,
    }));
}

const titleOf = (law: Law, framework: FrameworkId, level: number, itemId: string): string =>
  itemsOf(law.checklist(framework, level)).find(({ id }) => id === itemId)?.title ?? '';
