import { describe, expect, it } from 'vitest';
import type { PackableEvidence } from '../../../core/contract/package.ts';
import { carefully, everything, nothing, packingsOf, sumOf } from './packing.ts';

const one = (nr: number, more: Partial<PackableEvidence> = {}): PackableEvidence => ({
  nr,
  title: `Minh chứng ${nr}`,
  fileName: 'a.pdf',
  size: 1000,
  sensitivity: 'internal',
  redactedSize: null,
  kept: true,
  ...more,
});
const evidence = [
  one(1),
  one(2, { sensitivity: 'personal', redactedSize: 300 }),
  one(3, { sensitivity: 'personal' }),
  one(4, { sensitivity: 'secret', redactedSize: 300 }),
  one(5, { kept: false }),
];

describe('what goes along in a package', () => {
  it('leaves nothing sensitive uncovered by default, and nothing secret at all', () => {
    expect([...carefully(evidence).values()]).toEqual(['original', 'redacted', 'none', 'none', 'none']);
    expect(sumOf(50, evidence, carefully(evidence))).toEqual({ size: 1350, files: 3, leftOut: 3, uncovered: 0 });
  });

  it('tells what sensitive evidence goes as it is', () => {
    expect(sumOf(50, evidence, everything(evidence))).toEqual({ size: 4050, files: 5, leftOut: 1, uncovered: 3 });
    expect(sumOf(50, evidence, nothing(evidence))).toEqual({ size: 50, files: 1, leftOut: 5, uncovered: 0 });
  });

  it('offers only what is there', () => {
    expect(evidence.map(packingsOf)).toEqual([
      ['original', 'none'],
      ['original', 'redacted', 'none'],
      ['original', 'none'],
      ['original', 'redacted', 'none'],
      ['none'],
    ]);
  });
});
