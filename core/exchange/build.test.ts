import { describe, expect, it } from 'vitest';
import { digestOf } from '../canonical.ts';
import { FailureError } from '../failure.ts';
import { answerOf, soundReport } from '../report/fixture.ts';
import type { Fixture } from '../report/fixture.ts';
import { narrowed } from '../report/reports.ts';
import { buildRecord } from './build.ts';
import type { RecordMeta } from './build.ts';
import { recordProblems } from './problems.ts';

const META: RecordMeta = {
  id: 'ho-so-1',
  createdAt: '2026-11-24T02:00:00.000Z',
  program: 'An Tâm 0.1.0',
  draft: false,
  journal: { head: digestOf('journal'), entries: 42 },
};

function spoiled(spoil: (report: Fixture) => void): Fixture {
  const report = soundReport();
  spoil(report);
  return report;
}

describe('the dossier record', () => {
  it('is a function of the report: same input, same record', () => {
    const once = buildRecord(soundReport(), META);
    const again = buildRecord(structuredClone(soundReport()), { ...META });
    expect(again).toEqual(once);
    expect(digestOf(again)).toBe(digestOf(once));
    expect(recordProblems(once)).toEqual([]);
  });

  it('depends neither on the order of answers nor of evidence in the workspace', () => {
    const turned = spoiled((report) => {
      report.evidence.reverse();
      for (const system of report.systems) system.answers.reverse();
    });
    expect(buildRecord(turned, META)).toEqual(buildRecord(soundReport(), META));
  });

  it('numbers evidence from 1 in the order of first use and leaves out what nobody uses', () => {
    const { evidence, systems } = buildRecord(soundReport(), META);
    expect(evidence.map(({ nr, id }) => [nr, id])).toEqual([
      [1, 'minh-chung-2'],
      [2, 'minh-chung-1'],
      [3, 'minh-chung-3'],
      [4, 'minh-chung-4'],
    ]);
    const items = systems[0]?.groups.flatMap((group) => group.items) ?? [];
    expect(items.map((item) => [item.id, item.evidence])).toEqual([
      ['5.1.1', [1, 2]],
      ['5.1.2', [2]],
      ['5.1.3', [3]],
      ['5.1.4', []],
      ['5.1.5', []],
      ['5.1.6', [3]],
      ['5.2.1', [1]],
      ['5.2.3', []],
    ]);
  });

  it('names items that do not arise, with the traits that would raise them', () => {
    const { systems } = buildRecord(soundReport(), META);
    const setAside = systems.map(({ groups }) => groups.flatMap((group) => group.setAside));
    expect(setAside).toEqual([[{ id: '5.2.2', title: 'Mạng không dây', traits: ['wireless'] }], []]);
  });

  it('names each checklist by its digest, and the period, operators and inspections', () => {
    const record = buildRecord(soundReport(), META);
    expect(record.checklists.map(({ level, items }) => [level, items])).toEqual([
      [2, 9],
      [3, 9],
    ]);
    expect(record.systems.map(({ checklistDigest }) => checklistDigest)).toEqual([
      record.checklists[1]?.digest,
      record.checklists[0]?.digest,
    ]);
    expect(record.period).toEqual({ from: '2025-12-15', to: '2026-12-14' });
    expect(record.operators).toMatchObject([{ systems: ['his', 'nhan-su'], party: { name: 'Phòng Công nghệ thông tin' } }]);
    expect(record.inspections.map(({ system, kind }) => [system, kind])).toEqual([['his', 'periodic']]);
    expect(record.regulationChecks).toMatchObject([
      { regulation: '155/QĐ-BVĐK ngày 15/9/2026, Bệnh viện Đa khoa tỉnh Lam Giang', checked: 20 },
    ]);
  });

  it('keeps an operator that the unit does not describe, by name', () => {
    const record = buildRecord(
      spoiled((report) => (report.systems[1].system.operatorName = 'Công ty cho thuê')),
      META,
    );
    expect(record.operators.map(({ systems, party }) => [systems, party.name, party.phone])).toEqual([
      [['his'], 'Phòng Công nghệ thông tin', '0200 555 0100'],
      [['nhan-su'], 'Công ty cho thuê', ''],
    ]);
    expect(record.warnings.map(({ rule }) => rule)).toEqual(['system_operator_unknown']);
  });

  it('holds texts in NFC and without broken characters', () => {
    const record = buildRecord(
      spoiled((report) => (answerOf(report.systems[0], '5.1.1').note = `${'Đã kiểm tra'.normalize('NFD')} \ud800`)),
      META,
    );
    expect(record.systems[0]?.groups[0]?.items[0]?.note).toBe('Đã kiểm tra \ufffd');
  });

  it('is refused as final while preflight finds errors, and carries them in a draft', () => {
    const report = spoiled(({ unit }) => (unit.letter.place = ''));
    expect(() => buildRecord(report, META)).toThrowError(FailureError);
    const draft = buildRecord(report, { ...META, draft: true });
    expect(draft.warnings).toMatchObject([{ rule: 'place_missing', severity: 'error' }]);
    expect(recordProblems(draft)).toEqual([]);
  });

  it('holds systems without a level, without answers and without systems at all (draft)', () => {
    const draft = { ...META, draft: true };
    const bare = spoiled((report) => Object.assign(report.systems[0], { checklist: null, answers: [], determination: null }));
    bare.systems[0].system.level = null;
    const record = buildRecord(bare, draft);
    expect(record.systems[0]).toMatchObject({ level: null, determination: null, checklistDigest: null, groups: [] });
    expect(recordProblems(record)).toEqual([]);
    expect(recordProblems(buildRecord({ ...soundReport(), systems: [] }, draft))).toEqual([]);
  });
});

