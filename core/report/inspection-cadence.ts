/** When the next inspection is due, by whom it may be done, and what a recorded one lacks (`inspection` of the framework files). */
import type { Incident } from '../assessment/incident.ts';
import type { InformationSystem, Inspection } from '../assessment/model.ts';
import type { Framework } from '../checklist/framework.ts';
import type { FrameworkId } from '../checklist/model.ts';
import { vietnamDate, type IsoDate } from '../date.ts';
import { addDuration } from '../duration.ts';
import type { FrameworksById } from './incident-clocks.ts';
import { blank, sameName } from './names.ts';

export interface InspectionCadence {
  /** ISO 8601 duration. */
  every: string;
  /** Set by the law; otherwise the app's proposal, since the decree gives no number (NĐ 331 Đ28.5.a). */
  required: boolean;
  clause: string;
  /** The result is to be notified before this day of the year (Luật 116 Đ11.1.b). */
  notifyBefore: { month: number; day: number } | null;
}

export interface InspectionDue {
  cadence: InspectionCadence;
  /** The last day of the inspection from which the cadence counts; null when there was none. */
  last: IsoDate | null;
  due: IsoDate;
}

/**
 * The rules by which a system is inspected on a day: since NĐ 331 is in force (NĐ 331 Đ38) its own for every system, whatever framework
 * the level was approved under [judgement: regulation.md §12]; before, those of that framework.
 */
export const inspectionLaw = (frameworks: FrameworksById, system: Pick<InformationSystem, 'framework'>, on: IsoDate): Framework =>
  on >= frameworks['nd331-2026'].status.from ? frameworks['nd331-2026'] : frameworks[system.framework];

/**
 * Every cadence of a system: that of its level and, where it is on the national-security list (`listed`, by its determination) or is
 * recorded with the ground for it, that of the list. None without a level.
 */
export function inspectionCadences(
  frameworks: FrameworksById,
  system: Pick<InformationSystem, 'framework' | 'level' | 'nationalSecurity'>,
  today: IsoDate,
  listed: boolean,
): InspectionCadence[] {
  const { inspection } = inspectionLaw(frameworks, system, today);
  const ofLevel = inspection.levels.find(({ level }) => level === system.level);
  if (ofLevel === undefined) return [];
  const own: InspectionCadence = {
    every: ofLevel.required_every ?? ofLevel.default_every,
    required: ofLevel.required_every !== null,
    clause: inspection.clause,
    notifyBefore: null,
  };
  const onList = frameworks['nd331-2026'].inspection.listed_national_security;
  if ((!listed && system.nationalSecurity === null) || onList === undefined) return [own];
  return [own, { every: onList.required_every, required: true, clause: onList.clause, notifyBefore: onList.notify_before }];
}

const isDone = ({ to }: Pick<Inspection, 'to'>, today: IsoDate): boolean => to <= today;
const latest = (dates: (IsoDate | null | undefined)[]): IsoDate | null =>
  dates.reduce<IsoDate | null>((last, date) => (date != null && (last === null || date > last) ? date : last), null);

/**
 * The next inspection: counted from the last finished one that was periodic or before use; without one from the day on which
 * its framework, its use and its approval had all begun. The cadence that ends first decides. Null while no level is kept, and for
 * systems under construction or out of use.
 */
export function nextInspection(
  frameworks: FrameworksById,
  system: InformationSystem,
  today: IsoDate,
  listed: boolean,
): InspectionDue | null {
  if (system.stage !== 'in_use' || system.archivedAt !== null) return null;
  const last = latest(system.inspections.filter((one) => one.kind !== 'extraordinary' && isDone(one, today)).map(({ to }) => to));
  const { approval, inUseSince, framework } = system;
  const begin = last ?? latest([inUseSince, approval.decision?.date, frameworks[framework].status.from]);
  if (begin === null) return null;
  const dues = inspectionCadences(frameworks, system, today, listed).map((cadence) => ({
    cadence,
    last,
    due: addDuration(begin, cadence.every),
  }));
  return dues.toSorted((a, b) => a.due.localeCompare(b.due) || Number(b.cadence.required) - Number(a.cadence.required))[0] ?? null;
}

// ---------------------------------------------------------------- by whom

export interface ProfessionalReason {
  framework: FrameworkId;
  /** Id of `professional_required_when`. */
  id: string;
  text: string;
  clause: string;
  /** True: the registers show it; null: nothing in them can, a person judges. */
  holds: true | null;
  /** What the registers tell, where something happened. */
  on: IsoDate | null;
}

