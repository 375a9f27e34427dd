import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyApproval, emptyInspection, emptySystem } from '../assessment/empty.ts';
import type { InformationSystem, Inspection } from '../assessment/model.ts';
import { framework } from '../checklist/framework.ts';
import type { FrameworksById } from './incident-clocks.ts';
import { inspectionCadences, inspectionFindings, nextInspection, professionalReasons } from './inspection-cadence.ts';

const read = (id: string) =>
  framework.parse(parse(readFileSync(new URL(`../../checklists/${id}/framework.yaml`, import.meta.url), 'utf8')));
const frameworks: FrameworksById = { 'nd331-2026': read('nd331-2026'), 'nd85-2016': read('nd85-2016') };
const TODAY = '2026-11-22';

const system: InformationSystem = {
  ...emptySystem({
    id: 'his',
    name: 'HIS',
    shortName: '',
    purpose: '',
    ownerName: '',
    operatorName: 'Phòng CNTT',
    framework: 'nd331-2026',
  }),
  level: 3,
  inUseSince: '2018-05-01',
};
const old: InformationSystem = { ...system, framework: 'nd85-2016' };
const inspected = (from: string, to: string, change: Partial<Inspection> = {}): Inspection => ({
  ...emptyInspection({ id: `${from}/${to}`, from, to }),
  by: 'Tổ tự đánh giá',
  independence: 'Độc lập',
  contentIds: ['legal_compliance'],
  result: 'met',
  ...change,
});
const LISTED = { criterion: 'Khoản 1', state: '' };
const serious = { systems: ['his'], serious: true, detectedAt: '2026-09-30T17:30:00Z' };

describe('the next inspection', () => {
  it('counts from the last finished one: yearly as the app proposes; before NĐ 331 as the old decree demanded at its levels', () => {
    const inspections = [inspected('2026-06-01', '2026-06-15'), inspected('2025-06-01', '2025-06-15')];
    expect(nextInspection(frameworks, { ...system, inspections }, TODAY, false)).toMatchObject({
      last: '2026-06-15',
      due: '2027-06-15',
      cadence: { every: 'P1Y', required: false },
    });
    const before = '2026-08-18';
    expect(nextInspection(frameworks, { ...old, inspections }, before, false)).toMatchObject({
      due: '2027-06-15',
      cadence: { every: 'P1Y', required: true, clause: 'NĐ 85 Đ20.2.c; TT 12 Đ11; Đ12' },
    });
    expect(nextInspection(frameworks, { ...old, level: 2, inspections }, before, false)?.due).toBe('2028-06-15');
    // From its first day NĐ 331 binds every system, whatever framework its level was approved under.
    for (const level of [2, 3] as const)
      expect(nextInspection(frameworks, { ...old, level, inspections }, '2026-08-19', false)).toMatchObject({
        due: '2027-06-15',
        cadence: { every: 'P1Y', required: false, clause: 'NĐ 331 Đ27; Đ28.5; Đ31.2.c' },
      });
    expect(nextInspection(frameworks, { ...system, level: 5, inspections }, TODAY, false)).toMatchObject({
      due: '2026-12-15',
      cadence: { required: false },
    });
  });

  it('an extraordinary one, or one that has not ended, does not take its place', () => {
    const inspections = [
      inspected('2026-03-01', '2026-03-05'),
      inspected('2026-10-01', '2026-10-05', { kind: 'extraordinary' }),
      inspected('2026-11-20', '2026-11-23'),
    ];
    expect(nextInspection(frameworks, { ...system, inspections }, TODAY, false)?.last).toBe('2026-03-05');
    expect(nextInspection(frameworks, { ...system, inspections }, '2026-11-23', false)?.last).toBe('2026-11-23');
  });

  it('without one counts from the day on which framework, use and approval had begun', () => {
    expect(nextInspection(frameworks, system, TODAY, false)).toMatchObject({ last: null, due: '2027-08-19' });
    const decision = { number: '1', date: '2026-10-20', authority: '' };
    expect(nextInspection(frameworks, { ...system, approval: { ...emptyApproval(), decision } }, TODAY, false)?.due).toBe('2027-10-20');
    expect(nextInspection(frameworks, old, TODAY, false)?.due).toBe('2019-05-01');
  });

  it('on the list it is demanded yearly and told before October; the first to end decides', () => {
    const inspections = [inspected('2026-06-01', '2026-06-15')];
    const listed = { ...system, nationalSecurity: LISTED, inspections };
    expect(inspectionCadences(frameworks, listed, TODAY, false)).toHaveLength(2);
    expect(nextInspection(frameworks, listed, TODAY, false)).toMatchObject({
      due: '2027-06-15',
      cadence: { required: true, clause: 'Luật 116 Đ11.1.b', notifyBefore: { month: 10, day: 1 } },
    });
    // Its determination says so, whatever is recorded of the ground.
    expect(nextInspection(frameworks, { ...system, inspections }, TODAY, true)).toMatchObject({ cadence: { clause: 'Luật 116 Đ11.1.b' } });
    expect(nextInspection(frameworks, { ...listed, level: 5 }, TODAY, false)?.due).toBe('2026-12-15');
  });

  it('none without a level, under construction, out of use', () => {
    expect(nextInspection(frameworks, { ...system, level: null }, TODAY, false)).toBeNull();
    expect(nextInspection(frameworks, { ...system, stage: 'in_construction' }, TODAY, false)).toBeNull();
    expect(nextInspection(frameworks, { ...system, archivedAt: '2026-01-01T00:00:00Z' }, TODAY, false)).toBeNull();
  });
});

