/** Files from elsewhere, and whom to trust. */
import { z } from 'zod';
import { authorityInfo, trustedAuthority } from '../exchange/certificate.ts';
import { verificationReport } from '../exchange/verification.ts';
import { done, id, nothing, path, type ContractPart } from './values.ts';

/** Files judged in one go; a folder may hold more. */
export const MOST_FILES = 500;

/** What a file of certificates holds, looked at before anything of it is trusted. */
export const authorityOffer = z.strictObject({
  path,
  /** `known`: trusted already. */
  authorities: z.array(authorityInfo.extend({ known: z.boolean() })),
  /** Certificates of people and machines in the same file: never taken. */
  others: z.number().int(),
});
export type AuthorityOffer = z.infer<typeof authorityOffer>;

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const verificationContract = {
  'verify.pick': { input: nothing, output: z.array(z.string()) },
  /** Files to judge among what was picked or dropped: folders are searched, deeper ones too. `left`: found beyond the limit. */
  'verify.expand': {
    input: z.strictObject({ paths: z.array(path).max(10_000) }),
    output: z.strictObject({ files: z.array(z.string()), left: z.number().int() }),
  },
  /**
   * Judges one file; tells `verify.progress` under the id `job`, by which `verify.cancel` stops it. PASSWORD_NEEDED and
   * PASSWORD_WRONG for a package that is locked.
   */
  'verify.file': {
    input: z.strictObject({ path, job: id.optional(), password: z.string().max(1000).optional() }),
    output: verificationReport,
  },
  'verify.cancel': { input: z.strictObject({ job: id }), output: done },
  'trust.list': { input: nothing, output: z.array(trustedAuthority) },
  /** Looks into a file of certificates (PEM, DER, P7B); asks for one when `path` is null; null = cancelled. Nothing is trusted by it. */
  'trust.read': { input: z.strictObject({ path: path.nullable() }), output: authorityOffer.nullable() },
  /** Trusts the certificates of a file that have these fingerprints: those a person has seen. */
  'trust.import': {
    input: z.strictObject({ path, fingerprints: z.array(fingerprint).min(1).max(200) }),
    output: z.array(authorityInfo),
  },
  'trust.remove': { input: z.strictObject({ fingerprint }), output: done },
} as const satisfies ContractPart;
