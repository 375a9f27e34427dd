/** Signing keys in PKCS#12 files (.p12, .pfx). The file is only unpacked here; signing is done by Node's own cryptography. */
import { createPrivateKey, createSign, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { FailureError } from '../../core/failure.ts';
import { certificateInfo, type Der } from './certificates.ts';
import type { SigningKey } from './key.ts';

export type { SigningKey } from './key.ts';

/** Opens a PKCS#12 file. KEY_PASSWORD_WRONG, KEY_FILE_INVALID, KEY_WITHOUT_CERTIFICATE. The password is not kept. */
export function openPkcs12(bytes: Uint8Array, password: string): SigningKey {
  const pfx = unpack(bytes, password);
  const keys = [...bagsOf(pfx, forge.pki.oids['pkcs8ShroudedKeyBag']), ...bagsOf(pfx, forge.pki.oids['keyBag'])]
    .map(privateKey)
    .filter((key) => key !== null);
  const certificates = bagsOf(pfx, forge.pki.oids['certBag'])
    .map(certificateDer)
    .filter((der) => der !== null);
  for (const key of keys) {
    const leaf = certificates.find((der) => new X509Certificate(der).checkPrivateKey(key));
    if (leaf !== undefined)
      return signingKey(
        key,
        leaf,
        certificates.filter((der) => der !== leaf),
      );
  }
  throw new FailureError(
    'KEY_WITHOUT_CERTIFICATE',
    'Tệp chứng thư số không chứa đủ cặp khóa bí mật và chứng thư khớp nhau nên không ký được. Xuất lại tệp .p12/.pfx có kèm khóa bí mật từ nơi cấp.',
  );
}

function signingKey(key: KeyObject, certificate: Der, chain: Der[]): SigningKey {
  const { asymmetricKeyType: type } = key;
  if (type !== 'rsa' && type !== 'ec') throw invalid(new Error(`unsupported key type ${String(type)}`));
  return {
    certificate,
    chain,
    info: certificateInfo(certificate),
    algorithm: type,
    sign: async (bytes) => createSign('sha256').update(bytes).sign(key),
  };
}

const invalid = (cause: unknown): FailureError =>
  new FailureError(
    'KEY_FILE_INVALID',
    'Tệp được chọn không phải tệp chứng thư số PKCS#12 (.p12, .pfx) đọc được. Chọn đúng tệp do nơi cấp chứng thư giao; không chọn tệp .cer, .crt.',
    undefined,
    cause,
  );

function unpack(bytes: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  let asn1: forge.asn1.Asn1;
  try {
    asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')));
  } catch (cause) {
    throw invalid(cause);
  }
  try {
    return decrypt(asn1, password);
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : '';
    if (/MAC could not be verified|Invalid password|decrypt/i.test(text)) {
      throw new FailureError(
        'KEY_PASSWORD_WRONG',
        'Mật khẩu của tệp chứng thư số không đúng nên chưa ký; tệp hồ sơ không thay đổi. Kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại.',
        undefined,
        cause,
      );
    }
    throw invalid(cause);
  }
}

/** Version, contents, MAC: the parts of a PFX (RFC 7292). */
const PARTS_WITHOUT_MAC = 2;

/**
 * A PFX takes its password in two forms: UTF-16 for the MAC and the old ciphers, UTF-8 for the new ones. forge knows one
 * form only; so where the MAC fits and the contents don't, the contents are opened once more with the other form.
 */
function decrypt(asn1: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, password);
  } catch (error) {
    const asUtf8 = forge.util.encodeUtf8(password);
    const macFitted = error instanceof Error && /decrypt/i.test(error.message);
    if (!macFitted || asUtf8 === password || !Array.isArray(asn1.value)) throw error;
    return forge.pkcs12.pkcs12FromAsn1({ ...asn1, value: asn1.value.slice(0, PARTS_WITHOUT_MAC) }, asUtf8);
  }
}

const bagsOf = (pfx: forge.pkcs12.Pkcs12Pfx, type: string | undefined): forge.pkcs12.Bag[] =>
  type === undefined ? [] : (pfx.getBags({ bagType: type })[type] ?? []);

const der = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');

/** forge knows RSA keys only; for others the bag still holds the PKCS#8 structure. */
function privateKey(bag: forge.pkcs12.Bag): KeyObject | null {
  const pkcs8 = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
  if (!pkcs8) return null;
  try {
    return createPrivateKey({ key: der(pkcs8), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw invalid(cause);
  }
}

function certificateDer(bag: forge.pkcs12.Bag): Der | null {
  const asn1 = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
  return asn1 ? new Uint8Array(der(asn1)) : null;
}
