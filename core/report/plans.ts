/**
 * Remedial plans of a year (NĐ 331 Đ36.10): which requirements each serves, what has no plan yet, what it costs and when. Everything
 * is counted by plan: one that serves ten requirements of three systems is one plan with one cost.
 */
import { z } from 'zod';
import { livePlan } from '../assessment/answer.ts';
import { COMMON } from '../assessment/common.ts';
import { isBinding } from '../assessment/counted.ts';
import {
  plan,
  planState,
  PLAN_STATES,
  verdict,
  type Answer,
  type CommonAnswer,
  type InformationSystem,
  type Plan,
} from '../assessment/model.ts';
import { isAsked } from '../checklist/applicability.ts';
import { frameworkId, type Checklist, type ChecklistGroup, type ChecklistItem } from '../checklist/model.ts';
import type { IsoDate } from '../date.ts';
import { fold } from '../text.ts';

/** A requirement that a plan serves, or that still needs one. */
export const planItem = z.strictObject({
  /** Whose answer names the plan: a system, or COMMON for what is answered once for the unit. */
  systemId: z.string(),
  /** The systems of which it is asked; several where the unit answers. */
  systems: z.array(z.string()),
  framework: frameworkId,
  itemId: z.string(),
  title: z.string(),
  group: z.string(),
  /** Its place in the law: “TCVN 14423:2026, 5.1.2”, “NĐ 331 Đ30.3.a”. */
  source: z.string(),
  verdict: verdict.nullable(),
});
export type PlanItem = z.infer<typeof planItem>;

/** “2026-Q4”. */
const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

export const planEntry = z.strictObject({
  plan,
  items: z.array(planItem),
  /** Of all its requirements, in the order of the register. */
  systems: z.array(z.string()),
  /** How many of its requirements are not fully met. */
  unmet: z.number().int(),
  /** The day has passed, it is neither done nor cancelled, and some requirement is not fully met. */
  overdue: z.boolean(),
  /** Of the due date; null while there is none. */
  quarter: quarter.nullable(),
});
export type PlanEntry = z.infer<typeof planEntry>;

/** Đồng and counts of some plans. */
export const planTotal = z.strictObject({
  cost: z.number(),
  plans: z.number().int(),
  /** How many of them nobody has estimated; their cost is not in the sum. */
  unestimated: z.number().int(),
});
export type PlanTotal = z.infer<typeof planTotal>;

export const planSums = z.strictObject({
  /** Ascending; null (no due date) last. */
  quarters: z.array(quarter.nullable()),
  /** As they are written; empty (not told) last. */
  sources: z.array(z.string()),
  /** Only where there is any plan. */
  cells: z.array(planTotal.extend({ quarter: quarter.nullable(), source: z.string() })),
  total: planTotal,
});
export type PlanSums = z.infer<typeof planSums>;

export const planOverview = z.strictObject({
  entries: z.array(planEntry),
  /** Requirements that bind, are asked and not fully met, without a plan that stands. */
  missing: z.array(planItem),
  /** All but those that are cancelled. */
  sums: planSums,
  states: z.array(planTotal.extend({ state: planState })),
  /** Who answers for the plans that are not cancelled, by name; empty = nobody in particular. */
  responsible: z.array(planTotal.extend({ name: z.string(), overdue: z.number().int() })),
});
export type PlanOverview = z.infer<typeof planOverview>;

export interface PlanSystem {
  system: Pick<InformationSystem, 'id' | 'traits'>;
  checklist: Checklist;
  /** As they count: what is taken over from the unit is marked `inherited`. */
  answers: readonly Answer[];
  /** False for the framework a system is still going to: its plans are shown, what lacks a plan is not asked for twice. */
  own: boolean;
}

/** What was answered once for the unit, with the checklist whose requirement was answered. */
export interface PlanCommon {
  checklist: Checklist;
  answer: CommonAnswer;
}

export interface PlanInput {
  today: IsoDate;
  /** In the order of the register. */
  systems: readonly PlanSystem[];
  common: readonly PlanCommon[];
}

/** “2026-12-31” → “2026-Q4”. */
export const quarterOf = (date: IsoDate): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** Whether work on it is still to come: neither done nor cancelled. */
export const isPending = ({ state }: Pick<Plan, 'state'>): boolean => state === 'planned' || state === 'in_progress';

/** Whether something is left to do, by the verdict. */
export const isUnmet = ({ verdict: given }: Pick<PlanItem, 'verdict'>): boolean => given === 'partial' || given === 'non_compliant';

/** What makes no sense in a plan, by field; empty when sound. */
export function planProblems({ state, doneOn }: Pick<Plan, 'state' | 'doneOn'>, today: IsoDate): { field: keyof Plan; text: string }[] {
  if (state !== 'done') return [];
  if (doneOn === null) return [{ field: 'doneOn', text: 'Kế hoạch đã xong thì phải có ngày làm xong.' }];
  return doneOn > today ? [{ field: 'doneOn', text: 'Ngày làm xong không sau hôm nay.' }] : [];
}

/** Everything told of plans. Entries by due date, those without one last. */
export function plansOf(input: PlanInput): PlanOverview {
  const rows = rowsOf(input);
  const byPlan = new Map<string, { plan: Plan; items: PlanItem[] }>();
  for (const { plan: named, item } of rows) {
    if (named === null) continue;
    const known = byPlan.get(named.id) ?? { plan: named, items: [] };
    known.items.push(item);
    byPlan.set(named.id, known);
  }
  const order = [...new Set(input.systems.map(({ system }) => system.id))];
  const entries = [...byPlan.values()].map((one) => entryOf(one, order, input.today)).toSorted(byDue);
  const standing = entries.filter((one) => one.plan.state !== 'cancelled');
  return {
    entries,
    missing: rows.filter(({ plan: named, needsPlan }) => needsPlan && livePlan(named) === null).map(({ item }) => item),
    sums: sumsOf(standing),
    states: PLAN_STATES.map((state) => ({ state, ...totalOf(entries.filter((one) => one.plan.state === state)) })),
    responsible: responsibleOf(standing),
  };
}

