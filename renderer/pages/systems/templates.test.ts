import { expect, it } from 'vitest';
import type { SystemTemplate } from '../../../core/checklist/templates.ts';
import { overlapping, searched } from './templates.ts';

const template = (id: string, name: string, sameScopeAs: string[] = []): SystemTemplate => {
  const expected = [{ level: 2, clauses: ['NĐ 331 Đ12.1'] }];
  return {
    id,
    name,
    shortName: id.toUpperCase(),
    purpose: `Mục đích của ${name}`,
    users: 'Nhân viên',
    traits: [],
    judgement: true,
    note: 'Lưu ý',
    inputs: { 'nd331-2026': {}, 'nd85-2016': {} },
    expected: { 'nd331-2026': expected, 'nd85-2016': expected },
    sameScopeAs,
  };
};
const all = [template('his', 'Bệnh viện', ['lis']), template('lis', 'Xét nghiệm'), template('mail', 'Thư điện tử')];
const ids = (found: SystemTemplate[]): string[] => found.map(({ id }) => id);

it('templates are found by words of name, short name and purpose, without marks', () => {
  expect(ids(searched(all, 'muc dich dien TU'))).toEqual(['mail']);
  expect(ids(searched(all, 'Lis'))).toEqual(['lis']);
  expect(ids(searched(all, ' '))).toEqual(['his', 'lis', 'mail']);
});

it('chosen templates of one scope are told, whichever of them names the other', () => {
  expect(ids(overlapping(all, ['lis', 'mail', 'his']))).toEqual(['his', 'lis']);
  expect(overlapping(all, ['lis', 'mail'])).toEqual([]);
});
