import { describe, expect, test } from 'vitest';
import { emptyOwnership, emptyParty, emptySystem, emptyUnit } from './empty.ts';
import type { InformationSystem, UnitProfile } from './model.ts';
import { followRenames, rememberNames, renamesBetween } from './renames.ts';

const unit = (owners: string[], operators: string[]): UnitProfile => ({
  ...emptyUnit('Bệnh viện'),
  owners: owners.map((name) => emptyOwnership(name)),
  operators: operators.map((name) => emptyParty(name)),
});

const system = (id: string, ownerName: string, operatorName: string): InformationSystem =>
  emptySystem({ id, name: id, shortName: '', purpose: '', ownerName, operatorName, framework: 'nd331-2026' });

describe('systems follow the names of the unit', () => {
  test('an operator and an owner with new names are found; systems of others stay untouched', () => {
    const before = rememberNames(unit(['Sở Y tế'], ['Phòng CNTT', 'Khoa Xét nghiệm']));
    const renames = renamesBetween(before, unit(['Sở Y tế tỉnh'], ['Phòng Công nghệ thông tin', 'Khoa Xét nghiệm']));
    expect(renames).toEqual([
      { field: 'ownerName', from: 'Sở Y tế', to: 'Sở Y tế tỉnh' },
      { field: 'operatorName', from: 'Phòng CNTT', to: 'Phòng Công nghệ thông tin' },
    ]);
    const changed = followRenames([system('his', 'Sở Y tế', 'Phòng CNTT'), system('lis', 'Bệnh viện', 'Khoa Xét nghiệm')], renames);
    expect(changed.map(({ id, ownerName, operatorName }) => [id, ownerName, operatorName])).toEqual([
      ['his', 'Sở Y tế tỉnh', 'Phòng Công nghệ thông tin'],
    ]);
  });

  test('a name emptied and typed anew is one renaming, however often it was saved in between', () => {
    const emptied = unit(['Sở Y tế'], ['']);
    const start = rememberNames(unit(['Sở Y tế'], ['Phòng CNTT']));
    expect(renamesBetween(start, emptied)).toEqual([]);
    const typed = unit(['Sở Y tế'], ['Phòng Công nghệ']);
    expect(renamesBetween(rememberNames(emptied, start), typed)).toEqual([
      { field: 'operatorName', from: 'Phòng CNTT', to: 'Phòng Công nghệ' },
    ]);
  });

  test('the first name of a new operator renames nothing, not even systems without an operator', () => {
    const start = rememberNames(unit(['Sở Y tế'], []));
    const added = unit(['Sở Y tế'], ['']);
    const named = unit(['Sở Y tế'], ['Phòng CNTT']);
    expect(renamesBetween(start, added)).toEqual([]);
    expect(renamesBetween(rememberNames(added, start), named)).toEqual([]);
  });

  test('removing a party moves the others up and renames none of them', () => {
    const before = rememberNames(unit(['Sở Y tế'], ['Phòng CNTT', 'Khoa Xét nghiệm']));
    expect(renamesBetween(before, unit(['Sở Y tế'], ['Khoa Xét nghiệm']))).toEqual([]);
  });

  test('two parties that exchange their names keep their systems', () => {
    const before = rememberNames(unit(['Sở Y tế'], ['A', 'B']));
    expect(renamesBetween(before, unit(['Sở Y tế'], ['B', 'A']))).toEqual([]);
  });
});
