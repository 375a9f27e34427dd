/** What a signature's byte range covers. */
import { digestOf, type Digest } from './cms-verify.ts';
import type { SignatureField } from './signature-fields.ts';

/** The bytes a signature covers: everything but its own /Contents; null when the range is anything else. */
export function coveredBytes(pdf: Uint8Array, { byteRange, contents }: SignatureField): Digest | null {
  if (byteRange === null || byteRange.some((n) => !Number.isSafeInteger(n) || n < 0)) return null;
  const [start, first, second, rest] = byteRange;
  if (start !== 0 || second <= first || second + rest > pdf.byteLength) return null;
  const gap = Buffer.from(pdf.buffer, pdf.byteOffset + first, second - first).toString('latin1');
  // Writers use small letters or capitals throughout: mixed ones were changed by somebody.
  const digits = /^<([0-9a-f]*|[0-9A-F]*)>$/.exec(gap)?.[1];
  if (digits === undefined || digits.length % 2 !== 0 || Buffer.compare(Buffer.from(digits, 'hex'), contents) !== 0) return null;
  return digestOf(pdf.subarray(0, first), pdf.subarray(second, second + rest));
}