describe('the record of a report to the owner', () => {
  it('tells of the systems of one body only, and agrees with itself', () => {
    for (const [kind, by] of [
      ['operator', 'Phòng Công nghệ thông tin'],
      ['security_unit', 'Trung tâm Công nghệ thông tin y tế'],
    ] as const) {
      const [, second] = [...soundReport().systems];
      const report = spoiled(({ systems }) => (systems[1].system = { ...second.system, operatorName: 'Khoa Nội', ownerName: 'Sở khác' }));
      const record = buildRecord(narrowed(report, { kind, by }), META);
      expect(record.report).toEqual({ kind, by });
      expect(record.unit.name).toBe(by);
      expect([record.totals.total, record.rows.length, record.operators.length]).toEqual([1, 1, 1]);
      expect(recordProblems(record)).toEqual([]);
    }
  });

  it('contradicts itself with systems or the name of somebody else', () => {
    const record = buildRecord(narrowed(soundReport(), { kind: 'operator', by: 'Phòng Công nghệ thông tin' }), META);
    const codes = (changed: typeof record): string[] => recordProblems(changed).map(({ code }) => code);
    expect(codes({ ...record, unit: { ...record.unit, name: 'Khoa Nội' } })).toEqual(['report_differs']);
    expect(codes({ ...record, rows: record.rows.map((row) => ({ ...row, operatorName: 'Khoa Nội' })) })).toEqual(['report_differs']);
    expect(codes({ ...record, report: { kind: 'security_unit', by: record.unit.name } })).toEqual(['report_differs']);
  });

  it('contradicts itself when it replaces itself, or a dossier made after it', () => {
    const record = buildRecord(soundReport(), META);
    const earlier = { id: 'ho-so-0', createdAt: '2026-11-23T02:00:00.000Z', digest: digestOf('earlier'), reason: 'Sửa cấp độ.' };
    const codes = (replaces: typeof earlier): string[] => recordProblems({ ...record, replaces }).map(({ code }) => code);
    expect(codes(earlier)).toEqual([]);
    expect(codes({ ...earlier, id: record.id })).toEqual(['replaces_itself']);
    expect(codes({ ...earlier, createdAt: '2026-11-24T02:00:01.000Z' })).toEqual(['replaces_itself']);
  });
});
