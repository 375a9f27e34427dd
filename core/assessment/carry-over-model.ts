/** What is taken along from one place of answers to another: the source, the target, and what is offered. */
import type { Checklist, ChecklistItem, FrameworkId, Level, Trait } from '../checklist/model.ts';
import type { CrosswalkLink } from '../checklist/crosswalk.ts';
import type { Answer, AnswerChange, Provenance } from './model.ts';

/** A requirement of the source as it read when it was answered. */
export interface Said {
  item: ChecklistItem;
  level: Level;
  /** False where the wording that was answered is not kept: `item` then is a later one. */
  exact: boolean;
  answer: Answer;
}

/** The answers that may be taken along, as they counted. */
export interface CarrySource {
  /** Of another year, of another level in the same year, or of the framework before. */
  kind: 'year' | 'level' | 'framework';
  /** Null for what was answered once for the unit. */
  systemId: string | null;
  year: number;
  framework: FrameworkId;
  /** The level that was answered; single answers may be to another one. */
  level: Level;
  /** What was asked then, also where nothing was answered. */
  checklist: Checklist;
  said: readonly Said[];
  /** Answers to requirements of which no wording is known any more. */
  unknown: readonly Answer[];
}

/** Where they are taken to. */
export interface CarryTarget {
  checklist: Checklist;
  traits: readonly Trait[];
  /** What is answered there already; of a system its own answers. */
  answers: readonly Answer[];
}

/**
 * What happens to a requirement that is asked:
 * - same     the requirement is unchanged: the answer comes along as it is
 * - changed  it says something else now: `cover` and `change` tell what comes along
 * - new      nothing comes
 * - kept     it is answered already; that answer is not touched
 * - common   the answer was the unit's, and comes along there
 */
export const CARRY_STATES = ['same', 'changed', 'new', 'kept', 'common'] as const;
export type CarryState = (typeof CARRY_STATES)[number];

/** What is offered for one requirement. Everything here is a proposal: nothing is confirmed until a person has looked at it again. */
export interface Offer {
  item: ChecklistItem;
  state: CarryState;
  /** How much the old answers prove; “none” also where no source is left. */
  cover: CrosswalkLink['cover'];
  /** What the requirement adds to the old one, by the crosswalk; empty where nothing. */
  delta: string;
  /** The answers it comes from. */
  from: Said[];
  /** What the new answer will tell of its source; null where nothing comes. */
  carried: Provenance | null;
  /** What to write, unconfirmed; null = nothing is written. Without a verdict the requirement is left to be judged. */
  change: AnswerChange | null;
  /** Ids of the evidence of all sources, in their order, each once; empty where nothing is written. */
  evidence: string[];
}

/**
 * Why an answer of the source leads nowhere:
 * - gone            the checklist has no such requirement any more
 * - set_aside       the requirement does not arise for the system
 * - superseded      a newer answer to the same control is taken
 * - not_applicable  answered “Không áp dụng” under the other framework: no proof for another requirement
 * - no_evidence     only evidence could be taken along, and it has none
 * - no_link         the crosswalk takes it nowhere
 */
export const LEFT_REASONS = ['gone', 'set_aside', 'superseded', 'not_applicable', 'no_evidence', 'no_link'] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export interface Left {
  answer: Answer;
  /** Null where no wording is known. */
  item: ChecklistItem | null;
  reason: LeftReason;
}

export interface CarryOver {
  /** One for each requirement of the target that is asked, in its order. */
  offers: Offer[];
  /** Answers of the source that lead nowhere; they stay where they are. */
  left: Left[];
}

/** Whether anything would be written. */
export const isOffered = ({ change }: Pick<Offer, 'change'>): boolean => change !== null;

/** How many requirements are in each state. */
export function carryCounts(offers: readonly Offer[]): Record<CarryState, number> {
  const counts = { same: 0, changed: 0, new: 0, kept: 0, common: 0 };
  for (const { state } of offers) counts[state] += 1;
  return counts;
}

/** What the new answer tells of where it came from. */
export const provenanceOf = (
  { kind, systemId, year, framework, level }: CarrySource,
  from: readonly Said[],
  proven: Pick<Provenance, 'cover' | 'delta' | 'verdict'>,
): Provenance => ({
  kind,
  systemId,
  year,
  framework,
  level: from.length === 0 ? level : Math.min(...from.map((said) => said.level)),
  items: from.map(({ item }) => item.id),
  ...proven,
});
