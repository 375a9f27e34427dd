import { describe, expect, it } from 'vitest';
import { emptyUnit } from '../assessment/empty.ts';
import { soundReport } from './fixture.ts';
import { preflight } from './preflight.ts';
import { unitGaps } from './unit-gaps.ts';

const errorsOf = (unit: ReturnType<typeof emptyUnit>) =>
  preflight({ ...soundReport(), unit }).errors.filter(({ rule }) => rule.endsWith('_missing'));

describe('gaps of the unit', () => {
  it('are as many as preflight finds, in a new workspace too', () => {
    const unit = emptyUnit('Bệnh viện');
    const rules = new Set(unitGaps(unit).map(({ rule }) => rule));
    const found = errorsOf(unit).filter(({ rule }) => rules.has(rule));
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(unitGaps(unit).length);
    expect(rules.size).toBe(found.length);
  });

  it('count a field once that two boxes fill, and once for each owner', () => {
    const { unit } = soundReport();
    const [pair] = unit.owners;
    if (pair === undefined) throw new Error('The sound report has an owner.');
    const headless = { ...pair, owner: { ...pair.owner, head: '', position: '' } };
    expect(unitGaps({ ...unit, owners: [headless, headless] })).toEqual([
      { rule: 'owner_head_missing', owner: pair.owner.name },
      { rule: 'owner_head_missing', owner: pair.owner.name },
    ]);
    expect(errorsOf({ ...unit, owners: [headless, headless] })).toMatchObject([{ rule: 'owner_head_missing', count: 2 }]);
  });

  it('is empty for a sound unit; the owner’s mandate may stay empty', () => {
    const { unit } = soundReport();
    const owners = unit.owners.map((pair) => ({ ...pair, owner: { ...pair.owner, mandate: '' } }));
    expect(unitGaps({ ...unit, owners })).toEqual([]);
  });
});
