import { describe, expect, it } from 'vitest';
import { digestOf } from '../canonical.ts';
import { soundReport } from '../report/fixture.ts';
import { buildRecord } from './build.ts';
import { recordProblems } from './problems.ts';
import { dossierRecord } from './record.ts';
import type { DossierRecord, RecordItem } from './record.ts';

const sound = (): DossierRecord =>
  buildRecord(soundReport(), {
    id: 'ho-so-1',
    createdAt: '2026-11-24T02:00:00.000Z',
    program: 'An Tâm 0.1.0',
    draft: false,
    journal: { head: digestOf('journal'), entries: 42 },
  });

type Forge = (record: DossierRecord) => void;

const itemOf = (record: DossierRecord, index: number): RecordItem => {
  const item = record.systems[0]?.groups[0]?.items[index];
  if (!item) throw new Error(`fixture without item ${index}`);
  return item;
};

function codesAfter(forge: Forge): string[] {
  const record = sound();
  forge(record);
  return recordProblems(dossierRecord.parse(record)).map(({ code }) => code);
}

const FORGERIES: [string, Forge][] = [
  ['period_differs', (record) => (record.year = 2025)],
  ['period_differs', (record) => (record.period.from = '2026-12-15')],
  ['systems_repeated', (record) => record.systems.push(...record.systems.slice(0, 1))],
  ['rows_differ', (record) => record.rows.reverse()],
  ['rows_differ', (record) => record.rows.forEach((row) => (row.proposedLevel = 1))],
  ['items_repeated', (record) => record.systems[0]?.groups[0]?.items.push(itemOf(record, 0))],
  ['totals_differ', (record) => (record.totals.approved = 2)],
  ['totals_differ', (record) => (record.totals.expectedAllApproved = '2026-12')],
  ['totals_differ', (record) => record.systems.forEach((system) => (system.dossierFinished = true))],
  ['totals_differ', (record) => record.systems.forEach((system) => (system.determination = null))],
  ['plan_status_differs', (record) => record.rows.forEach((row) => (row.planStatus = 'complete'))],
  [
    'plan_status_differs',
    (record) => record.systems[0]?.groups.forEach((group) => (group.items = group.items.filter(({ verdict }) => verdict === 'compliant'))),
  ],
  ['inspections_differ', (record) => (record.inspections = [])],
  ['inspections_differ', (record) => record.rows.forEach((row) => row.inspectionStatus.unshift('before_use'))],
  ['system_unknown', (record) => record.operators.forEach((operator) => operator.systems.push('khac'))],
  ['system_unknown', (record) => record.regulationChecks.forEach((check) => (check.system = 'Hệ thống thông tin bệnh viện'))],
  ['evidence_numbers_wrong', (record) => record.evidence.reverse()],
  ['evidence_unknown', (record) => itemOf(record, 0).evidence.push(99)],
  ['evidence_unused', (record) => itemOf(record, 1).evidence.splice(0) && itemOf(record, 0).evidence.splice(1)],
  ['checklist_unnamed', (record) => record.checklists.pop()],
  ['checklist_unnamed', (record) => record.systems.forEach((system) => (system.checklistDigest = null))],
  ['verdict_unsupported', (record) => itemOf(record, 0).evidence.splice(0)],
  ['verdict_unsupported', (record) => (itemOf(record, 4).reason = ' ')],
  [
    'errors_remain',
    (record) =>
      record.warnings.push({
        rule: 'place_missing',
        severity: 'error',
        text: 'Thiếu địa danh.',
        clause: null,
        systemId: null,
        itemId: null,
        count: 1,
      }),
  ],
];

describe('a record checked against itself', () => {
  it('is without problem as built', () => {
    expect(recordProblems(sound())).toEqual([]);
  });

  it.each(FORGERIES)('%s when forged (%#)', (code, forge) => {
    expect(codesAfter(forge)).toContain(code);
  });

  it('may in a draft still lack what a final dossier needs', () => {
    const unsupported: Forge = (record) => {
      itemOf(record, 4).reason = '';
      record.draft = true;
    };
    expect(codesAfter(unsupported)).toEqual([]);
  });

  it('tells systems of one name apart', () => {
    const report = soundReport();
    report.systems[1].system.name = report.systems[0].system.name;
    const record = buildRecord(report, {
      id: 'x',
      createdAt: '2026-11-24T02:00:00.000Z',
      program: 'An Tâm',
      draft: false,
      journal: { head: digestOf(1), entries: 1 },
    });
    expect(recordProblems(record)).toEqual([]);
    expect(record.warnings.map(({ rule, systemId }) => [rule, systemId])).toEqual([
      ['unique_names', 'his'],
      ['unique_names', 'nhan-su'],
    ]);
  });
});
