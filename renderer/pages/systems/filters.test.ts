import { describe, expect, it } from 'vitest';
import type { SystemSummary } from '../../../core/api.ts';
import { emptySystem } from '../../../core/assessment/empty.ts';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { filtered, isFiltered, NO_FILTERS, twinsIn } from './filters.ts';

const one = (id: string, name: string, change: Partial<InformationSystem> = {}): SystemSummary => ({
  system: {
    ...emptySystem({ id, name, shortName: '', purpose: '', ownerName: 'Sở Y tế', operatorName: 'Phòng CNTT', framework: 'nd331-2026' }),
    ...change,
  },
  progress: null,
});
const all = [
  one('his', 'Hệ thống thông tin bệnh viện', { shortName: 'HIS', level: 3 }),
  one('mail', 'Thư điện tử', { framework: 'nd85-2016', stage: 'in_construction', level: 2 }),
  one('lis', 'LIS', { operatorName: 'Khoa Xét nghiệm' }),
];
const ids = (change: Partial<typeof NO_FILTERS>): string[] => filtered(all, { ...NO_FILTERS, ...change }).map(({ system }) => system.id);

describe('the filters of the register', () => {
  it('find words in any order without marks, in names and parties', () => {
    expect(ids({ text: 'vien he thong' })).toEqual(['his']);
    expect(ids({ text: 'xet nghiem' })).toEqual(['lis']);
    expect(ids({ text: '  ' })).toEqual(['his', 'mail', 'lis']);
    expect(isFiltered({ ...NO_FILTERS, text: ' ' })).toBe(false);
  });
  it('hold together', () => {
    expect(ids({ level: '3' })).toEqual(['his']);
    expect(ids({ level: 'none' })).toEqual(['lis']);
    expect(ids({ framework: 'nd85-2016', stage: 'in_construction' })).toEqual(['mail']);
    expect(ids({ framework: 'nd85-2016', stage: 'in_use' })).toEqual([]);
    expect(ids({ status: 'drafting', text: 'phong' })).toEqual(['his', 'mail']);
  });
});

it('names that differ in marks, spaces and signs alone are near-duplicates', () => {
  const twins = twinsIn([...all, one('b', 'He thong  thong tin bệnh viện.'), one('c', 'LIS 2')]);
  expect([...twins]).toEqual(['his', 'b']);
});
