/** The crosswalk: what an answer under one framework still proves under the next. Meaning: head of checklists/crosswalk.yaml. */
import { z } from 'zod';
import { controlKey, frameworkId } from './model.ts';

const cover = z.enum(['full', 'part', 'evidence', 'none']);

const link = z
  .strictObject({
    to: controlKey,
    from: z.array(controlKey),
    cover,
    cover_at: z.record(z.string().regex(/^[1-5]$/), cover).optional(),
    delta: z.string().min(1).optional(),
  })
  .refine((one) => one.cover === 'full' || one.delta !== undefined, { error: 'liên kết chưa đủ (cover khác full) phải nêu delta' })
  .refine((one) => one.from.length > 0 || one.cover === 'none', { error: 'không có nguồn (from rỗng) thì cover phải là none' });
export type CrosswalkLink = z.infer<typeof link>;

export const crosswalk = z.strictObject({ schema: z.literal(1), from: frameworkId, to: frameworkId, links: z.array(link).min(1) });
export type Crosswalk = z.infer<typeof crosswalk>;
