/** “Nên làm tiếp”: what stands between the state of the workspace and a signed dossier, most urgent first. */
import type { Output, SystemSummary } from '../../../core/api.ts';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { approvalPathOf } from '../../../core/level/determine.ts';
import { limitLabel } from '../../../core/level/explain.ts';
import type { Frameworks } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { carryOver } from '../../texts/carry-over.ts';
import { home } from '../../texts/home.ts';
import { gapsOfUnit } from '../unit/gaps.ts';

export interface NextStep {
  id: string;
  title: string;
  text: string;
  to: string;
}

const words = home.next;
export const nameOf = ({ system }: SystemSummary): string => (system.shortName === '' ? system.name : system.shortName);

/** All steps, in the order in which they are best taken; the dossier alone when nothing else is left. */
export function nextSteps(
  unit: UnitProfile,
  systems: SystemSummary[],
  frameworks: Frameworks,
  /** What nags until it is handled (life-steps.ts): before everything else. */
  urgent: NextStep[] = [],
  /** Desks that older answers can be taken along to. */
  carried: Output<'carry.waiting'> = [],
  /** Plans whose day has passed. */
  overduePlans = 0,
): NextStep[] {
  if (systems.length === 0) return [...urgent, { id: 'add', ...words.addSystem, to: '/systems' }, ...unitSteps(unit)];
  const steps = [
    ...urgent,
    ...systems.flatMap(levelSteps),
    ...systems.flatMap((summary) => approvalSteps(summary, frameworks)),
    ...unitSteps(unit),
    // Before anything is answered again.
    ...carried.map(carryStep),
    ...planSteps(overduePlans),
    ...systems.flatMap(answerSteps),
    ...systems.flatMap(evidenceSteps),
    ...systems.flatMap(confirmSteps),
  ];
  return steps.length > 0 ? steps : [{ id: 'dossier', ...words.dossier, to: '/dossier' }];
}

function unitSteps(unit: UnitProfile): NextStep[] {
  const gaps = gapsOfUnit(unit);
  return gaps === 0 ? [] : [{ id: 'unit', title: words.unit.title(gaps), text: words.unit.text, to: '/unit' }];
}

function levelSteps(summary: SystemSummary): NextStep[] {
  if (summary.system.level !== null) return [];
  return [
    {
      id: `level-${summary.system.id}`,
      title: words.level.title(nameOf(summary)),
      text: words.level.text,
      to: `/systems/${summary.system.id}/level`,
    },
  ];
}

function approvalSteps(summary: SystemSummary, frameworks: Frameworks): NextStep[] {
  const { id, level, framework, approval, renewal } = summary.system;
  if (level === null) return [];
  const to = `/systems/${id}?tab=approval`;
  if (approval.status === 'approved')
    return renewal === null ? [] : [{ id: `renewal-${id}`, title: words.renewal.title(nameOf(summary)), text: words.renewal.text, to }];
  if (approval.status === 'drafting') {
    const limit = approvalPathOf(frameworks[framework], level)?.appraisalWithin ?? null;
    return [
      {
        id: `submit-${id}`,
        title: words.submit.title(nameOf(summary)),
        text: words.submit.text(limit === null ? null : limitLabel(limit)),
        to,
      },
    ];
  }
  return approval.expected === null
    ? [{ id: `expected-${id}`, title: words.expected.title(nameOf(summary)), text: words.expected.text, to }]
    : [];
}

const carryStep = ({ systemId, name, source }: Output<'carry.waiting'>[number]): NextStep => ({
  id: `carry-${systemId}`,
  title: carryOver.next.title[source.kind](name),
  text: carryOver.next.text(showNumber(source.offered)),
  to: `/carry/${systemId}`,
});

const planSteps = (overdue: number): NextStep[] =>
  overdue === 0 ? [] : [{ id: 'plans', title: words.plans.title(showNumber(overdue)), text: words.plans.text, to: '/plans' }];

function answerSteps(summary: SystemSummary): NextStep[] {
  const left = summary.progress === null ? 0 : summary.progress.applicable - summary.progress.answered;
  if (summary.progress === null || left <= 0) return [];
  const title = (summary.progress.answered === 0 ? words.assess.start : words.assess.title)(showNumber(left), nameOf(summary));
  return [{ id: `assess-${summary.system.id}`, title, text: words.assess.text, to: `/assess/${summary.system.id}` }];
}

function evidenceSteps(summary: SystemSummary): NextStep[] {
  const missing = summary.progress?.withoutEvidence ?? 0;
  if (missing === 0) return [];
  return [
    {
      id: `evidence-${summary.system.id}`,
      title: words.evidence.title(showNumber(missing), nameOf(summary)),
      text: words.evidence.text,
      to: `/assess/${summary.system.id}`,
    },
  ];
}

function confirmSteps(summary: SystemSummary): NextStep[] {
  const waiting = summary.progress === null ? 0 : summary.progress.answered - summary.progress.confirmed;
  if (waiting <= 0) return [];
  return [
    {
      id: `confirm-${summary.system.id}`,
      title: words.confirm.title(showNumber(waiting), nameOf(summary)),
      text: words.confirm.text,
      to: `/assess/${summary.system.id}`,
    },
  ];
}
