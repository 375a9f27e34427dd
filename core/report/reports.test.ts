import { describe, expect, it } from 'vitest';
import type { UnitProfile } from '../assessment/model.ts';
import { soundReport, type Fixture } from './fixture.ts';
import { preflight } from './preflight.ts';
import { annualReport } from './report.ts';
import { narrowed, reportChoices, reportDeadline } from './reports.ts';

const OWNER = 'Sở Y tế tỉnh Lam Giang';
const systemsOf = (input: Fixture): Fixture['systems'][number]['system'][] => input.systems.map(({ system }) => system);

/** The second system is run by a department of its own, for which the unit's profile has an entry. */
function twoOperators(): Fixture {
  const input = soundReport();
  const [, second] = input.systems;
  const [described] = input.unit.operators;
  if (described === undefined) throw new Error('the fixture has an operator');
  second.system = { ...second.system, operatorName: 'Khoa Xét nghiệm' };
  const operators = [described, { ...described, name: 'Khoa Xét nghiệm', head: 'Ngô Thị Bích Liên', position: 'Trưởng khoa' }];
  return { ...input, unit: { ...input.unit, operators } };
}

describe('the reports that can be made', () => {
  it('are the own one, one per operator, one per security unit', () => {
    const input = twoOperators();
    expect(reportChoices(input.unit, systemsOf(input))).toEqual([
      { kind: 'owner', by: 'Bệnh viện Đa khoa tỉnh Lam Giang', to: OWNER, systems: 2 },
      { kind: 'operator', by: 'Phòng Công nghệ thông tin', to: OWNER, systems: 1 },
      { kind: 'operator', by: 'Khoa Xét nghiệm', to: OWNER, systems: 1 },
      { kind: 'security_unit', by: 'Trung tâm Công nghệ thông tin y tế', to: OWNER, systems: 2 },
    ]);
  });

  it('leave out whoever would report to itself, and names that are blank', () => {
    const input = soundReport();
    for (const { system } of input.systems) system.operatorName = ` ${OWNER.toUpperCase()}`;
    const [pair] = input.unit.owners;
    if (pair !== undefined) pair.securityUnit.name = ' ';
    expect(reportChoices(input.unit, systemsOf(input)).map(({ kind }) => kind)).toEqual(['owner']);
  });

  it('name every owner that one body reports to', () => {
    const input = soundReport();
    const [, second] = input.systems;
    second.system = { ...second.system, ownerName: 'Trung tâm Y tế Phú Lương' };
    expect(reportChoices(input.unit, systemsOf(input))[1]).toMatchObject({ to: `${OWNER}; Trung tâm Y tế Phú Lương`, systems: 2 });
  });
});

describe('the report of an operator', () => {
  const choice = { kind: 'operator', by: 'Khoa Xét nghiệm' } as const;

  it('counts its own systems only', () => {
    const report = annualReport(narrowed(twoOperators(), choice));
    expect(report.totals.total).toBe(1);
    expect(report.systems.map(({ row }) => row.operatorName)).toEqual(['Khoa Xét nghiệm']);
  });

  it('is a letter of that department to the owner, signed by its head; section 2 stays', () => {
    const { unit } = narrowed(twoOperators(), choice);
    expect(unit).toMatchObject({
      name: 'Khoa Xét nghiệm',
      parentName: 'Bệnh viện Đa khoa tỉnh Lam Giang',
      signer: { authority: '', title: 'Trưởng khoa', name: 'Ngô Thị Bích Liên' },
      letter: { symbol: '', place: 'Lam Giang', addressees: [OWNER], recipients: ['Như trên', 'Lưu: VT'] },
    } satisfies Partial<UnitProfile>);
    expect(unit.owners.map(({ owner }) => owner.name)).toEqual([OWNER]);
  });

  it('has no body above it where that is not known, and keeps the letter where the unit itself reports', () => {
    const company = twoOperators();
    for (const { system } of company.systems) system.operatorName = 'Công ty Cổ phần Phần mềm Y tế';
    expect(narrowed(company, { kind: 'operator', by: 'Công ty Cổ phần Phần mềm Y tế' }).unit.parentName).toBe('');
    const own = soundReport();
    for (const { system } of own.systems) system.operatorName = own.unit.name;
    const { unit } = narrowed(own, { kind: 'operator', by: own.unit.name });
    expect(unit).toEqual({ ...own.unit, operators: [], letter: { ...own.unit.letter, addressees: [OWNER] } });
  });

  it('passes preflight when the whole report does, and misses what its own letter lacks', () => {
    expect(preflight(narrowed(twoOperators(), choice)).errors).toEqual([]);
    const input = twoOperators();
    const operators = input.unit.operators.map((party) => ({ ...party, head: '' }));
    const { errors } = preflight(narrowed({ ...input, unit: { ...input.unit, operators } }, choice));
    expect(errors.map(({ rule }) => rule)).toEqual(['signer_missing']);
  });

  it('is held against nothing that concerns other systems, the whole unit or its own symbol', () => {
    const input = twoOperators();
    input.registers = { ...input.registers, lastYear: { year: 2025, totals: null, systems: [] }, sentOn: ['2026-12-18'] };
    const { registers } = narrowed(input, choice);
    expect(registers).toMatchObject({ lastYear: null, sentOn: [] });
    expect(preflight(narrowed(input, choice)).warnings.map(({ rule }) => rule)).not.toContain('symbol_missing');
    expect(
      preflight({ ...input, unit: { ...input.unit, letter: { ...input.unit.letter, symbol: '' } } }).warnings.map(({ rule }) => rule),
    ).toContain('symbol_missing');
  });

  it('is refused for a body that has nothing to report, naming those that have', () => {
    expect(() => narrowed(twoOperators(), { kind: 'operator', by: 'Khoa Nội' })).toThrow(/«Phòng Công nghệ thông tin», «Khoa Xét nghiệm»/);
  });
});

describe('the report of a security unit', () => {
  it('tells of the systems of the owners it serves, under the owner’s name', () => {
    const input = soundReport();
    const [, second] = input.systems;
    second.system = { ...second.system, ownerName: 'Trung tâm Y tế Phú Lương' };
    const report = narrowed(input, { kind: 'security_unit', by: 'Trung tâm Công nghệ thông tin y tế' });
    expect(report.systems).toHaveLength(1);
    expect(report.unit).toMatchObject({ name: 'Trung tâm Công nghệ thông tin y tế', parentName: OWNER });
  });
});

it('reports to the owner are due by 19/12, the owner’s by 24/12', () => {
  const { calendar } = annualReport(soundReport());
  expect(reportDeadline(calendar, { kind: 'operator' })?.date).toBe('2026-12-19');
  expect(reportDeadline(calendar, { kind: 'security_unit' })?.date).toBe('2026-12-19');
  expect(reportDeadline(calendar, { kind: 'owner' })?.date).toBe('2026-12-24');
});
