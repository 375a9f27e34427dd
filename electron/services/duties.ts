/** Everything duties and the transition come from, read from a workspace. */
import type { DutyDone } from '../../core/assessment/duty.ts';
import type { Answer, InformationSystem } from '../../core/assessment/model.ts';
import type { Checklist } from '../../core/checklist/model.ts';
import type { Law } from '../../core/checklist/library.ts';
import { vietnamDate } from '../../core/date.ts';
import { reportingPeriod, reportingYear } from '../../core/report/calendar.ts';
import type { DutyInput, DutySystem } from '../../core/report/duties.ts';
import { REPORTING_FRAMEWORK } from '../../core/report/input.ts';
import { transitionRules } from '../../core/report/transition.ts';
import { holidaysOf } from '../../core/report/working-days.ts';
import { countingAnswers } from './answers.ts';
import type { Workspace } from '../workspace/index.ts';

/** A system with the year whose answers it shows. */
export type DutySystemOfYear = DutySystem & { year: number };

/**
 * What is due in a workspace at an instant. A system shows the answers of its newest assessment that holds any: on 1 January
 * nothing vanishes before the new year is begun.
 */
export function dutyInput(workspace: Workspace, law: Law, at: Date): Omit<DutyInput, 'systems'> & { systems: DutySystemOfYear[] } {
  const today = vietnamDate(at);
  const years = workspace.assessments.years();
  const candidates = [...new Set([reportingYear(today), ...years.filter((year) => year <= reportingYear(today)).toReversed()])];
  const frameworks = { 'nd331-2026': law.framework('nd331-2026'), 'nd85-2016': law.framework('nd85-2016') };
  const laws = { old: frameworks['nd85-2016'], next: frameworks['nd331-2026'] };
  return {
    today,
    now: at.toISOString(),
    frameworks,
    holidays: holidaysOf(law.holidays(), workspace.ownHolidays.list()),
    years,
    systems: workspace.systems
      .list()
      .filter(({ archivedAt }) => archivedAt === null)
      .map((system) => {
        const checklist = system.level === null ? null : law.checklist(system.framework, system.level);
        const { year, answers } = newestAnswers(workspace, law, system, checklist, candidates);
        return {
          system,
          name: nameOf(system),
          listed: isListed(workspace, system),
          checklist,
          answers,
          year,
          periodFrom: reportingPeriod(frameworks[REPORTING_FRAMEWORK], year).from,
          transition: transitionRules(laws, system, today),
        };
      }),
    evidence: new Map(workspace.evidence.list().map((piece) => [piece.id, piece])),
    done: [...workspace.dutiesDone.list(), ...sentReports(workspace)],
    triggers: workspace.relevelTriggers.list(),
    incidents: workspace.incidents.list(),
  };
}

/** Reports that were sent: the duty of sending them is done without being marked (NĐ 331 Đ35.4). */
function sentReports({ dossiers }: Workspace): DutyDone[] {
  return dossiers.list().flatMap(({ year, draft, report, sendings }) =>
    draft
      ? []
      : sendings.map(({ id, sentOn, recipient, reference }) => ({
          id,
          duty: `report/${year}/${report.kind === 'owner' ? 'to_ministry' : 'to_owner'}`,
          systemId: null,
          doneOn: sentOn,
          note: [recipient, reference].filter(Boolean).join(' · ').slice(0, 4000),
          evidence: [],
        })),
  );
}

/** On the list of systems important to national security, by the last determination of its level (NĐ 331 Đ16, Đ20.4). */
export const isListed = (workspace: Workspace, { id, framework }: Pick<InformationSystem, 'id' | 'framework'>): boolean =>
  workspace.levels.latest(id, framework)?.inputs['listed_national_security'] === true;

export const nameOf = ({ shortName, name }: InformationSystem): string => (shortName === '' ? name : shortName);

function newestAnswers(
  workspace: Workspace,
  law: Law,
  system: InformationSystem,
  checklist: Checklist | null,
  years: readonly number[],
): { year: number; answers: Answer[] } {
  if (checklist === null) return { year: years[0] ?? 0, answers: [] };
  for (const year of years) {
    const answers = countingAnswers(workspace, law, checklist, system.id, year);
    if (answers.some(({ verdict }) => verdict !== null)) return { year, answers };
  }
  return { year: years[0] ?? 0, answers: [] };
}
