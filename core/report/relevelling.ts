/**
 * What asks for a level to be determined anew (`relevel_triggers` of the framework files): the triggers that fit a system, those
 * that nobody has answered yet, and those that the registers suggest. A suggestion is no record: a person takes it over.
 */
import { z } from 'zod';
import type { Incident } from '../assessment/incident.ts';
import type { InformationSystem } from '../assessment/model.ts';
import type { RelevelTrigger } from '../assessment/relevelling.ts';
import type { Framework } from '../checklist/framework.ts';
import { level, type Level } from '../checklist/model.ts';
import { isoDate, vietnamDate, type IsoDate } from '../date.ts';
import type { LevelDetermination } from '../level/model.ts';
import { groundingRiskAssessment, levelOfRisk, type RiskAssessment } from '../level/risk.ts';
import type { FrameworksById } from './incident-clocks.ts';

export type TriggerKind = Framework['relevel_triggers'][number];

/**
 * The triggers of a system on a day: those of its framework and, since re-levelling follows the new decree
 * (`relevel_procedure.from_2026_08_19`), those of that decree first.
 */
export function triggersFor(frameworks: FrameworksById, system: Pick<InformationSystem, 'framework'>, today: IsoDate): TriggerKind[] {
  const own = frameworks[system.framework];
  const next = own.relevel_procedure.from_2026_08_19;
  const follows = next !== undefined && today >= frameworks[next].status.from;
  return [...(follows ? frameworks[next].relevel_triggers : []), ...own.relevel_triggers];
}

/** The clause by which a system is levelled anew on a day: the first-time procedure of the decree that holds (NĐ 331 Đ25; NĐ 85 Đ18). */
export function procedureClause(frameworks: FrameworksById, system: Pick<InformationSystem, 'framework'>, today: IsoDate): string {
  const { relevel_procedure: own } = frameworks[system.framework];
  const next = own.from_2026_08_19;
  return next !== undefined && today >= frameworks[next].status.from ? frameworks[next].relevel_procedure.clause : own.clause;
}

/** A trigger by its id, in whichever framework file; null when neither has it. */
export const triggerKind = (frameworks: FrameworksById, id: string): TriggerKind | null =>
  Object.values(frameworks)
    .flatMap(({ relevel_triggers: kinds }) => kinds)
    .find((kind) => kind.id === id) ?? null;

/** Those that nag, the oldest first. */
export const openTriggers = <T extends Pick<RelevelTrigger, 'handledOn' | 'on'>>(triggers: readonly T[]): T[] =>
  triggers.filter(({ handledOn }) => handledOn === null).toSorted((a, b) => a.on.localeCompare(b.on));

const dayOf = ({ decidedAt }: Pick<LevelDetermination, 'decidedAt'>): IsoDate => vietnamDate(new Date(decidedAt));
const inOrder = (history: readonly LevelDetermination[]): LevelDetermination[] =>
  history.toSorted((a, b) => Date.parse(a.decidedAt) - Date.parse(b.decidedAt));

/**
 * The determination that answers a trigger: the first one of its day or later, which is offered to close it (NĐ 331 Đ25: the
 * procedure is that of the first time). A crossed threshold shows in a determination itself; only a later one answers it.
 */
export const determinationAnswering = (
  { trigger, on }: Pick<RelevelTrigger, 'trigger' | 'on'>,
  history: readonly LevelDetermination[],
): LevelDetermination | null =>
  inOrder(history).find((determination) => (trigger === 'threshold' ? dayOf(determination) > on : dayOf(determination) >= on)) ?? null;

export const relevelSuggestion = z.strictObject({
  /** Id of `relevel_triggers`. */
  trigger: z.string(),
  on: isoDate,
  /** What the registers tell. */
  reason: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('incident'), incidentId: z.string(), title: z.string() }),
    z.strictObject({ kind: z.literal('risk'), level }),
    z.strictObject({ kind: z.literal('change') }),
    z.strictObject({ kind: z.literal('threshold'), level }),
  ]),
});
export type RelevelSuggestion = z.infer<typeof relevelSuggestion>;

