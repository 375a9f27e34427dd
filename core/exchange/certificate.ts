/** What a person needs to recognise an X.509 certificate. */
import { z } from 'zod';
import { isoInstant } from '../date.ts';

export const certificateInfo = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: isoInstant,
  notAfter: isoInstant,
  /** SHA-256 of the DER, hex. */
  fingerprint: z.string(),
  algorithm: z.string(),
});
export type CertificateInfo = z.infer<typeof certificateInfo>;

/** A certificate in the chain of a signature, and whether the user himself vouches for it. */
export const chainLink = certificateInfo.extend({ trusted: z.boolean() });
export type ChainLink = z.infer<typeof chainLink>;

/** An issuer's certificate: one that vouches for itself is a root. */
export const authorityInfo = certificateInfo.extend({ root: z.boolean() });
export type AuthorityInfo = z.infer<typeof authorityInfo>;

export const trustedAuthority = authorityInfo.extend({ importedAt: isoInstant });
export type TrustedAuthority = z.infer<typeof trustedAuthority>;

/** A fingerprint as issuers publish it, in groups that two people can read to each other: “9F86 D081 …”. */
export const readableFingerprint = (fingerprint: string): string => (fingerprint.toUpperCase().match(/.{1,4}/g) ?? []).join(' ');
