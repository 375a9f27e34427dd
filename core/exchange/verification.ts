/** The judgement on a file from anywhere: what `antam verify` prints and the window shows (CLI.md, verify). */
import { z } from 'zod';
import { frameworkId, level } from '../checklist/model.ts';
import { isoInstant } from '../date.ts';
import { chainLink } from './certificate.ts';
import { replacedDossier, reportChoice } from './record.ts';

export const verificationVerdict = z.enum(['valid', 'invalid', 'indeterminate']);
export type VerificationVerdict = z.infer<typeof verificationVerdict>;

/** What CLI.md promises of every signature. */
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

export const revocationDetail = z.strictObject({
  state: z.enum(['good', 'revoked', 'unchecked']),
  /** Where that is known from; null when unchecked. */
  source: z.enum(['ocsp', 'crl']).nullable(),
  /** From the file, or given by the one who checks. */
  origin: z.enum(['embedded', 'given']).nullable(),
  /** When the issuer said so; ISO 8601 with offset. */
  issuedAt: z.string().nullable(),
  /** When a certificate of the chain was revoked, and whose it is. */
  revokedAt: z.string().nullable(),
  revoked: z.string().nullable(),
});

export const timestampDetail = z.strictObject({
  /** trusted: it counts; untrusted: sound, but of an unknown authority; broken: not over these bytes. */
  state: z.enum(['trusted', 'untrusted', 'broken']),
  /** ISO 8601 with offset; null when broken. */
  time: z.string().nullable(),
  authority: z.string(),
  issuer: z.string(),
  algorithm: z.string(),
  certificates: z.array(chainLink),
  revocationDetail,
});
export type TimestampDetail = z.infer<typeof timestampDetail>;

/** Where in the file a signature or timestamp ends: nth of so many states of the file. */
const coverage = {
  /** States of the file are counted from 1; 0 where the signature fits none. */
  revision: z.number().int(),
  revisions: z.number().int(),
  /** Bytes it covers, its own value left out. */
  coveredBytes: z.number().int(),
  /** Pages of the file as it was signed; null where they can't be counted. */
  pages: z.number().int().nullable(),
};

export const judgedSignature = signatureReport.extend({
  /** PAdES baseline level; none: another kind of signature, or a broken one. */
  level: z.enum(['none', 'B-B', 'B-T', 'B-LT']),
  /** /SubFilter of the signature: how it is written. */
  subFilter: z.string(),
  /** “RSA 2048, SHA-256”; empty when unreadable. */
  algorithm: z.string(),
  /** From the signer to the one the user trusts, as far as found. */
  certificates: z.array(chainLink),
  /** The signer's own clock. */
  statedAt: z.string().nullable(),
  /** The timestamp over this signature. */
  timestamp: timestampDetail.nullable(),
  revocationDetail,
  ...coverage,
});
export type JudgedSignature = z.infer<typeof judgedSignature>;

/** A timestamp over the whole file up to it: nobody's signature. */
export const documentTimestamp = timestampDetail.extend({ name: z.string(), coversWholeFile: z.boolean(), ...coverage });

/** A stretch of bytes: `from` counted from 0, `to` is the first that is no longer part of it. */
export const byteRange = z.strictObject({ from: z.number().int(), to: z.number().int() });
export type ByteRange = z.infer<typeof byteRange>;

/** One state of the file: what was appended to the one before, as far as a reader can tell. */
export const revision = z.strictObject({
  number: z.number().int(),
  ...byteRange.shape,
  /** Fields of the signatures that end here. */
  signatures: z.array(z.string()),
  /** Made by printing the embedded record. */
  printed: z.boolean(),
  /** The file could not be read as it was then: only the bytes are known. */
  unreadable: z.boolean(),
  /** Pages the file had then; null where it can't be read. */
  pages: z.number().int().nullable(),
  /** Pages whose content changed or that were added; and those that only gained annotations or form fields. */
  changedPages: z.array(z.number().int()),
  addedPages: z.array(z.number().int()),
  removedPages: z.number().int(),
  annotatedPages: z.array(z.number().int()),
  /** Names of attached files that were added, replaced or removed. */
  attachments: z.array(z.string()),
  /** Title, author and other properties. */
  properties: z.boolean(),
  /** Objects new, written anew, and gone. */
  objects: z.strictObject({ added: z.number().int(), changed: z.number().int(), removed: z.number().int() }),
});
export type Revision = z.infer<typeof revision>;