export interface Registers {
  triggers: readonly RelevelTrigger[];
  determinations: readonly LevelDetermination[];
  risks: readonly RiskAssessment[];
  incidents: readonly Incident[];
}

/**
 * What the registers suggest for a system: a serious incident (NĐ 331 Đ10.2.d), a finished risk assessment above the level kept
 * (Đ10.5), a major change (Đ10.2.b), a threshold crossed (Đ13.2.c); each only while neither a record of its kind nor, save for
 * risk and threshold, a determination came after it. None without a level, nor for systems out of use. The oldest first.
 */
export function relevelSuggestions(
  frameworks: FrameworksById,
  system: InformationSystem,
  registers: Registers,
  today: IsoDate,
): RelevelSuggestion[] {
  if (system.level === null || system.archivedAt !== null) return [];
  const kinds = new Set(triggersFor(frameworks, system, today).map(({ id }) => id));
  const isRecorded = ({ trigger, on }: RelevelSuggestion): boolean =>
    registers.triggers.some((record) => record.systemId === system.id && record.trigger === trigger && record.on >= on);
  return [
    ...ofIncidents(system, registers),
    ...ofRisk(system.level, registers),
    ...ofChange(system, registers),
    ...ofThreshold(frameworks, system.level, registers),
  ]
    .filter((suggestion) => kinds.has(suggestion.trigger) && !isRecorded(suggestion))
    .toSorted((a, b) => a.on.localeCompare(b.on));
}

/** Only the last of several incidents: one determination answers them all. */
function ofIncidents(system: InformationSystem, { incidents, determinations }: Registers): RelevelSuggestion[] {
  const answered = (at: string): boolean => determinations.some(({ decidedAt }) => Date.parse(decidedAt) > Date.parse(at));
  const [last] = incidents
    .filter(({ serious, systems, detectedAt }) => serious && systems.includes(system.id) && !answered(detectedAt))
    .toSorted((a, b) => Date.parse(b.detectedAt) - Date.parse(a.detectedAt));
  if (last === undefined) return [];
  const reason = { kind: 'incident' as const, incidentId: last.id, title: last.title };
  return [{ trigger: 'serious_incident', on: vietnamDate(new Date(last.detectedAt)), reason }];
}

function ofRisk(kept: Level, { risks }: Registers): RelevelSuggestion[] {
  const newest = groundingRiskAssessment(risks);
  const asked = newest === null ? null : levelOfRisk(newest);
  if (newest === null || asked === null || asked <= kept) return [];
  return [{ trigger: 'higher_risk', on: newest.date, reason: { kind: 'risk', level: asked } }];
}

function ofChange({ lastChanged }: InformationSystem, { determinations }: Registers): RelevelSuggestion[] {
  const last = inOrder(determinations).at(-1);
  if (lastChanged === null || (last !== undefined && dayOf(last) >= lastChanged)) return [];
  return [{ trigger: 'function_change', on: lastChanged, reason: { kind: 'change' } }];
}

/** The newest determination matches a rule of the trigger's clause that no earlier one did, and the level kept lies below it. */
function ofThreshold(frameworks: FrameworksById, kept: Level, { determinations }: Registers): RelevelSuggestion[] {
  const clause = triggerKind(frameworks, 'threshold')?.clause;
  const crossed = ({ matched }: LevelDetermination): boolean => matched.some((rule) => rule.clause === clause);
  const history = inOrder(determinations);
  const newest = history.at(-1);
  if (newest === undefined || newest.level === null || newest.level <= kept) return [];
  if (!crossed(newest) || history.slice(0, -1).some(crossed)) return [];
  return [{ trigger: 'threshold', on: dayOf(newest), reason: { kind: 'threshold', level: newest.level } }];
}
