import { describe, expect, it } from 'vitest';
import type { PreflightFinding } from '../../../core/report/model.ts';
import { placesOf, titleAndMeaning, type PlaceNames } from './preflight-places.ts';

const finding = (systemId: string | null, severity: PreflightFinding['severity'], rule: string): PreflightFinding => ({
  rule,
  severity,
  text: `${rule}. Giải thích.`,
  clause: null,
  systemId,
  itemId: null,
  count: 1,
});
const NAMES: PlaceNames = {
  whole: 'Đơn vị và hồ sơ',
  other: 'Hệ thống khác',
  ofSystems: new Map([
    ['his', 'HIS'],
    ['lis', 'LIS'],
  ]),
};
const FOUND = [
  finding('lis', 'warning', 'a'),
  finding('lis', 'error', 'b'),
  finding('his', 'warning', 'c'),
  finding(null, 'warning', 'd'),
  finding('gone', 'warning', 'e'),
];

describe('places of findings', () => {
  it('come with errors first, then the whole, then the register', () => {
    expect(placesOf(FOUND, 'all', NAMES).map(({ name, errors, warnings }) => [name, errors, warnings])).toEqual([
      ['LIS', 1, 1],
      ['Đơn vị và hồ sơ', 0, 1],
      ['HIS', 0, 1],
      ['Hệ thống khác', 0, 1],
    ]);
    expect(placesOf(FOUND, 'all', NAMES)[0]?.findings.map(({ rule }) => rule)).toEqual(['b', 'a']);
  });

  it('are only those with findings of the kind asked for', () => {
    expect(placesOf(FOUND, 'error', NAMES).map(({ id, findings }) => [id, findings.length])).toEqual([['lis', 1]]);
    expect(placesOf([], 'all', NAMES)).toEqual([]);
  });
});

it('tells the title of a finding from its meaning', () => {
  expect(titleAndMeaning('Thiếu địa danh. In trước ngày. Bổ sung.')).toEqual(['Thiếu địa danh', 'In trước ngày. Bổ sung.']);
  expect(titleAndMeaning('Thiếu địa danh')).toEqual(['Thiếu địa danh', '']);
});
