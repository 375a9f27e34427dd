/** A system with its checklist and answers laid side by side: what preflight reads, Mẫu số 08 counts and the record keeps. */
import { livePlan } from '../assessment/answer.ts';
import type { Answer, Evidence } from '../assessment/model.ts';
import { isAsked } from '../checklist/applicability.ts';
import type { ChecklistGroup, ChecklistItem } from '../checklist/model.ts';
import type { ReportSystem } from './input.ts';

export interface SheetItem {
  item: ChecklistItem;
  /** Null = nothing was ever entered. A plan that was cancelled is none. */
  answer: Answer | null;
  /** Linked evidence that exists, in the order it was linked. */
  evidence: Evidence[];
}

export interface SheetGroup {
  group: ChecklistGroup;
  items: SheetItem[];
  /** Items that don't arise: the system lacks every trait they name. */
  setAside: ChecklistItem[];
}

export interface Sheet extends ReportSystem {
  groups: SheetGroup[];
  /** The items of all groups, in order. */
  items: SheetItem[];
}

/** Lays out one system. Answers to items outside the checklist are left to preflight, which names them. */
export function sheetOf(input: ReportSystem, evidenceById: ReadonlyMap<string, Evidence>): Sheet {
  const answers = new Map(input.answers.map((answer) => [answer.itemId, answer]));
  const { traits } = input.system;
  const laidOut = (item: ChecklistItem): SheetItem => {
    const given = answers.get(item.id) ?? null;
    const answer = given === null ? null : { ...given, plan: livePlan(given.plan) };
    return { item, answer, evidence: (answer?.evidence ?? []).flatMap((id) => evidenceById.get(id) ?? []) };
  };
  const asked = (item: ChecklistItem): boolean => isAsked(item, traits, answers.get(item.id));
  const groups = (input.checklist?.groups ?? []).map((group) => ({
    group,
    items: group.items.filter(asked).map(laidOut),
    setAside: group.items.filter((item) => !asked(item)),
  }));
  return { ...input, groups, items: groups.flatMap((group) => group.items) };
}
