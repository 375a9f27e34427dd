/** Timestamps of a third party (RFC 3161): asked for over HTTP, only when the user wants one. */
import { createHash, randomBytes } from 'node:crypto';
import { fromBER, Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, ContentInfo, MessageImprint, SignedData, TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';
import { FailureError } from '../../core/failure.ts';
import { tight } from './certificates.ts';
import { OID } from './cms.ts';

const NONCE_BYTES = 8;
const PATIENCE_MS = 15_000;
const ANSWER_LIMIT = 1_048_576;
const GRANTED = new Set([0, 1]);

const failed = (why: string, cause?: unknown): FailureError =>
  new FailureError(
    'TIMESTAMP_FAILED',
    `Không lấy được dấu thời gian: ${why}. Hồ sơ chưa được ký. Kiểm tra địa chỉ dịch vụ và kết nối mạng, hoặc ký không kèm dấu thời gian.`,
    undefined,
    cause,
  );

/** DER of a timestamp token over a signature value. TIMESTAMP_FAILED when the answer is missing or doesn't fit the question. */
export async function requestTimestamp(url: string, signature: Uint8Array): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES);
  nonce[0] = (nonce[0] ?? 0) & 0x7f;
  const imprint = createHash('sha256').update(signature).digest();
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: tight(imprint) }),
    }),
    nonce: new Integer({ valueHex: tight(nonce) }),
    certReq: true,
  });
  const answer = await post(url, new Uint8Array(request.toSchema().toBER(false)));
  return checkedToken(answer, imprint, nonce);
}

async function post(url: string, body: Uint8Array): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query' },
      body: tight(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    if (!response.ok) throw failed(`dịch vụ trả lời mã ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.byteLength > ANSWER_LIMIT) throw failed('câu trả lời lớn bất thường');
    return bytes;
  } catch (cause) {
    if (cause instanceof FailureError) throw cause;
    throw failed('dịch vụ không trả lời', cause);
  }
}

function checkedToken(answer: Uint8Array, imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  try {
    const response = new TimeStampResp({ schema: fromBER(tight(answer)).result });
    if (!GRANTED.has(response.status.status) || response.timeStampToken === undefined) throw failed('dịch vụ từ chối yêu cầu');
    const token = new Uint8Array(response.timeStampToken.toSchema().toBER(false));
    const info = readToken(token).info;
    if (!same(info.messageImprint.hashedMessage.valueBlock.valueHexView, imprint)) throw failed('dấu thời gian thuộc nội dung khác');
    if (info.nonce === undefined || !same(info.nonce.valueBlock.valueHexView, nonce)) throw failed('câu trả lời không thuộc yêu cầu này');
    return token;
  } catch (cause) {
    if (cause instanceof FailureError) throw cause;
    throw failed('câu trả lời không đúng chuẩn', cause);
  }
}

/** A token's signed data and what it states. Throws when it is none. */
export function readToken(token: Uint8Array): { signed: SignedData; info: TSTInfo } {
  const content = new ContentInfo({ schema: fromBER(tight(token)).result });
  const signed = new SignedData({ schema: content.content });
  const body = signed.encapContentInfo.eContent;
  if (body === undefined) throw new Error('the token states nothing');
  return { signed, info: new TSTInfo({ schema: fromBER(tight(new Uint8Array(body.getValue()))).result }) };
}

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
