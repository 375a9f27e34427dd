/**
 * Fetches what issuers say of revocation, from the addresses that certificates name. Only when the user asked for it, and only for a
 * chain he trusts or signs with himself: a certificate of a stranger could name any address of his network.
 */
import { fromBER } from 'asn1js';
import { GeneralName, InfoAccess, OCSPRequest, type Certificate } from 'pkijs';
import { FailureError } from '../../core/failure.ts';
import { encodeCertificate, nameOf, parseCertificate, same, tight, type Der } from './certificates.ts';
import { upwards } from './chain.ts';
import { engine } from './engine.ts';
import { ask, NetworkError, type NetworkTrouble } from './network.ts';
import { listAddresses, readSources, revocationOf, type RevocationData } from './revocation.ts';

const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1';
const OCSP = '1.3.6.1.5.5.7.48.1';
const ADDRESS = 6;
const OCSP_LIMIT = 262_144;
/** Lists of large authorities have some megabytes. */
const CRL_LIMIT = 16 * 1_048_576;
const OCSP_PATIENCE_MS = 15_000;
const CRL_PATIENCE_MS = 60_000;
/** Addresses of one kind that are tried for one certificate. */
const MOST_ADDRESSES = 3;

export interface CollectOptions {
  now: Date;
  /** Further certificates: issuers that the chain leaves out, and those the user trusts. A chain ends at a trusted one. */
  known?: readonly Der[];
  trusted?: readonly Der[];
  signal?: AbortSignal;
  /** Before each certificate is asked about. */
  progress?: (told: { done: number; total: number; certificate: string }) => void;
  /** Milliseconds to wait for an OCSP answer and for a list. */
  patience?: { ocsp: number; crl: number };
}

export interface Collected extends RevocationData {
  /** Certificates of which nothing could be learnt, with the reason in Vietnamese. */
  missing: { certificate: string; why: string }[];
  /** Certificates that are revoked. */
  revoked: { certificate: string; at: Date }[];
}

/**
 * What their issuers say now of these certificates and of those above them: OCSP first, else the list. Answers that can't be verified are not
 * taken. Unanswered ones are told, not thrown; throws only the signal's reason.
 */
export async function collectRevocation(chain: readonly Der[], options: CollectOptions): Promise<Collected> {
  const { now, known = [], trusted = [], progress, signal } = options;
  const pairs = await pairsOf(chain, [...known, ...trusted], trusted);
  const collected: Collected = { certificates: [], ocsps: [], crls: [], missing: [], revoked: [] };
  const lists = new Map<string, Promise<Uint8Array>>();
  for (const [i, { certificate, issuer }] of pairs.entries()) {
    signal?.throwIfAborted();
    const name = nameOf(certificate.subject);
    progress?.({ done: i, total: pairs.length, certificate: name });
    collected.certificates.push(encodeCertificate(certificate), ...(issuer === null ? [] : [encodeCertificate(issuer)]));
    if (issuer === null) {
      collected.missing.push({ certificate: name, why: 'không có chứng thư của nơi cấp' });
      continue;
    }
    const answer = await answerOn(certificate, issuer, { ...options, lists });
    if (typeof answer === 'string') {
      collected.missing.push({ certificate: name, why: answer });
      continue;
    }
    collected.ocsps.push(...answer.ocsps);
    collected.crls.push(...answer.crls);
    const { state, revokedAt } = await revocationOf(certificate, issuer, readSources({ certificates: [], ...answer }), { at: now, now });
    if (state === 'revoked' && revokedAt !== null) collected.revoked.push({ certificate: name, at: revokedAt });
  }
  progress?.({ done: pairs.length, total: pairs.length, certificate: '' });
  return { ...collected, certificates: distinct(collected.certificates), crls: distinct(collected.crls) };
}

const distinct = (ders: readonly Der[]): Der[] => ders.filter((der, i) => ders.findIndex((one) => same(one, der)) === i);

/** The failure of whoever needs every answer. REVOCATION_UNAVAILABLE, CERTIFICATE_REVOKED; nothing when all are good. */
export function refuseUnproven({ missing, revoked }: Collected): void {
  const [gone] = revoked;
  if (gone !== undefined) {
    throw new FailureError(
      'CERTIFICATE_REVOKED',
      `Chứng thư số của ${gone.certificate} đã bị nơi cấp thu hồi nên chữ ký sẽ không có giá trị; tệp không thay đổi. Liên hệ nơi cấp, rồi ký bằng chứng thư còn hiệu lực.`,
    );
  }
  if (missing.length === 0) return;
  throw new FailureError(
    'REVOCATION_UNAVAILABLE',
    'Không lấy được thông tin thu hồi chứng thư để kèm vào tệp nên tệp không thay đổi. Kiểm tra kết nối mạng, nạp chứng thư của nơi cấp, hoặc ký không kèm thông tin thu hồi.',
    missing.map(({ certificate, why }) => ({ where: certificate, text: why })),
  );
}

