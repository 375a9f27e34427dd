/** A piece of evidence as a row of its table. */
import { z } from 'zod';
import { evidence as evidenceSchema, type Evidence } from '../../core/assessment/model.ts';

/** What is known of a file besides its bytes. */
export type EvidenceMeta = Partial<
  Pick<Evidence, 'title' | 'kind' | 'sensitivity' | 'note' | 'url' | 'effectiveOn' | 'validUntil' | 'replaces' | 'redacted'>
>;
/** Fields to change; what is undefined stays. */
export type EvidenceChange = { [K in keyof EvidenceMeta]?: EvidenceMeta[K] | undefined };

const row = z.object({
  id: z.string(),
  title: z.string(),
  file_name: z.string(),
  media_type: z.string(),
  size: z.number(),
  sha256: z.string(),
  effective_on: z.string().nullable(),
  valid_until: z.string().nullable(),
  added_at: z.string(),
  added_by: z.string(),
  kind: z.string(),
  sensitivity: z.string(),
  note: z.string(),
  url: z.string(),
  replaces: z.string().nullable(),
  redacted: z.string().nullable(),
});
/** One row of the table. */
export const parseEvidence = (raw: unknown): Evidence => {
  const { file_name, media_type, effective_on, valid_until, added_at, added_by, redacted, ...same } = row.parse(raw);
  return evidenceSchema.parse({
    ...same,
    fileName: file_name,
    mediaType: media_type,
    effectiveOn: effective_on,
    validUntil: valid_until,
    addedAt: added_at,
    addedBy: added_by,
    redacted: redacted === null ? null : JSON.parse(redacted),
  });
};

/** A row as it is written. */
export const columnsOf = (evidence: Evidence): Record<string, unknown> => ({
  ...evidence,
  redacted: evidence.redacted === null ? null : JSON.stringify(evidence.redacted),
});

const discardedRow = z.object({ discarded_at: z.string().nullable() });
/** When a row was set aside; null for one that is in the vault's list. */
export const discardedAtOf = (raw: unknown): string | null => discardedRow.parse(raw).discarded_at;
