/** Sources of answers that may be taken along to a desk, read from the workspace, and the writing of what is offered. */
import { carryOver } from '../../core/assessment/carry-over.ts';
import { isOffered, type CarryOver, type CarrySource, type CarryTarget, type Offer } from '../../core/assessment/carry-over-model.ts';
import { wordingOf } from '../../core/assessment/carry-over-wording.ts';
import { COMMON, commonAnswersOn, effectiveAnswers } from '../../core/assessment/common.ts';
import type { Answer, Assessment, PlanChange } from '../../core/assessment/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import { FRAMEWORK_IDS, type Checklist, type FrameworkId, type Level } from '../../core/checklist/model.ts';
import type { Workspace } from '../workspace/index.ts';
import { itemOf, openDesk, type Desk, type DeskPlace } from './desk.ts';

/** A desk as far as it is read: nothing is begun for it. */
export type Place = Pick<Desk, 'workspace' | 'year' | 'framework' | 'checklist' | 'system' | 'traits'>;

/** A source, and what it offers. */
export interface Carried extends CarryOver {
  source: CarrySource;
  /** Whether answers were taken along from here before. */
  brought: boolean;
}

/** A desk, without beginning the assessment of its system. Refuses what `openDesk` refuses. */
export function lookAt(workspace: Workspace, law: Law, place: DeskPlace): Place {
  if (place.systemId === COMMON) return openDesk(workspace, law, place);
  const system = workspace.systems.get(place.systemId);
  const framework = place.framework ?? system.framework;
  const isKnown = framework === system.framework || framework === law.framework(system.framework).succeeded_by;
  if (system.level === null || !isKnown) return openDesk(workspace, law, place);
  const { traits, level } = system;
  return { workspace, year: place.year, framework, checklist: law.checklist(framework, level), system, traits };
}

/** What may be taken along to a desk, source by source: this year's first, then the newest year. */
export function sourcesOf(law: Law, place: Place): Carried[] {
  const target = targetOf(place);
  const crosswalk = law.crosswalk();
  return namesOf(law, place).flatMap(({ year, framework }) => {
    const source = readSource(law, place, year, framework);
    if (source.said.every(({ answer }) => answer.inherited === true) && source.unknown.length === 0) return [];
    const brought = target.answers.some(
      ({ carried }) => carried !== null && carried.kind === source.kind && carried.year === year && carried.framework === framework,
    );
    return [{ source, ...carryOver(source, target, crosswalk), brought }];
  });
}

/** Writes what is offered to a desk. Run it inside one transaction; what the desk answers itself is never offered. */
export function writeOffers(desk: Desk, offers: readonly Offer[]): number {
  const { workspace, assessmentId, year, framework, checklist } = desk;
  const wanted = offers.filter(isOffered);
  for (const { item, change, carried, evidence } of wanted) {
    const edit = { ...change, carried, evidence, ...planOfYear(workspace, change?.plan, carried?.year ?? year, year) };
    const name = itemOf(checklist, item.id);
    if (assessmentId !== null) workspace.assessments.setAnswer(assessmentId, name, edit, framework);
    else workspace.common.set({ year, framework, control: item.control, level: checklist.level, item: name }, edit);
  }
  return wanted.length;
}

/**
 * What was planned in another year stays as it was told then: this year goes on with a plan of its own, one for all the answers that
 * shared the old one, whenever they come along.
 */
function planOfYear(
  { plans }: Pick<Workspace, 'plans'>,
  plan: PlanChange | null | undefined,
  from: number,
  year: number,
): { plan?: PlanChange } {
  if (plan?.id === undefined || from === year) return {};
  const id = `${plan.id.replace(/@\d{4}$/, '')}@${year}`;
  if (plans.find(id) === null) plans.put({ ...plans.get(plan.id), id });
  return { plan: { id } };
}

