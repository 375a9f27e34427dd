/** Duties that were done: the proof that a repeated requirement was kept. */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import { id, text } from './text.ts';

export const dutyDone = z.strictObject({
  id,
  /** Key of the duty in the calendar, the same at each repetition. */
  duty: z.string().min(1).max(300),
  systemId: id.nullable(),
  doneOn: isoDate,
  note: text(4000),
  evidence: z.array(id).max(200),
});
export type DutyDone = z.infer<typeof dutyDone>;

/** A day that the unit adds to the shipped table of public holidays, or takes out of it. */
export const ownHoliday = z.strictObject({
  date: isoDate,
  name: text(200),
  /** True: people work on this day although the shipped table or the weekday says otherwise. */
  working: z.boolean(),
});
export type OwnHoliday = z.infer<typeof ownHoliday>;
