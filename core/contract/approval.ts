/** Recording the steps of a level's life, and the table of public holidays that limits are counted by. */
import { z } from 'zod';
import { ownHoliday } from '../assessment/duty.ts';
import { approval } from '../assessment/model.ts';
import { holidayTable } from '../checklist/holidays.ts';
import { isoDate } from '../date.ts';
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
  /** The shipped table and the unit's own days; `holidaysOf` in core/report/working-days.ts joins them. Without a workspace: no own days. */
  'holidays.list': { input: nothing, output: z.strictObject({ table: holidayTable, own: z.array(ownHoliday) }) },
  /** Adds an own day, or replaces the one of the same date. */
  'holidays.put': { input: ownHoliday, output: saved },
  'holidays.remove': { input: z.strictObject({ date: isoDate }), output: done },
} as const satisfies ContractPart;
