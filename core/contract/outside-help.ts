/** Requirements that go out to a supplier and come back answered. */
import { z } from 'zod';
import { OUTSIDE_REFUSALS, OUTSIDE_WARNINGS, outsideField } from '../assessment/outside-help.ts';
import { isoDate, isoInstant } from '../date.ts';
import { deskPlace } from './assessment.ts';
import { deskSubject } from './shapes.ts';
import { id, saved, year, type ContractPart } from './values.ts';

const comparedRow = z.strictObject({
  /** As the spreadsheet program numbers it. */
  row: z.number().int(),
  itemId: z.string().nullable(),
  title: z.string(),
  state: z.enum(['new', 'changed', 'same', 'empty', 'invalid']),
  refusal: z.enum(OUTSIDE_REFUSALS).nullable(),
  problems: z.array(z.string()),
  warnings: z.array(z.enum(OUTSIDE_WARNINGS)),
  /** Dates as stored, verdicts by their ids. */
  changes: z.array(z.strictObject({ field: outsideField, before: z.string(), after: z.string() })),
});
export type OutsideRow = z.infer<typeof comparedRow>;

/** A workbook that came back, compared with the answers; nothing is written yet. */
export const outsidePreview = z.strictObject({
  /** Names what was read when it is taken over. */
  token: id,
  file: z.string(),
  subject: deskSubject.pick({ id: true, name: true, shortName: true, level: true, framework: true }),
  year,
  exportedAt: isoInstant,
  rows: z.array(comparedRow),
});
export type OutsidePreview = z.infer<typeof outsidePreview>;

export const outsideContract = {
  /** Writes requirements as a workbook; null when the dialog is cancelled. ITEM_UNKNOWN. */
  'outside.export': {
    input: deskPlace.extend({
      itemIds: z.array(z.string()).min(1).max(1000),
      recipient: z.string().trim().max(200),
      deadline: isoDate.nullable(),
      message: z.string().trim().max(2000),
      /** Sends along what the unit answered so far. */
      withAnswers: z.boolean(),
    }),
    output: z.strictObject({ file: z.string(), items: z.number().int() }).nullable(),
  },
  /** Reads a workbook that the user picks; null when the dialog is cancelled. INVALID_INPUT, NOT_FOUND for a system that is gone. */
  'outside.preview': { input: z.undefined(), output: outsidePreview.nullable() },
  /** Takes over chosen rows, unconfirmed, as one act. CONFLICT when an answer has changed since the preview. */
  'outside.apply': {
    input: z.strictObject({ token: id, rows: z.array(z.number().int()).min(1).max(10_000) }),
    output: z.strictObject({ changed: z.number().int(), ...saved.shape }),
  },
} as const satisfies ContractPart;
