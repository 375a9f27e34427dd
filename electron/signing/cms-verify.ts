/** Is a CMS a sound signature over these bytes? Judged apart from whom it belongs to. Cheap questions first. */
import { createHash } from 'node:crypto';
import { Sequence } from 'asn1js';
import type { Certificate, SignerInfo } from 'pkijs';
import type { ReasonCode } from '../../core/exchange/reasons.ts';
import { algorithmText, isWeakSignature, same, type Der } from './certificates.ts';
import { OID } from './cms.ts';
import { bindsCertificate, carriedState, holds, isOutdated, parseCms, RSA_PSS, type CmsKind, type ParsedCms } from './cms-parse.ts';
import { judgeToken, type TokenJudgement } from './token.ts';

export interface CmsJudgement {
  intact: boolean;
  signer: Certificate | null;
  others: Certificate[];
  /** “RSA 2048, SHA-256”; empty when unreadable. */
  algorithm: string;
  /** The timestamp over the signature's value; null without one, or where the signature doesn't hold anyway. */
  stamp: TokenJudgement | null;
  /** Time of a timestamp that holds and comes from somebody trusted. */
  provenAt: Date | null;
  faults: ReasonCode[];
}

/** Nothing of it can be relied on. */
export const BROKEN: CmsJudgement = {
  intact: false,
  signer: null,
  others: [],
  algorithm: '',
  stamp: null,
  provenAt: null,
  faults: ['signature_malformed'],
};

export interface CmsOptions {
  trusted: readonly Der[];
  /** Must the CMS name its signer's certificate (CAdES)? */
  cades: boolean;
  kind?: Exclude<CmsKind, 'token'>;
  /** Further certificates that may lead from a timestamp's authority to an anchor. */
  known?: readonly Certificate[];
}

/** The bytes that are covered, and how to hash them: a large file is not copied for it. */
export type Digest = (hash: string) => Uint8Array;

export const digestOf =
  (...pieces: Uint8Array[]): Digest =>
  (hash) => {
    const digest = createHash(hash);
    for (const piece of pieces) digest.update(piece);
    return digest.digest();
  };

/** Judges the CMS in /Contents over the covered bytes. Hostile input gives a judgement, never an error. */
export async function judgeCms(contents: Uint8Array, covered: Digest, options: CmsOptions): Promise<CmsJudgement> {
  const { kind = 'detached', cades, trusted, known = [] } = options;
  const parsed = parseCms(contents, kind);
  if (parsed === null) return BROKEN;
  const { info, signer, others, hash } = parsed;
  const isPss = info.signatureAlgorithm.algorithmId === RSA_PSS;
  const judged = {
    signer: signer.certificate,
    others: others.map(({ certificate }) => certificate),
    algorithm: algorithmText(signer.x509, hash, isPss),
  };
  const unbound = cades && !bindsCertificate(info, signer.der, OID.signingCertificateV2);
  const weak = isOutdated(hash) || isWeakSignature(info.signatureAlgorithm) || kind === 'sha1';
  const faults: ReasonCode[] = [...(unbound ? ['certificate_unbound' as const] : []), ...(weak ? ['weak_algorithm' as const] : [])];
  // What the signature is over was changed: whether it once held makes no difference.
  if (!isOver(parsed, covered) || !(await holds(parsed))) return { ...judged, intact: false, stamp: null, provenAt: null, faults };

  const carried = carriedState([signer, ...others], trusted);
  const stamp = await timestampOf(info, trusted, known);
  if (carried === 'broken') faults.push('signature_malformed');
  if (carried === 'open' || stamp?.open === true) faults.push('certificate_unverified');
  if (stamp?.state === 'broken') faults.push('timestamp_unverified');
  return { ...judged, intact: true, stamp, provenAt: stamp?.state === 'trusted' ? stamp.time : null, faults };
}

function isOver({ hash, digest, content }: ParsedCms, covered: Digest): boolean {
  if (content === null) return same(digest, covered(hash));
  return same(content, covered('sha1')) && same(digest, digestOf(content)(hash));
}

/** The RFC 3161 token over this signature's value, judged; null without one. */
async function timestampOf(info: SignerInfo, trusted: readonly Der[], known: readonly Certificate[]): Promise<TokenJudgement | null> {
  const attribute = info.unsignedAttrs?.attributes.find((one) => one.type === OID.timestampToken);
  if (attribute === undefined) return null;
  const value: unknown = attribute.values[0];
  const token = value instanceof Sequence ? new Uint8Array(value.toBER(false)) : new Uint8Array();
  return judgeToken(token, { imprint: digestOf(info.signature.valueBlock.valueHexView), trusted, known });
}
