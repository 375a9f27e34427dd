/** The judgement on a file from anywhere: what `antam verify` prints and the window shows (CLI.md, verify). */
import { z } from 'zod';

export const verificationVerdict = z.enum(['valid', 'invalid', 'indeterminate']);
export type VerificationVerdict = z.infer<typeof verificationVerdict>;

export const signatureReport = z.strictObject({
  /** Role from the signature field (preparer, head) or the field's own name. */
  role: z.string(),
  signer: z.string(),
  issuer: z.string(),
  /** ISO 8601 with offset; null where the file states none. */
  signedAt: z.string().nullable(),
  /** timestamp: proven by an RFC 3161 token; stated: the signer's own clock. */
  timeSource: z.enum(['timestamp', 'stated', 'none']),
  /** unchecked: a kind of signature this program can't judge. */
  integrity: z.enum(['intact', 'broken', 'unchecked']),
  chain: z.enum(['trusted', 'unknown_issuer', 'expired', 'not_yet_valid', 'broken', 'not_for_signing', 'revoked']),
  revocation: z.enum(['good', 'revoked', 'unchecked']),
  coversWholeFile: z.boolean(),
});
export type SignatureReport = z.infer<typeof signatureReport>;

export const verificationReport = z.strictObject({
  file: z.string(),
  kind: z.enum(['dossier', 'package', 'pdf', 'unknown']),
  verdict: verificationVerdict,
  /** Stable codes; texts in Vietnamese. Empty only for a valid file with nothing to remark. */
  reasons: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  signatures: z.array(signatureReport),
  content: z
    .strictObject({ unit: z.string(), year: z.number().int(), systems: z.number().int(), items: z.number().int(), digest: z.string() })
    .nullable(),
});
export type VerificationReport = z.infer<typeof verificationReport>;
