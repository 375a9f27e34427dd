/** The transition from NĐ 85 to NĐ 331, system by system (Luật 116 Đ45.1; NĐ 331 Đ39.1; regulation.md §12). */
import { z } from 'zod';
import type { InformationSystem } from '../assessment/model.ts';
import { comparisonsIn } from '../checklist/condition.ts';
import type { Framework } from '../checklist/framework.ts';
import { level } from '../checklist/model.ts';
import { isoDate, type IsoDate } from '../date.ts';
import { carryOver } from '../level/compare.ts';
import { determineLevel } from '../level/determine.ts';
import { holds } from '../level/evaluate.ts';
import { effectiveInputs } from '../level/inputs.ts';
import { matchedRule, type LevelDetermination, type LevelInputs } from '../level/model.ts';
import { daysLeft } from './calendar.ts';

/** One rule of section `transition` that binds the system. */
export const transitionRule = z.strictObject({
  id: z.string(),
  effect: z.string(),
  clause: z.string(),
  /** The planning date, one day on the safe side; null where the law sets none: at once. */
  date: isoDate.nullable(),
  /** Whole days from today; negative once it has passed. */
  daysLeft: z.number().int().nullable(),
  done: z.boolean(),
});
export type TransitionRule = z.infer<typeof transitionRule>;

/** What the rules of the next framework say of the level, for information. */
export const recomputedLevel = z.strictObject({
  /** Null where no criterion fits, or while the level hangs on `missing`. */
  level: level.nullable(),
  /** What is sure already: the level is not below it. */
  atLeast: level.nullable(),
  matched: z.array(matchedRule),
  /** Questions that the old answers don't answer and on which the level hangs. */
  missing: z.array(z.string()),
  /** The rules were run on answers given under the next framework itself. */
  determined: z.boolean(),
});
export type RecomputedLevel = z.infer<typeof recomputedLevel>;

/**
 * What is best done next; `go_over`: every requirement is met, so the system can be levelled under the next framework; `renew`: that is
 * done and waits for its approval (NĐ 331 Đ25).
 */
export const transitionStep = z.enum(['determine', 'approve', 'start_gap', 'continue_gap', 'relevel', 'go_over', 'renew']);
export type TransitionStep = z.infer<typeof transitionStep>;

export interface TransitionLaw {
  /** NĐ 85 and NĐ 331. */
  old: Framework;
  next: Framework;
}

/**
 * The rules that bind a system today, the most urgent first; empty where none does. A system in use keeps its level only if that was
 * approved under the old law before the new one came into force; approved later, it came out of construction (NĐ 331 Đ39.1). Where
 * the beginning of construction is not recorded, the framework chosen for it decides [judgement].
 */
export function transitionRules({ old, next }: TransitionLaw, system: InformationSystem, today: IsoDate): TransitionRule[] {
  const rule = (id: string, done = false): TransitionRule[] => {
    const found = next.transition.find((one) => one.id === id);
    if (found?.effect === undefined) return [];
    const date = found.plan_for ?? null;
    const left = date === null ? null : daysLeft(today, date);
    return [{ id, effect: found.effect, clause: found.clause ?? '', date, daysLeft: left, done }];
  };
  const since = next.transition.find(({ id }) => id === 'kept_level')?.from ?? '';
  const isOld = system.framework === old.id;
  const approved = system.approval.status === 'approved';
  const wasBuilding = wasUnderConstruction(system, isOld, since);

  if (system.stage === 'in_construction' && !wasBuilding) return [];
  // Put into use since, a system that waits for its approval under the old law waits for it still.
  if (wasBuilding && (system.stage === 'in_construction' || (isOld && !approved))) {
    const approve = isOld || !approved ? rule('in_construction_approve', approved) : [];
    return [...approve, ...rule('in_construction_protect')];
  }
  if (!isOld) return system.level === null && !approved ? rule('never_levelled') : [];
  if (!approved) return rule('never_levelled');
  const decided = system.approval.decision?.date ?? null;
  return decided !== null && decided >= since ? rule('in_construction_protect') : rule('kept_level');
}

