/** What asks for a level to be determined anew (NĐ 331 Đ10.2, Đ25; NĐ 85 Đ18). */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import { id, text } from './text.ts';

/** One thing that happened; open until `handledOn`. */
export const relevelTrigger = z.strictObject({
  id,
  systemId: id,
  /** Id of `relevel_triggers` of the framework file. */
  trigger: z.string().min(1).max(60),
  on: isoDate,
  note: text(4000),
  handledOn: isoDate.nullable(),
  /** The determination that answered it; null = decided without one, as `outcome` tells. */
  determinationId: id.nullable(),
  outcome: text(2000),
});
export type RelevelTrigger = z.infer<typeof relevelTrigger>;