type Facts = Pick<InformationSystem, 'id' | 'framework' | 'level' | 'nationalSecurity' | 'lastChanged' | 'inspections'> & {
  /** On the national-security list, by the last determination of its level. */
  listed?: boolean;
};

/**
 * Why an inspection that begins on a day must be done by a professional organisation (`professional_required_when`); events
 * count from the last professional inspection on.
 * Reasons that nothing in the registers decides come with `holds: null`.
 */
export function professionalReasons(
  frameworks: FrameworksById,
  system: Facts,
  incidents: readonly Pick<Incident, 'systems' | 'serious' | 'detectedAt'>[],
  on: IsoDate,
): ProfessionalReason[] {
  const since = latest(system.inspections.filter((one) => one.professional && one.to < on).map(({ to }) => to)) ?? '';
  const recent = (date: IsoDate | null): IsoDate | null => (date !== null && date > since && date <= on ? date : null);
  const incident = latest(
    incidents
      .filter(({ serious, systems }) => serious && systems.includes(system.id))
      .map(({ detectedAt }) => recent(vietnamDate(new Date(detectedAt)))),
  );
  const change = recent(system.lastChanged);
  const { id: framework, inspection } = inspectionLaw(frameworks, system, on);
  const assessors = inspection.levels.find(({ level }) => level === system.level)?.assessor;
  /** By id: whether it holds, or the day on which it came to hold; absent = a person judges. */
  const facts: Record<string, boolean | IsoDate> = {
    level5: system.level === 5 || system.nationalSecurity !== null || system.listed === true,
    level3_and_up: assessors?.join() === 'professional',
    serious_incident: incident ?? false,
    major_change: change ?? false,
  };
  return inspection.professional_required_when.flatMap(({ id, text, clause }): ProfessionalReason[] => {
    const fact = facts[id] ?? null;
    if (fact === false) return [];
    const holds = fact === null ? null : true;
    const { clause: otherwise } = inspection.self_assessment;
    return [{ framework, id, text, clause: clause ?? otherwise, holds, on: typeof fact === 'string' ? fact : null }];
  });
}

// ---------------------------------------------------------------- what a recorded inspection lacks

export interface InspectionFinding {
  id: 'assessor_is_operator' | 'professional_required' | 'independence_missing' | 'contents_missing' | 'mode_missing' | 'result_missing';
  severity: 'warning' | 'info';
  clause: string;
  /** Wording of the framework file that the finding rests on; empty where its id says all. */
  text: string;
}

/** What one recorded inspection does not show yet, or shows wrongly. */
export function inspectionFindings(
  frameworks: FrameworksById,
  system: Facts & Pick<InformationSystem, 'operatorName'>,
  incidents: Parameters<typeof professionalReasons>[2],
  inspection: Inspection,
  today: IsoDate,
): InspectionFinding[] {
  const now = frameworks['nd331-2026'];
  const rules = inspectionLaw(frameworks, system, inspection.from).inspection;
  const independence = now.inspection.self_assessment.clause;
  const found: InspectionFinding[] = [];
  if (!blank(inspection.by) && sameName(inspection.by, system.operatorName)) {
    found.push({ id: 'assessor_is_operator', severity: 'warning', clause: independence, text: now.inspection.self_assessment.assessor });
  }
  if (!inspection.professional) {
    const others = { ...system, inspections: system.inspections.filter(({ id }) => id !== inspection.id) };
    for (const reason of professionalReasons(frameworks, others, incidents, inspection.from)) {
      if (reason.holds === null) continue;
      found.push({ id: 'professional_required', severity: 'warning', clause: reason.clause, text: reason.text });
    }
    if (inspection.independence.trim() === '') found.push({ id: 'independence_missing', severity: 'info', clause: independence, text: '' });
  }
  if (inspection.contentIds.length === 0) found.push({ id: 'contents_missing', severity: 'info', clause: rules.clause, text: '' });
  const technical = rules.contents.find(({ id }) => id === 'technical');
  if (technical !== undefined && inspection.contentIds.includes('technical') && inspection.mode === '') {
    found.push({ id: 'mode_missing', severity: 'info', clause: technical.clause, text: '' });
  }
  if (inspection.result === '' && isDone(inspection, today)) {
    found.push({ id: 'result_missing', severity: 'info', clause: rules.clause, text: '' });
  }
  return found;
}