export const pagesReport = z.strictObject({
  /**
   * same: printing the record again gives these very bytes; same_at_first: it did, before something that is not signing was
   * appended, which may show other pages; differ: other ones; texts_found, texts_missing: another edition of
   * the printer made them, so only the texts of the record were looked for; unchecked: neither could be done; no_record.
   */
  state: z.enum(['same', 'same_at_first', 'differ', 'texts_found', 'texts_missing', 'unchecked', 'no_record']),
  /** Bytes of the file that printing gives otherwise; at most twenty stretches. */
  differing: z.array(byteRange),
  /** Pages that these bytes draw, where that can be told. */
  differingPages: z.array(z.number().int()),
  /** How many texts were looked for, and the first of those that were not found. */
  texts: z.number().int(),
  missingTexts: z.array(z.string()),
});
export type PagesReport = z.infer<typeof pagesReport>;

/** same, differs; missing: listed but not there; left_out: the package says so itself; redacted: the copy the dossier names. */
export const evidenceState = z.enum(['same', 'differs', 'missing', 'left_out', 'redacted']);
export type EvidenceState = z.infer<typeof evidenceState>;

const measured = z.strictObject({ sha256: z.string(), size: z.number().int() });
export const comparedEvidence = z.strictObject({
  nr: z.number().int(),
  title: z.string(),
  fileName: z.string(),
  state: evidenceState,
  /** By the dossier; for a redacted copy, that of the copy. */
  expected: measured,
  /** In the package; null where there is none. */
  found: measured.nullable(),
});
export type ComparedEvidence = z.infer<typeof comparedEvidence>;

/** What the dossier says of itself. True only as far as the signatures make it so. */
export const statement = z.strictObject({
  unit: z.string(),
  year: z.number().int(),
  draft: z.boolean(),
  createdAt: isoInstant,
  program: z.string(),
  printer: z.number().int(),
  report: reportChoice.nullable(),
  replaces: replacedDossier.nullable(),
  systems: z.array(
    z.strictObject({
      name: z.string(),
      framework: frameworkId,
      frameworkTitle: z.string(),
      level: level.nullable(),
      items: z.number().int(),
      met: z.number().int(),
      partly: z.number().int(),
      /** Answered so, or not answered at all. */
      unmet: z.number().int(),
      notApplicable: z.number().int(),
    }),
  ),
  evidence: z.number().int(),
});
export type Statement = z.infer<typeof statement>;

export const verificationReport = z.strictObject({
  file: z.string(),
  kind: z.enum(['dossier', 'package', 'pdf', 'unknown']),
  verdict: verificationVerdict,
  /** Stable codes; texts in Vietnamese. Empty only for a valid file with nothing to remark. */
  reasons: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  signatures: z.array(judgedSignature),
  content: z
    .strictObject({ unit: z.string(), year: z.number().int(), systems: z.number().int(), items: z.number().int(), digest: z.string() })
    .nullable(),
  /** Of the file as it was read; empty and 0 where it was not read as a whole. */
  sha256: z.string(),
  size: z.number().int(),
  /** When it was judged. */
  checkedAt: isoInstant,
  timestamps: z.array(documentTimestamp),
  /** States of the PDF, oldest first. */
  revisions: z.array(revision),
  pages: pagesReport,
  /** Of a package, line by line; empty otherwise. */
  evidence: z.array(comparedEvidence),
  /** Names in the package that nothing lists; at most fifty. */
  unlisted: z.array(z.string()),
  statement: statement.nullable(),
});
export type VerificationReport = z.infer<typeof verificationReport>;

/** Phases of judging one file. */
export const verificationPhase = z.enum(['read', 'evidence', 'signatures', 'changes', 'reprint', 'texts']);
export type VerificationPhase = z.infer<typeof verificationPhase>;
