/** One text for one value: canonical JSON, and the digests by which law, answers and dossiers are named. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Code-unit order, as RFC 8785 asks. */
const byCodeUnit = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

/**
 * The canonical JSON of a value: keys sorted by code unit, no spaces, strings and keys in NFC, numbers as ECMAScript writes
 * them. Keys that are undefined are left out. Throws TypeError on what JSON can't hold (NaN, functions, undefined in lists).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`No canonical JSON for ${String(value)}`);
  const entries = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .map(([key, content]): [string, unknown] => [key.normalize('NFC'), content])
    .toSorted(byCodeUnit);
  return `{${entries.map(([key, content]) => `${JSON.stringify(key)}:${canonicalJson(content)}`).join(',')}}`;
}

/** SHA-256 of bytes, 64 hexadecimal digits in lower case. */
export const digestOfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** SHA-256 of the canonical JSON in UTF-8, 64 hexadecimal digits in lower case. */
export const digestOf = (value: unknown): string => digestOfBytes(utf8ToBytes(canonicalJson(value)));
