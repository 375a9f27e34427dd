/** Recording the steps of a level's life, and the table of public holidays that limits are counted by. */
import { z } from 'zod';
import { ownHoliday } from '../assessment/duty.ts';
import { approval } from '../assessment/model.ts';
import { holidayTable } from '../checklist/holidays.ts';
import { frameworkId, level, trait } from '../checklist/model.ts';
import { decision } from '../assessment/unit.ts';
import { isoDate, isoInstant } from '../date.ts';
import { levelDetermination } from '../level/model.ts';
import { done, id, nothing, saved, type ContractPart } from './values.ts';

export const approvalContract = {
  /** What the findings about an approval depend on beside the system and the unit. */
  'approval.facts': {
    input: z.strictObject({ systemId: id }),
    output: z.strictObject({
      /** The first finished risk assessment of the system. */
      riskAssessedOn: isoDate.nullable(),
      /** On the list of systems important to national security, by the last determination of its level (NĐ 331 Đ16, Đ20.4). */
      listed: z.boolean(),
    }),
  },
  /**
   * Writes the approval of a system; nothing else of it. INVALID_INPUT where the law does not allow it yet: `details` name the field
   * and say why, with the clause. What was wrong before and is not touched refuses nothing.
   */
  'approval.save': { input: z.strictObject({ systemId: id, approval }), output: saved },
  /** What a new approval after re-levelling starts from, and the decisions that were replaced so, the last first. */
  'approval.renewal': {
    input: z.strictObject({ systemId: id }),
    output: z.strictObject({
      /** The determination that waits for its approval; null: none. */
      determination: levelDetermination.nullable(),
      /** What its answers suggest of the system. */
      traits: z.array(trait),
      replaced: z.array(
        z.strictObject({ framework: frameworkId, level: level.nullable(), decision: decision.nullable(), replacedAt: isoInstant }),
      ),
    }),
  },
  /** Keeps what is known of the new approval so far, in whatever state it is; null = nothing of it. */
  'approval.saveRenewal': { input: z.strictObject({ systemId: id, renewal: approval.nullable() }), output: saved },
  /**
   * Records the new approval (NĐ 331 Đ25): framework, level and approval change together; the old decision stays in the journal and
   * the answers given under the framework become the current ones. INVALID_INPUT as with `approval.save`; CONFLICT where the
   * determination is not the one that waits.
   */
  'approval.renew': { input: z.strictObject({ systemId: id, determinationId: id, approval }), output: saved },
  /** Takes the last renewal back. CONFLICT once the new approval was changed. */
  'approval.undoRenewal': { input: z.strictObject({ systemId: id }), output: saved },
  /** The shipped table and the unit's own days; `holidaysOf` in core/report/working-days.ts joins them. Without a workspace: no own days. */
  'holidays.list': { input: nothing, output: z.strictObject({ table: holidayTable, own: z.array(ownHoliday) }) },
  /** Adds an own day, or replaces the one of the same date. */
  'holidays.put': { input: ownHoliday, output: saved },
  'holidays.remove': { input: z.strictObject({ date: isoDate }), output: done },
} as const satisfies ContractPart;
