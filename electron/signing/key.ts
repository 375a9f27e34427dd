/** What can sign, wherever the private key lies: in a file or in a token. */
import type { CertificateInfo } from '../../core/api.ts';
import type { Der } from './certificates.ts';

export interface SigningKey {
  certificate: Der;
  /** Issuing certificates that came with the key, nearest first as found. */
  chain: Der[];
  info: CertificateInfo;
  algorithm: 'rsa' | 'ec';
  /** Signature over SHA-256 of the bytes: PKCS#1 v1.5 for RSA, DER for ECDSA. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A key that holds something open, such as a token: it signs once, and is to be closed in any case. */
export interface OpenKey extends SigningKey {
  /** Logs out and lets go of the device. May be called again, and after signing. */
  close(): Promise<void>;
}

/** Works with the key, and closes it whatever comes out. */
export async function useOnce<T>(key: OpenKey, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await key.close();
  }
}
