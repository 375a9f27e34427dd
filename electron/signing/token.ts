/** Timestamp tokens (RFC 3161): what they state, and whether that can be relied on. */
import { createHash } from 'node:crypto';
import { fromBER } from 'asn1js';
import { TSTInfo, type Certificate } from 'pkijs';
import { algorithmText, tight, same, type Der } from './certificates.ts';
import { judgeChain, type ChainState } from './chain.ts';
import { OID } from './cms.ts';
import { bindsCertificate, carriedState, hashName, holds, isOutdated, parseCms, type ParsedCms } from './cms-parse.ts';

export interface StatedToken {
  time: Date;
  /** Digest of what was stamped. */
  imprint: Uint8Array;
  /** Node's name of the hash; null for one that nobody here knows. */
  hash: string | null;
  nonce: Uint8Array | null;
}

export interface TokenJudgement {
  /**
   * trusted: over these bytes, by an authority that leads to a certificate the user trusts; untrusted: sound, but of somebody unknown
   * or unfit; broken: it can't be read, is not over these bytes, or was changed.
   */
  state: 'trusted' | 'untrusted' | 'broken';
  chain: ChainState;
  /** Does it carry a certificate of which nobody can tell whether it was changed? */
  open: boolean;
  /** null when broken. */
  time: Date | null;
  authority: Certificate | null;
  /** From the authority's certificate up, as far as found. */
  path: Certificate[];
  /** “RSA 2048, SHA-256”. */
  algorithm: string;
}

const BROKEN: TokenJudgement = {
  state: 'broken',
  chain: 'unknown_issuer',
  open: false,
  time: null,
  authority: null,
  path: [],
  algorithm: '',
};

/** What a token states. Throws when it is none. */
export function readToken(token: Uint8Array): StatedToken {
  const parsed = parseCms(token, 'token');
  if (parsed === null) throw new Error('no timestamp token');
  return stated(parsed);
}

function stated({ content }: ParsedCms): StatedToken {
  if (content === null) throw new Error('the token states nothing');
  const { genTime, messageImprint, nonce } = new TSTInfo({ schema: fromBER(tight(content)).result });
  return {
    time: genTime,
    imprint: messageImprint.hashedMessage.valueBlock.valueHexView,
    hash: hashName(messageImprint.hashAlgorithm.algorithmId),
    nonce: nonce === undefined ? null : nonce.valueBlock.valueHexView,
  };
}

export interface TokenOptions {
  /** The digest of what should have been stamped, by Node's name of a hash. */
  imprint: (hash: string) => Uint8Array;
  trusted: readonly Der[];
  /** Further certificates that may lead to an anchor. */
  known?: readonly Certificate[];
}

/** Judges a token, zeros behind it allowed. Hostile input gives a judgement, never an error. */
export async function judgeToken(token: Uint8Array, { imprint, trusted, known = [] }: TokenOptions): Promise<TokenJudgement> {
  try {
    const parsed = parseCms(token, 'token');
    if (parsed?.content == null) return BROKEN;
    const { signer, others, hash, digest, content, info } = parsed;
    const { time, imprint: found, hash: imprintHash } = stated(parsed);
    if (imprintHash === null || isOutdated(imprintHash) || Number.isNaN(time.getTime())) return BROKEN;
    if (!same(found, imprint(imprintHash)) || !same(digest, createHash(hash).update(content).digest())) return BROKEN;
    if (!bindsCertificate(info, signer.der, OID.signingCertificateV2) && !bindsCertificate(info, signer.der, OID.signingCertificate))
      return BROKEN;
    const carried = carriedState([signer, ...others], trusted);
    if (carried === 'broken' || isOutdated(hash)) return BROKEN;
    if (!(await holds(parsed))) return BROKEN;
    const certificates = [...others.map(({ certificate }) => certificate), ...known];
    const { state, path } = await judgeChain(signer.certificate, certificates, { trusted, at: time, purpose: 'timestamp' });
    return {
      state: state === 'trusted' ? 'trusted' : 'untrusted',
      chain: state,
      open: carried === 'open',
      time,
      authority: signer.certificate,
      path,
      algorithm: algorithmText(signer.x509, hash),
    };
  } catch {
    // asn1js and pkijs throw errors of all kinds at what is no token.
    return BROKEN;
  }
}
