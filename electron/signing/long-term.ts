/** From a signed PDF to one that can still be judged when its certificates have expired: PAdES B-LT. */
import type { Der } from './certificates.ts';
import { extendPdf } from './dss.ts';
import { collectRevocation, refuseUnproven, type Collected, type CollectOptions } from './revocation-fetch.ts';
import { verifySignatures } from './verify.ts';

export interface LongTermOptions extends Omit<CollectOptions, 'known'> {
  /** Stamps the file with its new data. */
  timestampUrl: string;
}

/**
 * The chains of the signatures of a PDF and of the timestamps over them: what revocation has to be known of. Signatures that the file proves
 * good already are left out; of a chain that is incomplete, what there is.
 */
export async function chainsOf(pdf: Uint8Array, options: { trusted: readonly Der[]; now: Date }): Promise<Der[]> {
  const { details } = await verifySignatures(pdf, options);
  return details
    .filter(({ level }) => level !== 'B-LT')
    .flatMap(({ chainDer, timestamp }) => [...chainDer, ...(timestamp?.chainDer ?? [])]);
}

/**
 * The PDF with revocation data for all its signatures, and a timestamp over that. All or nothing: REVOCATION_UNAVAILABLE when a single
 * certificate's issuer could not be heard, CERTIFICATE_REVOKED, and the failures of `extendPdf`.
 */
export async function addLongTermData(pdf: Uint8Array, { timestampUrl, ...options }: LongTermOptions): Promise<Uint8Array> {
  const { trusted = [], now, signal } = options;
  const revocation: Collected = await collectRevocation(await chainsOf(pdf, { trusted, now }), options);
  refuseUnproven(revocation);
  return extendPdf(pdf, { revocation, timestampUrl, ...(signal === undefined ? {} : { signal }) });
}
