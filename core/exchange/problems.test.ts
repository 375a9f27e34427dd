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
  ['PERIOD_DIFFERS', (record) => (record.year = 2025)],
  ['PERIOD_DIFFERS', (record) => (record.period.from = '2026-12-15')],
  ['SYSTEMS_REPEATED', (record) => record.systems.push(...record.systems.slice(0, 1))],
  ['ROWS_DIFFER', (record) => record.rows.reverse()],
  ['ROWS_DIFFER', (record) => record.rows.forEach((row) => (row.proposedLevel = 1))],
  ['ITEMS_REPEATED', (record) => record.systems[0]?.groups[0]?.items.push(itemOf(record, 0))],
  ['TOTALS_DIFFER', (record) => (record.totals.approved = 2)],
  ['TOTALS_DIFFER', (record) => (record.totals.expectedAllApproved = '2026-12')],
  ['TOTALS_DIFFER', (record) => record.systems.forEach((system) => (system.dossierFinished = true))],
  ['TOTALS_DIFFER', (record) => record.systems.forEach((system) => (system.determination = null))],
  ['PLAN_STATUS_DIFFERS', (record) => record.rows.forEach((row) => (row.planStatus = 'complete'))],
  [
    'PLAN_STATUS_DIFFERS',
    (record) => record.systems[0]?.groups.forEach((group) => (group.items = group.items.filter(({ verdict }) => verdict === 'compliant'))),
  ],
  ['INSPECTIONS_DIFFER', (record) => (record.inspections = [])],
  ['INSPECTIONS_DIFFER', (record) => record.rows.forEach((row) => row.inspectionStatus.unshift('before_use'))],
  ['SYSTEM_UNKNOWN', (record) => record.operators.forEach((operator) => operator.systems.push('khac'))],
  ['SYSTEM_UNKNOWN', (record) => record.regulationChecks.forEach((check) => (check.system = 'Hệ thống thông tin bệnh viện'))],
  ['EVIDENCE_NUMBERS_WRONG', (record) => record.evidence.reverse()],
  ['EVIDENCE_UNKNOWN', (record) => itemOf(record, 0).evidence.push(99)],
  ['EVIDENCE_UNUSED', (record) => itemOf(record, 1).evidence.splice(0) && itemOf(record, 0).evidence.splice(1)],
  ['CHECKLIST_UNNAMED', (record) => record.checklists.pop()],
  ['CHECKLIST_UNNAMED', (record) => record.systems.forEach((system) => (system.checklistDigest = null))],
  ['VERDICT_UNSUPPORTED', (record) => itemOf(record, 0).evidence.splice(0)],
  ['VERDICT_UNSUPPORTED', (record) => (itemOf(record, 4).reason = ' ')],
  [
    'ERRORS_REMAIN',
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
