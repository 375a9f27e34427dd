/** Answers to the questions of a framework file, and the level that follows from them. */
import { z } from 'zod';
import { frameworkId, level, trait } from '../checklist/model.ts';
import { isoInstant } from '../date.ts';

/** One answer: a text, number, yes/no, one option or several. Absent = not answered. */
export const inputValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type InputValue = z.infer<typeof inputValue>;

/** Answers by input id of the framework file. */
export const levelInputs = z.record(z.string(), inputValue);
export type LevelInputs = z.infer<typeof levelInputs>;

export const matchedRule = z.strictObject({ id: z.string(), level, clause: z.string(), text: z.string() });
export type MatchedRule = z.infer<typeof matchedRule>;

/** `from`: what the days are counted from. */
const limit = z.strictObject({ days: z.number().int(), kind: z.string(), from: z.string(), clause: z.string() });

/** Who does what with the dossier of this level (NĐ 331 Đ18–24; NĐ 85 Đ12–17). Party ids as in the framework file. */
export const approvalPath = z.strictObject({
  prepares: z.string(),
  expertOpinion: z.string().nullable(),
  appraises: z.string(),
  approves: z.string(),
  /** Who approves the protection plan where that is another (level 5); null where it is the same. */
  approvesPlan: z.string().nullable(),
  /** What follows the approval, in words; null where the decree asks for nothing. */
  afterApproval: z.string().nullable(),
  /** Days and their kind (“working” or “calendar”); null where the decree sets no limit. */
  appraisalWithin: limit.nullable(),
  approvalWithin: limit.nullable(),
  /** Form by step: request, expert_opinion, appraisal, submission, decision. */
  forms: z.record(z.string(), z.string()),
  clause: z.string(),
});
export type ApprovalPath = z.infer<typeof approvalPath>;

/** The input that lifted the level above the matched rules (risk assessment, component level). */
export const raisedBy = z.strictObject({ input: z.string(), level, clause: z.string(), text: z.string() });

/** What the rules say of a set of answers. A value of the rules alone: no system, no person, no date. */
export const levelResult = z.strictObject({
  framework: frameworkId,
  /** Null where no criterion fits: to be decided by risk assessment, with a reason. */
  level: level.nullable(),
  /** Every rule that matched, highest level first. */
  matched: z.array(matchedRule),
  raisedBy: raisedBy.nullable(),
  warnings: z.array(z.strictObject({ id: z.string(), text: z.string(), clause: z.string().nullable() })),
  approval: approvalPath.nullable(),
  /** Traits that the framework file suggests from the answers. */
  traits: z.array(trait),
  /** Ids of required questions without an answer: until they have one, the result may still change. */
  unanswered: z.array(z.string()),
});
export type LevelResult = z.infer<typeof levelResult>;

/** A level as it was determined: rules that matched, answers, who and when. Kept for ever; a new one is added. */
export const levelDetermination = z.strictObject({
  id: z.string().min(1).max(64),
  systemId: z.string().min(1).max(64),
  framework: frameworkId,
  inputs: levelInputs,
  level: level.nullable(),
  matched: z.array(matchedRule),
  raisedBy: raisedBy.nullable(),
  decidedBy: z.string(),
  decidedAt: isoInstant,
});
export type LevelDetermination = z.infer<typeof levelDetermination>;
