/** Recording the steps of a level's life, and the table of public holidays that limits are counted by. */
import { z } from 'zod';
import { ownHoliday } from '../assessment/duty.ts';
import { holidayTable } from '../checklist/holidays.ts';
import { isoDate } from '../date.ts';
import { done, nothing, saved, type ContractPart } from './values.ts';

export const approvalContract = {
  /** The shipped table and the unit's own days; `holidaysOf` in core/report/working-days.ts joins them. Without a workspace: no own days. */
  'holidays.list': { input: nothing, output: z.strictObject({ table: holidayTable, own: z.array(ownHoliday) }) },
  /** Adds an own day, or replaces the one of the same date. */
  'holidays.put': { input: ownHoliday, output: saved },
  'holidays.remove': { input: z.strictObject({ date: isoDate }), output: done },
} as const satisfies ContractPart;
