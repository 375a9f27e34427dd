/** Mẫu số 08 (Phụ lục of NĐ 331/2026): the rows of section 3 and the totals T1…T6 of section 1. */
import type { InformationSystem, Inspection } from '../assessment/model.ts';
import { planStatusOf } from '../assessment/rollup.ts';
import type { LevelInputs } from '../level/model.ts';
import type { Period } from './calendar.ts';
import type { Form08Row, Form08Totals } from './model.ts';
import type { Sheet } from './sheet.ts';

type InspectionStatus = Form08Row['inspectionStatus'];

/** Whether an inspection was finished inside the reporting period. */
export const finishedWithin = (inspection: Pick<Inspection, 'to'>, period: Period): boolean =>
  inspection.to >= period.from && inspection.to <= period.to;

/**
 * Column 12. “Trước khi đưa vào sử dụng” stays true once done; “Định kỳ” holds only for an inspection finished inside the
 * period, since the form reports that year (our reading: the form is silent).
 */
export function inspectionStatusOf(inspections: readonly Pick<Inspection, 'kind' | 'to'>[], period: Period): InspectionStatus {
  const status: InspectionStatus = [];
  if (inspections.some(({ kind, to }) => kind === 'before_use' && to <= period.to)) status.push('before_use');
  if (inspections.some((inspection) => inspection.kind === 'periodic' && finishedWithin(inspection, period))) status.push('periodic');
  return status;
}

/** The inspections a report lists: those finished in the period, and those before use on which column 12 rests. */
export const reportedInspections = (system: InformationSystem, period: Period): Inspection[] =>
  system.inspections
    .filter((inspection) => finishedWithin(inspection, period) || (inspection.kind === 'before_use' && inspection.to <= period.to))
    .toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));

/** One row of section 3. A system that was never assessed has carried out nothing that could be shown. */
export function form08Row(sheet: Sheet, period: Period): Form08Row {
  const { system, items } = sheet;
  const verdicts = items.map(({ item, answer }) => ({ verdict: answer?.verdict ?? null, recommended: item.recommended ?? false }));
  return {
    systemId: system.id,
    systemName: system.name,
    ownerName: system.ownerName,
    operatorName: system.operatorName,
    proposedLevel: system.level,
    approvalStatus: system.approval.status,
    approvalDecision: system.approval.decision,
    regulationDecision: system.approval.regulation,
    expectedApproval: system.approval.expected,
    planStatus: verdicts.length === 0 ? 'not_started' : planStatusOf(verdicts),
    expectedPlanCompletion: system.expectedPlanCompletion,
    inspectionStatus: inspectionStatusOf(system.inspections, period),
  };
}

/** Whether the type of a system is settled: the question `system_types` of the framework file is answered. */
export function isClassified(inputs: LevelInputs | null | undefined): boolean {
  const types = inputs?.['system_types'];
  return Array.isArray(types) ? types.length > 0 : typeof types === 'string' && types !== '';
}

/** What the totals need of a system beyond its row. */
export interface TotalsFacts {
  row: Form08Row;
  classified: boolean;
  dossierFinished: boolean;
}

/** T1…T6 and the month by which every system will be approved (framework file, `reporting.section_1`). */
export function form08Totals(systems: readonly TotalsFacts[]): Form08Totals {
  const count = (holds: (facts: TotalsFacts) => boolean): number => systems.filter(holds).length;
  const pending = systems.flatMap(({ row }) =>
    row.approvalStatus === 'approved' || row.expectedApproval === null ? [] : [row.expectedApproval],
  );
  return {
    total: systems.length,
    classified: count((facts) => facts.classified),
    dossierPrepared: count(({ row, dossierFinished }) => row.approvalStatus !== 'drafting' || dossierFinished),
    appraised: count(({ row }) => row.approvalStatus === 'appraised' || row.approvalStatus === 'approved'),
    approved: count(({ row }) => row.approvalStatus === 'approved'),
    approvedInspected: count(({ row }) => row.approvalStatus === 'approved' && row.inspectionStatus.includes('periodic')),
    expectedAllApproved: pending.toSorted().at(-1) ?? null,
  };
}