const reasons = (of: InformationSystem, incidents = [] as (typeof serious)[], on = TODAY) =>
  professionalReasons(frameworks, of, incidents, on)
    .filter(({ holds }) => holds)
    .map(({ id, on: day }) => [id, day]);

describe('a professional organisation', () => {
  it('is demanded at level 5 and on the list', () => {
    expect(reasons({ ...system, level: 5 })).toEqual([['level5', null]]);
    expect(reasons({ ...system, nationalSecurity: LISTED })).toEqual([['level5', null]]);
    expect(professionalReasons(frameworks, { ...system, listed: true }, [], TODAY).map(({ id }) => id)).toContain('level5');
    expect(reasons({ ...system, level: 4 })).toEqual([]);
  });

  it('is demanded after a serious incident or a major change, until one has come', () => {
    expect(reasons(system, [serious])).toEqual([['serious_incident', '2026-10-01']]);
    expect(reasons(system, [serious], '2026-09-30')).toEqual([]);
    expect(reasons({ ...system, lastChanged: '2026-08-02' })).toEqual([['major_change', '2026-08-02']]);
    const professional = [inspected('2026-10-10', '2026-10-20', { professional: true })];
    expect(reasons({ ...system, lastChanged: '2026-08-02', inspections: professional }, [serious])).toEqual([]);
    expect(reasons({ ...system, inspections: [inspected('2026-10-10', '2026-10-20')] }, [serious])).toHaveLength(1);
  });

  it('was demanded by the old decree from level 3 on; the new one binds its systems too', () => {
    expect(reasons(old, [], '2026-06-01')).toEqual([['level3_and_up', null]]);
    expect(reasons({ ...old, level: 4 }, [], '2026-06-01')).toEqual([['level3_and_up', null]]);
    expect(reasons({ ...old, level: 2 }, [serious], '2026-06-01')).toEqual([]);
    expect(reasons({ ...old, level: 2 }, [serious])).toEqual([['serious_incident', '2026-10-01']]);
  });

  it('what nobody can read from the registers is left to a person', () => {
    expect(professionalReasons(frameworks, system, [], TODAY).map(({ id, holds }) => [id, holds])).toEqual([
      ['doubtful_self_assessment', null],
      ['requested', null],
    ]);
  });
});

describe('a recorded inspection', () => {
  const found = (of: InformationSystem, inspection: Inspection, incidents = [] as (typeof serious)[]) =>
    inspectionFindings(frameworks, { ...of, inspections: [inspection] }, incidents, inspection, TODAY).map(({ id, severity }) => [
      id,
      severity,
    ]);

  it('that shows everything is told nothing', () => {
    expect(found(system, inspected('2026-06-01', '2026-06-15'))).toEqual([]);
  });

  it('by the operator itself, however its name is written, is warned of', () => {
    expect(found(system, inspected('2026-06-01', '2026-06-15', { by: ' phòng  CNTT' }))).toEqual([['assessor_is_operator', 'warning']]);
  });

  it('under the old decree lacked the licensed organisation; since NĐ 331 it is not asked for', () => {
    expect(found(old, inspected('2026-06-01', '2026-06-15'))).toEqual([['professional_required', 'warning']]);
    expect(found(old, inspected('2026-08-19', '2026-08-20'))).toEqual([]);
    expect(found(old, inspected('2026-06-01', '2026-06-15', { professional: true }))).toEqual([]);
  });

  it('of its own after a serious incident is warned of, also where it is the only one', () => {
    expect(found(system, inspected('2026-10-05', '2026-10-06'), [serious])).toEqual([['professional_required', 'warning']]);
  });

  it('names what is still missing', () => {
    const bare = inspected('2026-06-01', '2026-06-15', { independence: '', contentIds: [], result: '' });
    expect(found(system, bare)).toEqual([
      ['independence_missing', 'info'],
      ['contents_missing', 'info'],
      ['result_missing', 'info'],
    ]);
    expect(found(system, { ...bare, to: '2026-11-23', independence: 'x', contentIds: ['technical'] })).toEqual([['mode_missing', 'info']]);
    expect(found(system, inspected('2026-06-01', '2026-06-15', { contentIds: ['technical'], mode: 'hộp xám' }))).toEqual([]);
  });
});
