/**
 * Answered once for the unit, taken over by every system that has the same control and says nothing of its own. A system can
 * differ at any time; what it says itself always goes first.
 */
import { itemsOf } from '../checklist/items.ts';
import type { Checklist, Level } from '../checklist/model.ts';
import type { InformationSystem } from './system.ts';
import { isBlankAnswer } from './answer.ts';
import type { Answer, CommonAnswer } from './model.ts';

/** Stands where a system is named, for what is answered once for the unit. No system can have this id. */
export const COMMON = '@common';

/**
 * Whether a system takes the unit's answer over. Requirements grow with the level, so an answer to a stricter one holds for a
 * milder one; the other way round it proves too little and is only offered. [judgement]
 */
export const holdsAt = (common: Pick<CommonAnswer, 'level'>, level: Level): boolean => common.level >= level;

/**
 * The answers of a system as they count: its own, and for the rest those of the unit, marked `inherited`. An own answer that says
 * nothing (no verdict, text, evidence or plan) doesn't stand in the way; whether it brings the requirement in, and to whom it gives
 * it, is kept.
 */
export function effectiveAnswers(checklist: Checklist, own: readonly Answer[], common: readonly CommonAnswer[]): Answer[] {
  const given = new Map(common.filter((one) => holdsAt(one, checklist.level) && !isBlankAnswer(one)).map((one) => [one.control, one]));
  const byItem = new Map(own.map((answer) => [answer.itemId, answer]));
  const inherited = new Map(
    itemsOf(checklist).flatMap((item): [string, Answer][] => {
      const answer = byItem.get(item.id);
      const from = given.get(item.control);
      if (from === undefined || (answer !== undefined && !isBlankAnswer(answer))) return [];
      return [[item.id, inheritedAnswer(from, item.id, checklist, answer)]];
    }),
  );
  return [...own.filter(({ itemId }) => !inherited.has(itemId)), ...inherited.values()].map((answer) => asWorded(checklist, answer));
}

/** Confirmed only as long as the requirement says what was confirmed. */
function asWorded(checklist: Checklist, answer: Answer): Answer {
  const digest = checklist.itemDigests[answer.itemId];
  return digest === undefined || digest === answer.itemDigest ? answer : { ...answer, confirmed: false };
}

function inheritedAnswer(common: CommonAnswer, itemId: string, checklist: Checklist, own: Answer | undefined): Answer {
  const { control: _control, level, ...answer } = common;
  return {
    ...answer,
    itemId,
    // At this very level the digest tells whether the wording changed since it was answered; at another it was another text.
    itemDigest: level === checklist.level ? common.itemDigest : (checklist.itemDigests[itemId] ?? ''),
    included: own?.included ?? false,
    assignee: own === undefined || own.assignee === '' ? answer.assignee : own.assignee,
    inherited: true,
  };
}

/** The unit's answers laid on a checklist: by item id of that checklist; those whose control it lacks are left out. */
export function commonAnswersOn(checklist: Checklist, common: readonly CommonAnswer[]): Answer[] {
  const items = new Map(itemsOf(checklist).map((item) => [item.control, item]));
  return common.flatMap(({ control, level, ...answer }) => {
    const item = items.get(control);
    if (item === undefined) return [];
    const here = { ...answer, itemId: item.id };
    // Of a stricter requirement it holds here as well, of a milder one it proves too little; at this level the wording may have changed.
    if (level > checklist.level) return [here];
    return [level < checklist.level ? { ...here, confirmed: false } : asWorded(checklist, here)];
  });
}

/** The level at which the unit answers: the highest of these systems; null while none has a level. */
export function commonLevel(systems: readonly Pick<InformationSystem, 'level'>[]): Level | null {
  const levels = systems.flatMap(({ level }) => level ?? []);
  return levels.length === 0 ? null : Math.max(...levels);
}
