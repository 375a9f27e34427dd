/** ECDSA signatures of tokens. */
import { Integer, Sequence } from 'asn1js';
import { tight } from '../certificates.ts';

/** r‖s, as PKCS#11 gives it, as the DER sequence that certificates and CMS use (RFC 3279, 2.2.3). */
export function ecdsaDer(signature: Uint8Array): Uint8Array {
  const half = signature.byteLength / 2;
  const integers = [signature.subarray(0, half), signature.subarray(half)].map(
    (bytes) => new Integer({ valueHex: tight(positive(bytes)) }),
  );
  return new Uint8Array(new Sequence({ value: integers }).toBER(false));
}

/** Without needless zeros in front, and with one where the number would otherwise read as negative. */
function positive(bytes: Uint8Array): Uint8Array {
  const from = bytes.findIndex((byte) => byte !== 0);
  const number = from === -1 ? Uint8Array.of(0) : bytes.subarray(from);
  return (number[0] ?? 0) < 0x80 ? number : Uint8Array.of(0, ...number);
}
