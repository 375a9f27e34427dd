/** Chance that repeats: the same seed gives the same hospital. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A generator of numbers in [0, 1) (mulberry32), seeded by a text. Not for secrets. */
export function random(seed: string): () => number {
  let state = new DataView(sha256(utf8ToBytes(seed)).buffer).getUint32(0, true);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several values, by a number in [0, 1). */
export function pick<T>(values: readonly [T, ...T[]], chance: number): T {
  return values[Math.floor(chance * values.length)] ?? values[0];
}

/** Ids that repeat: the n-th call for a seed always gives the same id, in the form of a UUID. */
export function repeatableIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hex = bytesToHex(sha256(utf8ToBytes(`${seed}/${count}`)));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
