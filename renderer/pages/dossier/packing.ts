/** What goes along in a package by default, and what that adds up to. */
import type { PackableEvidence, Packing } from '../../../core/contract/package.ts';

export type Choice = ReadonlyMap<number, Packing>;

const isSensitive = ({ sensitivity }: PackableEvidence): boolean => sensitivity === 'personal' || sensitivity === 'secret';

/** What can be chosen for an evidence, the safest last. */
export function packingsOf({ kept, redactedSize }: PackableEvidence): Packing[] {
  return [...(kept ? (['original'] as const) : []), ...(redactedSize === null ? [] : (['redacted'] as const)), 'none'];
}

/** Nothing sensitive leaves uncovered unless a person says so: a redacted copy where there is one, else nothing. */
export const carefully = (evidence: readonly PackableEvidence[]): Choice =>
  new Map(
    evidence.map((one) => {
      const careful =
        !isSensitive(one) && one.kept ? 'original' : one.redactedSize !== null && one.sensitivity !== 'secret' ? 'redacted' : 'none';
      return [one.nr, careful];
    }),
  );

/** Everything as it is. */
export const everything = (evidence: readonly PackableEvidence[]): Choice =>
  new Map(evidence.map((one) => [one.nr, one.kept ? 'original' : 'none']));

export const nothing = (evidence: readonly PackableEvidence[]): Choice => new Map(evidence.map(({ nr }) => [nr, 'none']));

export interface Sum {
  /** Bytes, with the dossier. */
  size: number;
  /** With the dossier. */
  files: number;
  leftOut: number;
  /** Sensitive evidence that goes along as it is. */
  uncovered: number;
}

export function sumOf(dossier: number, evidence: readonly PackableEvidence[], choice: Choice): Sum {
  const sum: Sum = { size: dossier, files: 1, leftOut: 0, uncovered: 0 };
  for (const one of evidence) {
    const packing = choice.get(one.nr) ?? 'none';
    if (packing === 'none') {
      sum.leftOut++;
      continue;
    }
    sum.files++;
    sum.size += packing === 'redacted' ? (one.redactedSize ?? 0) : one.size;
    if (packing === 'original' && isSensitive(one)) sum.uncovered++;
  }
  return sum;
}