interface Pair {
  certificate: Certificate;
  /** null when it is not at hand. */
  issuer: Certificate | null;
}

/** Every certificate that somebody else issued, up to those the user trusts, each once. */
async function pairsOf(chain: readonly Der[], known: readonly Der[], trusted: readonly Der[]): Promise<Pair[]> {
  const all = [...chain, ...known].map(parseCertificate);
  const isTrusted = (certificate: Certificate): boolean => trusted.some((anchor) => same(anchor, encodeCertificate(certificate)));
  const pairs = new Map<string, Pair>();
  for (const der of chain) {
    const path = await upwards(parseCertificate(der), all);
    const end = path.findIndex((one) => isTrusted(one) || one.subject.isEqual(one.issuer));
    for (const [i, certificate] of (end < 0 ? path : path.slice(0, end)).entries())
      pairs.set(Buffer.from(encodeCertificate(certificate)).toString('base64'), { certificate, issuer: path[i + 1] ?? null });
  }
  return [...pairs.values()];
}

interface AnswerOptions extends CollectOptions {
  /** Lists by address: certificates of one issuer share one. */
  lists: Map<string, Promise<Uint8Array>>;
}

/** A verified answer, or why there is none. */
async function answerOn(
  certificate: Certificate,
  issuer: Certificate,
  options: AnswerOptions,
): Promise<Omit<RevocationData, 'certificates'> | string> {
  const [answerers, lists] = [answererAddresses(certificate), listAddresses(certificate)];
  if (answerers.length + lists.length === 0) return 'chứng thư không nêu nơi tra cứu thu hồi';
  let why = '';
  const attempts = [
    ...answerers
      .slice(0, MOST_ADDRESSES)
      .map((address) => async () => ({ ocsps: [await askOcsp(address, certificate, issuer, options)], crls: [] })),
    ...lists.slice(0, MOST_ADDRESSES).map((address) => async () => ({ ocsps: [], crls: [await fetchList(address, options)] })),
  ];
  for (const attempt of attempts) {
    try {
      const answer = await attempt();
      const sources = readSources({ certificates: [], ...answer });
      const { state } = await revocationOf(certificate, issuer, sources, { at: options.now, now: options.now });
      if (state !== 'unknown') return answer;
      why = 'câu trả lời không xác thực được, đã cũ hoặc không nói về chứng thư này';
    } catch (error) {
      options.signal?.throwIfAborted();
      why = error instanceof NetworkError ? TROUBLES[error.trouble] : 'câu trả lời không đọc được';
    }
  }
  return why;
}

const TROUBLES: Record<NetworkTrouble, string> = {
  address: 'địa chỉ tra cứu không dùng được',
  unreachable: 'không kết nối được nơi tra cứu',
  slow: 'nơi tra cứu không trả lời kịp',
  refused: 'nơi tra cứu từ chối',
  oversized: 'câu trả lời lớn bất thường',
};

/** Where a certificate says that questions on it are answered. */
function answererAddresses(certificate: Certificate): string[] {
  const access: unknown = certificate.extensions?.find(({ extnID }) => extnID === AUTHORITY_ACCESS)?.parsedValue;
  return access instanceof InfoAccess
    ? access.accessDescriptions.flatMap(({ accessMethod, accessLocation }) =>
        accessMethod === OCSP && accessLocation instanceof GeneralName && accessLocation.type === ADDRESS
          ? [String(accessLocation.value)]
          : [],
      )
    : [];
}

async function askOcsp(
  address: string,
  certificate: Certificate,
  issuer: Certificate,
  { patience, signal }: CollectOptions,
): Promise<Uint8Array> {
  const request = new OCSPRequest();
  // SHA-1 names the certificate here, it protects nothing; many services know no other (RFC 5019, 2.1.1).
  await request.createForCertificate(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer }, engine);
  const bytes = new Uint8Array(request.toSchema(true).toBER(false));
  return ask(address, {
    body: { type: 'application/ocsp-request', bytes },
    limit: OCSP_LIMIT,
    patience: patience?.ocsp ?? OCSP_PATIENCE_MS,
    ...(signal === undefined ? {} : { signal }),
  });
}

function fetchList(address: string, { lists, patience, signal }: AnswerOptions): Promise<Uint8Array> {
  const known = lists.get(address);
  if (known !== undefined) return known;
  const asked = ask(address, {
    limit: CRL_LIMIT,
    patience: patience?.crl ?? CRL_PATIENCE_MS,
    ...(signal === undefined ? {} : { signal }),
  }).then(derOf);
  lists.set(address, asked);
  return asked;
}

const PEM_LIST = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/;

/** Some services hand out PEM, against RFC 5280. */
function derOf(bytes: Uint8Array): Uint8Array {
  const text = fromBER(tight(bytes)).offset > 0 ? null : PEM_LIST.exec(Buffer.from(bytes).toString('latin1'));
  return text === null ? bytes : new Uint8Array(Buffer.from(text[1] ?? '', 'base64'));
}
