/** Timestamps of a third party (RFC 3161): asked for over HTTP, only when the user wants one. */
import { createHash, randomBytes } from 'node:crypto';
import { fromBER, Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs';
import { FailureError, type FailureCode } from '../../core/failure.ts';
import { same, tight } from './certificates.ts';
import { OID } from './cms.ts';
import { ask, NetworkError, type NetworkTrouble } from './network.ts';
import { judgeToken, readToken } from './token.ts';

const NONCE_BYTES = 8;
const PATIENCE_MS = 15_000;
const ANSWER_LIMIT = 1_048_576;
const GRANTED = new Set<number>([PKIStatus.granted, PKIStatus.grantedWithMods]);

export interface TimestampOptions {
  /** Milliseconds to wait for an answer. */
  patience?: number;
  signal?: AbortSignal;
}

const failed = (code: FailureCode, why: string, todo: string, cause?: unknown): FailureError =>
  new FailureError(code, `Không lấy được dấu thời gian: ${why}. Tệp chưa được ký và không thay đổi. ${todo}`, undefined, cause);

const WITHOUT = 'hoặc ký không kèm dấu thời gian.';
const unusable = (why: string, cause?: unknown): FailureError =>
  failed('TIMESTAMP_FAILED', why, `Kiểm tra lại địa chỉ dịch vụ, ${WITHOUT}`, cause);
const refused = (why: string, cause?: unknown): FailureError =>
  failed('TIMESTAMP_REFUSED', why, `Kiểm tra địa chỉ và quyền dùng dịch vụ với nơi cung cấp, ${WITHOUT}`, cause);
const unavailable = (why: string, cause?: unknown): FailureError =>
  failed('TIMESTAMP_UNAVAILABLE', why, `Kiểm tra địa chỉ dịch vụ và kết nối mạng, ${WITHOUT}`, cause);

/**
 * DER of a timestamp token over a signature value. The token's own signature was verified and its certificate is meant for
 * timestamps; whether its maker is to be trusted is judged by whoever verifies. TIMESTAMP_UNAVAILABLE when nobody answers in time,
 * TIMESTAMP_REFUSED when the service says no, TIMESTAMP_FAILED when the answer doesn't fit the question.
 */
export const requestTimestamp = (url: string, signature: Uint8Array, options: TimestampOptions = {}): Promise<Uint8Array> =>
  requestTimestampOf(url, createHash('sha256').update(signature).digest(), options);

/** The same over bytes whose SHA-256 is `imprint`. */
export async function requestTimestampOf(
  url: string,
  imprint: Uint8Array,
  { patience = PATIENCE_MS, signal }: TimestampOptions = {},
): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES);
  // Positive, and as long as it looks: DER drops leading zeros.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: tight(imprint) }),
    }),
    nonce: new Integer({ valueHex: tight(nonce) }),
    certReq: true,
  });
  const body = { type: 'application/timestamp-query', bytes: new Uint8Array(request.toSchema().toBER(false)) };
  const answer = await ask(url, { body, limit: ANSWER_LIMIT, patience, ...(signal === undefined ? {} : { signal }) }).catch(
    (error: unknown) => {
      throw error instanceof NetworkError ? troubled(error) : error;
    },
  );
  const token = grantedToken(answer);
  await refuseUnfit(token, imprint, nonce);
  return token;
}

const TROUBLES: Record<NetworkTrouble, (error: NetworkError) => FailureError> = {
  address: (error) => unusable('địa chỉ phải là http:// hoặc https://, và chỉ được kèm tên, mật khẩu khi dùng https://', error),
  unreachable: (error) => unavailable('không kết nối được tới dịch vụ', error),
  slow: (error) => unavailable('dịch vụ không trả lời kịp', error),
  refused: (error) => refused(`dịch vụ trả lời mã ${error.status ?? '?'}`, error),
  oversized: (error) => unusable('câu trả lời lớn bất thường', error),
};
const troubled = (error: NetworkError): FailureError => TROUBLES[error.trouble](error);

function grantedToken(answer: Uint8Array): Uint8Array {
  let response: TimeStampResp;
  try {
    response = new TimeStampResp({ schema: fromBER(tight(answer)).result });
  } catch (cause) {
    throw unusable('câu trả lời không đúng chuẩn RFC 3161', cause);
  }
  if (!GRANTED.has(response.status.status)) throw refused('dịch vụ từ chối yêu cầu');
  if (response.timeStampToken === undefined) throw unusable('câu trả lời không chứa dấu thời gian');
  return new Uint8Array(response.timeStampToken.toSchema().toBER(false));
}

/** A token that a verifier would not take must not get into the file. */
async function refuseUnfit(token: Uint8Array, imprint: Uint8Array, nonce: Uint8Array): Promise<void> {
  let stated: ReturnType<typeof readToken>;
  try {
    stated = readToken(token);
  } catch (cause) {
    throw unusable('câu trả lời không đúng chuẩn RFC 3161', cause);
  }
  if (stated.nonce === null || !same(stated.nonce, nonce)) throw unusable('câu trả lời không thuộc yêu cầu này');
  if (!same(stated.imprint, imprint)) throw unusable('dấu thời gian thuộc nội dung khác');
  const judged = await judgeToken(token, { imprint: () => imprint, trusted: [] });
  if (judged.state === 'broken' || judged.authority === null) throw unusable('chữ ký trên dấu thời gian không đúng');
  if (judged.chain === 'not_for_signing') throw unusable('chứng thư của dịch vụ không được cấp để đóng dấu thời gian');
  if (judged.chain === 'expired' || judged.chain === 'not_yet_valid')
    throw unusable('chứng thư của dịch vụ đã hết hạn hoặc chưa có hiệu lực');
  if (judged.chain === 'weak') throw unusable('dịch vụ dùng thuật toán đã lạc hậu');
}