/** Requirements that the system now takes over from the unit; empty for the unit itself. */
export function takenOver({ workspace, year, framework, checklist, system }: Place): Set<string> {
  if (system === null) return new Set();
  const answers = effectiveAnswers(checklist, ownAnswers(workspace, system.id, year, framework), workspace.common.list(year, framework));
  return new Set(answers.filter(({ inherited }) => inherited === true).map(({ itemId }) => itemId));
}

const ownAnswers = (workspace: Workspace, systemId: string, year: number, framework: FrameworkId): Answer[] => {
  const assessment = workspace.assessments.find(systemId, year);
  return assessment === null ? [] : workspace.assessments.answers(assessment.id, framework);
};

function targetOf({ workspace, year, framework, checklist, system, traits }: Place): CarryTarget {
  const answers =
    system === null
      ? commonAnswersOn(checklist, workspace.common.list(year, framework))
      : ownAnswers(workspace, system.id, year, framework);
  return { checklist, traits, answers };
}

/** Years and frameworks that may hold something: of this framework and the one before it. */
function namesOf(law: Law, { workspace, year, framework, system }: Place): { year: number; framework: FrameworkId }[] {
  const before = FRAMEWORK_IDS.filter((id) => law.framework(id).succeeded_by === framework);
  const years = new Set([year, ...(system === null ? workspace.common.years() : workspace.assessments.years())]);
  return [...years]
    .filter((one) => one <= year)
    .toSorted((a, b) => b - a)
    .flatMap((one) => [framework, ...before].map((id) => ({ year: one, framework: id })))
    .filter((one) => system !== null || one.year !== year || one.framework !== framework);
}

function readSource(law: Law, place: Place, year: number, framework: FrameworkId): CarrySource {
  const { workspace, system, checklist: now } = place;
  const isHere = year === place.year && framework === place.framework;
  const assessment = system === null ? null : workspace.assessments.find(system.id, year);
  const common = workspace.common.list(year, framework);
  const given = system === null ? common : ownAnswers(workspace, system.id, year, framework);
  // In the same year, what is answered to a requirement of the target is the target's answer.
  const own = isHere ? given.filter(({ itemId }) => !Object.hasOwn(now.itemDigests, itemId)) : given;
  const basis = assessment?.framework === framework && !isHere ? assessment : null;
  const ofUnit = system === null && common.length > 0 ? Math.max(...common.map((one) => one.level)) : null;
  const level = basis?.level ?? ofUnit ?? mostlyAt(law, framework, own) ?? now.level;
  const checklist = editionOf(workspace, law, basis, framework, level);
  const answers = system === null || isHere ? own : effectiveAnswers(checklist, own, common);
  const kind = framework !== place.framework ? 'framework' : isHere ? 'level' : 'year';
  const read = wordingOf(answers, wordings(workspace, law, checklist));
  return { kind, systemId: system?.id ?? null, year, framework, level, checklist, ...read };
}

/** The level at which most of the answers were given: the system may have gone to another level or framework since. */
function mostlyAt(law: Law, framework: FrameworkId, answers: readonly Answer[]): Level | null {
  const counted = law.levels(framework).map(({ level }) => {
    const { itemDigests } = law.checklist(framework, level);
    return { level, count: answers.filter(({ itemId, itemDigest }) => itemDigests[itemId] === itemDigest).length };
  });
  return counted.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count || b.level - a.level)[0]?.level ?? null;
}

/** What was asked: as it was answered where that is kept, otherwise as the law has it now. */
function editionOf(workspace: Workspace, law: Law, basis: Assessment | null, framework: FrameworkId, level: Level): Checklist {
  const now = law.checklist(framework, level);
  if (basis === null || basis.checklistDigest === now.digest) return now;
  return workspace.editions.find(basis.checklistDigest) ?? now;
}

/** Where wordings are looked for, the likeliest first. */
function* wordings(workspace: Workspace, law: Law, first: Checklist): Generator<Checklist> {
  yield first;
  yield* workspace.editions.of(first.framework);
  for (const { level } of law.levels(first.framework).toReversed()) yield law.checklist(first.framework, level);
}
