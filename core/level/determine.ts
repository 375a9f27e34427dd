/** Finds the level of a system by the rules of a framework file. The rules are data; nothing of the law is typed here. */
import type { Framework } from '../checklist/framework.ts';
import { level as levelSchema, type Level } from '../checklist/model.ts';
import { holds } from './evaluate.ts';
import { effectiveInputs, openInputs, unansweredInputs } from './inputs.ts';
import type { ApprovalPath, LevelInputs, LevelResult } from './model.ts';

/**
 * Runs `level_rules`: every match counts, the highest wins (NĐ 331 Đ8.2; NĐ 85 Đ5.2); then `raise_to` may lift, never lower
 * (NĐ 331 Đ10.5). Level is null where nothing matches and nothing lifts. A rule that hangs on an open question does not match:
 * while `unanswered` is not empty, the result may still change.
 */
export function determineLevel(framework: Framework, inputs: LevelInputs): LevelResult {
  const answers = effectiveInputs(framework, inputs);
  const unanswered = unansweredInputs(framework, inputs);
  const open = openInputs(framework, inputs);
  const matched = framework.level_rules
    .filter((rule) => holds(rule.when, answers, open))
    .map(({ id, level, clause, text }) => ({ id, level, clause, text }))
    .toSorted((a, b) => b.level - a.level);
  const found = matched[0]?.level ?? null;

  const { raise_to: raise, warnings } = framework.level_resolution;
  const asked = levelSchema.safeParse(answers[raise.input]).data;
  const raisedBy =
    asked !== undefined && (found === null || asked > found)
      ? { input: raise.input, level: asked, clause: raise.clause, text: raise.text }
      : null;
  const level = raisedBy?.level ?? found;

  return {
    framework: framework.id,
    level,
    matched,
    raisedBy,
    warnings: warnings
      .filter((warning) => holds(warning.when, answers, open))
      .map(({ id, text, clause }) => ({ id, text, clause: clause ?? null })),
    approval: level === null ? null : approvalPathOf(framework, level, answers),
    traits: framework.traits.filter((suggestion) => holds(suggestion.when, answers, open)).map((suggestion) => suggestion.trait),
    unanswered,
  };
}

/** Who does what for a level; a system on the national-security list goes the way of the level the file names (NĐ 331 Đ20.4). */
export function approvalPathOf(framework: Framework, level: Level, answers: LevelInputs = {}): ApprovalPath | null {
  const listed = framework.approval_common.listed_national_security_as_level;
  const asLevel = listed !== undefined && answers['listed_national_security'] === true ? listed : level;
  const path = framework.approval.find((one) => one.levels.includes(asLevel));
  if (path === undefined) return null;
  const limit = (one: Framework['approval_common']['approval_within'] | null): ApprovalPath['appraisalWithin'] =>
    one === null ? null : { days: one.days, kind: one.kind, from: one.from, clause: one.clause };
  return {
    prepares: path.prepares,
    expertOpinion: path.expert_opinion,
    appraises: path.appraises,
    approves: path.approves,
    approvesPlan: path.approves_plan ?? null,
    afterApproval: path.after_approval ?? null,
    appraisalWithin: limit(path.appraisal_within),
    approvalWithin: limit(framework.approval_common.approval_within),
    forms: Object.fromEntries(Object.entries(path.forms ?? {}).filter((entry): entry is [string, string] => entry[1] !== null)),
    clause: path.clause,
  };
}