/**
 * Whether a system was in investment or construction on the day from which the new law holds: how it stood then counts, not how it
 * stands today (NĐ 331 Đ39.1). Where its beginning is not recorded, the framework chosen for it decides [judgement].
 */
export function wasUnderConstruction(
  system: Pick<InformationSystem, 'stage' | 'constructionStarted' | 'investmentApproved' | 'inUseSince'>,
  isOld: boolean,
  since: IsoDate,
): boolean {
  const begun = [system.constructionStarted, system.investmentApproved].filter((date) => date !== null).toSorted()[0];
  const hadBegun = begun === undefined ? isOld : begun < since;
  return hadBegun && (system.stage === 'in_construction' || (system.inUseSince !== null && system.inUseSince >= since));
}

/** What the screens call the state of a system approved under the old framework: “Giữ cấp độ theo Luật 116 Đ45.1”. */
export function transitionBadge({ old }: TransitionLaw, rules: readonly TransitionRule[]): { text: string; clause: string } | null {
  const badge = old.transition.find(({ id }) => id === 'badge');
  if (badge?.show === undefined || !rules.some(({ id }) => id === 'kept_level')) return null;
  return { text: badge.show, clause: badge.clause ?? '' };
}

/** From this day the assessments under the old framework are history; null where its file names none. */
export const historySince = ({ old }: TransitionLaw): IsoDate | null => old.transition.find(({ id }) => id === 'lock')?.from ?? null;

/**
 * The level that the next framework gives (NĐ 331 Đ11–15), from the newest determination under it, else from the answers to the old
 * questions as far as they carry over, as in the level form. Null where nobody determined a level yet.
 */
export function recomputeLevel({ old, next }: TransitionLaw, history: readonly LevelDetermination[]): RecomputedLevel | null {
  const determined = history.find(({ framework }) => framework === next.id);
  const basis = determined ?? history.find(({ framework }) => framework === old.id);
  if (basis === undefined) return null;
  const inputs = determined === undefined ? carryOver(old, next, basis.inputs).inputs : basis.inputs;
  const result = determineLevel(next, inputs);
  const missing = decisiveQuestions(next, inputs, result.level ?? 0, result.unanswered);
  return {
    level: missing.length > 0 ? null : result.level,
    atLeast: result.level,
    matched: result.matched,
    missing: missing.map((id) => next.inputs.find((input) => input.id === id)?.label ?? id),
    determined: determined !== undefined,
  };
}

/** The open questions on which a rule above `found` may still hang. */
function decisiveQuestions(framework: Framework, inputs: LevelInputs, found: number, unanswered: readonly string[]): string[] {
  const answers = effectiveInputs(framework, inputs);
  const open = new Set(unanswered);
  const named = framework.level_rules
    .filter((rule) => rule.level > found && !holds({ not: rule.when }, answers, open))
    .flatMap((rule) => comparisonsIn(rule.when))
    .flatMap((comparison) => ('input' in comparison ? [comparison.input] : []));
  return unanswered.filter((id) => named.includes(id));
}

/** The next step of a system, by what binds it, how far its gap assessment is and which level the new rules give. */
export function nextTransitionStep(
  system: InformationSystem,
  rules: readonly TransitionRule[],
  recomputed: RecomputedLevel | null,
  gap: { started: boolean; applicable: number; confirmed: number; met: number } | null,
): TransitionStep {
  if (rules.some(({ id }) => id === 'never_levelled') || system.level === null) return 'determine';
  if (rules.some(({ id, done }) => id === 'in_construction_approve' && !done)) return 'approve';
  if (gap === null) return 'start_gap';
  if (gap.confirmed < gap.applicable || gap.met < gap.applicable) return gap.started ? 'continue_gap' : 'start_gap';
  if (isToRenew(system, recomputed)) return 'renew';
  if (recomputed !== null && recomputed.level !== null && recomputed.level !== system.level) return 'relevel';
  return 'go_over';
}

/** Whether the level of an approved system is determined under the next framework and only its new approval is missing. */
export const isToRenew = (system: Pick<InformationSystem, 'approval'>, recomputed: RecomputedLevel | null): boolean =>
  system.approval.status === 'approved' && recomputed !== null && recomputed.determined && recomputed.level !== null;
