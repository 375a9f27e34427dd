/** What preflight compares the report of a year with, read from a workspace. */
import type { DossierRecord } from '../../core/exchange/record.ts';
import { parseRecord } from '../../core/exchange/parse.ts';
import type { Law } from '../../core/checklist/library.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { vietnamDate, type IsoDate } from '../../core/date.ts';
import { reportingPeriod } from '../../core/report/calendar.ts';
import { dutiesOf } from '../../core/report/duties.ts';
import type { FrameworksById } from '../../core/report/incident-clocks.ts';
import { inspectionFindings } from '../../core/report/inspection-cadence.ts';
import { REPORTING_FRAMEWORK } from '../../core/report/input.ts';
import { lateNoticesOf, type EarlierSystem, type EarlierYear, type ReportRegisters } from '../../core/report/registers.ts';
import type { Workspace } from '../workspace/index.ts';
import { countingAnswers } from './answers.ts';
import { dutyInput, isListed, nameOf } from './duties.ts';

/**
 * The registers as of a day. Notices of incidents count in hours; a day alone is taken at its beginning, so that nothing is called late
 * before it is.
 */
export function reportRegisters(workspace: Workspace, law: Law, year: number, today: IsoDate): ReportRegisters {
  const at = new Date(`${today}T00:00:00+07:00`);
  const duties = dutyInput(workspace, law, at);
  const { frameworks, incidents } = duties;
  const { head, entries } = workspace.journal;
  const [last] = entries(head().entries, 1);
  return {
    duties: dutiesOf(duties),
    incidents,
    lateNotices: lateNoticesOf(frameworks, incidents, reportingPeriod(frameworks[REPORTING_FRAMEWORK], year), at),
    unfitInspections: unfitInspections(workspace, frameworks, today),
    risks: workspace.riskAssessments.list(),
    archived: workspace.systems
      .archived()
      .filter(({ archiveReason }) => archiveReason.trim() !== '')
      .map(({ id }) => id),
    discardedEvidence: workspace.evidence.discarded().map(({ evidence }) => evidence.id),
    lastYear: fromDossier(workspace, year - 1) ?? fromAnswers(workspace, law, year - 1),
    sentOn: workspace.dossiers.list(year).flatMap(({ sendings }) => sendings.map(({ sentOn }) => sentOn)),
    lastEntryOn: last === undefined ? null : vietnamDate(new Date(last.at)),
  };
}

function unfitInspections(workspace: Workspace, frameworks: FrameworksById, today: IsoDate): ReportRegisters['unfitInspections'] {
  const incidents = workspace.incidents.list();
  return workspace.systems.list().flatMap((system) =>
    system.inspections.flatMap((inspection) => {
      const subject = { ...system, listed: isListed(workspace, system) };
      const [found] = inspectionFindings(frameworks, subject, incidents, inspection, today).filter(
        ({ id }) => id === 'professional_required',
      );
      return found === undefined ? [] : [{ systemId: system.id, to: inspection.to, why: found.text, clause: found.clause }];
    }),
  );
}

/** The newest final dossier of the unit's own report: one that was signed before one that was not. */
function fromDossier(workspace: Workspace, year: number): EarlierYear | null {
  const finals = workspace.dossiers.list(year).filter(({ draft, report }) => !draft && report.kind === 'owner');
  const newest = finals.find(({ signatures }) => signatures.length > 0) ?? finals[0];
  if (newest === undefined) return null;
  const record = parseRecord(workspace.dossiers.record(newest.id));
  return record.ok ? { year, totals: record.value.totals, systems: systemsOf(record.value) } : null;
}

function systemsOf({ systems, rows }: DossierRecord): EarlierSystem[] {
  const rowOf = new Map(rows.map((row) => [row.systemId, row]));
  return systems.map(({ id, name, shortName, framework, level, groups }) => {
    const row = rowOf.get(id);
    return {
      id,
      name: shortName === '' ? name : shortName,
      framework,
      level,
      expectedApproval: row?.expectedApproval ?? null,
      expectedPlanCompletion: row?.expectedPlanCompletion ?? null,
      planStatus: row?.planStatus ?? null,
      items: groups.flatMap(({ items }) => items.map(({ control, verdict, plan }) => ({ control, verdict, due: plan?.due ?? null }))),
    };
  });
}

/** Without a dossier: what was answered then, as far as it is kept here. A system that was not assessed tells nothing. */
function fromAnswers(workspace: Workspace, law: Law, year: number): EarlierYear | null {
  const systems = workspace.systems.list().flatMap((system): EarlierSystem[] => {
    const assessment = workspace.assessments.find(system.id, year);
    if (assessment === null) return [];
    const checklist = law.checklist(assessment.framework, assessment.level);
    const answers = new Map(countingAnswers(workspace, law, checklist, system.id, year).map((answer) => [answer.itemId, answer]));
    return [
      {
        id: system.id,
        name: nameOf(system),
        framework: assessment.framework,
        level: assessment.level,
        expectedApproval: null,
        expectedPlanCompletion: null,
        planStatus: null,
        items: itemsOf(checklist).map(({ id, control }) => {
          const answer = answers.get(id);
          // A plan is one and the same over the years: what it was due then, nobody tells.
          return { control, verdict: answer?.verdict ?? null, due: null };
        }),
      },
    ];
  });
  return systems.length === 0 ? null : { year, totals: null, systems };
}