interface Row {
  item: PlanItem;
  plan: Plan | null;
  /** Binding, asked and not fully met. */
  needsPlan: boolean;
}

/** One row per answer that counts, in the order of the checklists; what systems take over from the unit stands once. */
function rowsOf({ systems, common }: PlanInput): Row[] {
  const shared = new Map<string, Row>();
  for (const { checklist, answer } of common) {
    const found = placesOf(checklist).find(({ item }) => item.control === answer.control);
    if (found === undefined) continue;
    // Whether it is asked of anybody is told by the systems that take it over.
    shared.set(`${checklist.framework}/${answer.control}`, rowOf(found, checklist, { answer, systemId: COMMON, systems: [] }, false));
  }
  const own = systems.flatMap(({ system, checklist, answers, own: counts }) => {
    const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
    return placesOf(checklist).flatMap((place): Row[] => {
      const answer = byItem.get(place.item.id);
      if (answer === undefined) return [];
      const asked = isAsked(place.item, system.traits, answer);
      const taken = answer.inherited === true ? shared.get(`${checklist.framework}/${place.item.control}`) : undefined;
      if (taken === undefined) return [rowOf(place, checklist, { answer, systemId: system.id, systems: [system.id] }, asked && counts)];
      if (asked && !taken.item.systems.includes(system.id)) taken.item.systems.push(system.id);
      taken.needsPlan ||= asked && counts && isBinding(place.item) && isUnmet(taken.item);
      return [];
    });
  });
  return [...shared.values(), ...own];
}

interface Place {
  group: ChecklistGroup;
  item: ChecklistItem;
}

const placesOf = (checklist: Checklist): Place[] => checklist.groups.flatMap((group) => group.items.map((item) => ({ group, item })));

function rowOf(
  { group, item }: Place,
  { framework }: Checklist,
  { answer, ...whose }: { answer: Pick<Answer, 'verdict' | 'plan'>; systemId: string; systems: string[] },
  asked: boolean,
): Row {
  const told: PlanItem = {
    ...whose,
    framework,
    itemId: item.id,
    title: item.title,
    group: group.title,
    source: item.source,
    verdict: answer.verdict,
  };
  return { item: told, plan: answer.plan, needsPlan: asked && isBinding(item) && isUnmet(told) };
}

function entryOf({ plan: one, items }: { plan: Plan; items: PlanItem[] }, order: readonly string[], today: IsoDate): PlanEntry {
  const served = new Set(items.flatMap(({ systems }) => systems));
  const unmet = items.filter(isUnmet).length;
  return {
    plan: one,
    items,
    systems: order.filter((id) => served.has(id)),
    unmet,
    overdue: isPending(one) && one.due !== null && one.due < today && unmet > 0,
    quarter: one.due === null ? null : quarterOf(one.due),
  };
}

const LAST = '9999-99';
const byDue = (a: PlanEntry, b: PlanEntry): number =>
  (a.plan.due ?? LAST).localeCompare(b.plan.due ?? LAST) || a.plan.id.localeCompare(b.plan.id);

/** Of totals that have no plan in common. */
export const sumOf = (totals: readonly PlanTotal[]): PlanTotal => ({
  cost: totals.reduce((sum, { cost }) => sum + cost, 0),
  plans: totals.reduce((sum, one) => sum + one.plans, 0),
  unestimated: totals.reduce((sum, one) => sum + one.unestimated, 0),
});

export const totalOf = (entries: readonly PlanEntry[]): PlanTotal => ({
  cost: entries.reduce((sum, entry) => sum + (entry.plan.cost ?? 0), 0),
  plans: entries.length,
  unestimated: entries.filter((entry) => entry.plan.cost === null).length,
});

/** Texts that people type differently mean the same: the first spelling stands for all. */
function spellings(texts: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const text of texts) if (!known.has(fold(text))) known.set(fold(text), text.trim());
  return known;
}

const emptyLast = (a: string, b: string): number => Number(a === '') - Number(b === '') || a.localeCompare(b, 'vi');

/** Cost by quarter of the due date and by source of money. */
export function sumsOf(entries: readonly PlanEntry[]): PlanSums {
  const known = spellings(entries.map((entry) => entry.plan.budgetSource));
  const sourceOf = (entry: PlanEntry): string => known.get(fold(entry.plan.budgetSource)) ?? '';
  const quarters = [...new Set(entries.map((entry) => entry.quarter))].toSorted((a, b) => (a ?? LAST).localeCompare(b ?? LAST));
  const sources = [...known.values()].toSorted(emptyLast);
  const cells = quarters.flatMap((of) =>
    sources.flatMap((source) => {
      const here = entries.filter((entry) => entry.quarter === of && sourceOf(entry) === source);
      return here.length === 0 ? [] : [{ quarter: of, source, ...totalOf(here) }];
    }),
  );
  return { quarters, sources, cells, total: totalOf(entries) };
}

function responsibleOf(entries: readonly PlanEntry[]): PlanOverview['responsible'] {
  const known = spellings(entries.map((entry) => entry.plan.responsible));
  return [...known]
    .map(([folded, name]) => {
      const theirs = entries.filter((entry) => fold(entry.plan.responsible) === folded);
      return { name, ...totalOf(theirs), overdue: theirs.filter(({ overdue }) => overdue).length };
    })
    .toSorted((a, b) => emptyLast(a.name, b.name));
}
