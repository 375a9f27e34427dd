import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../assessment/model.ts';
import { planStatusOf } from '../assessment/rollup.ts';
import { answerOf, soundReport } from './fixture.ts';
import { form08Totals, inspectionStatusOf, isClassified, reportedInspections } from './form08.ts';
import type { TotalsFacts } from './form08.ts';
import { form08Row } from './model.ts';
import { annualReport } from './report.ts';

const PERIOD = { from: '2025-12-15', to: '2026-12-14' };

describe('the rows of Mẫu số 08', () => {
  it('say what the system says, in the order of the list', () => {
    const { systems } = annualReport(soundReport());
    const rows = systems.map(({ row }) => form08Row.parse(row));
    expect(rows).toMatchObject([
      {
        systemId: 'his',
        proposedLevel: 3,
        approvalStatus: 'approved',
        approvalDecision: { number: '412/QĐ-SYT' },
        expectedApproval: null,
        planStatus: 'in_part',
        expectedPlanCompletion: '2027-06',
        inspectionStatus: ['periodic'],
      },
      {
        systemId: 'nhan-su',
        approvalStatus: 'drafting',
        approvalDecision: null,
        expectedApproval: '2027-02',
        planStatus: 'complete',
        inspectionStatus: [],
      },
    ]);
  });

  it('count nothing as carried out while a system has no checklist', () => {
    const report = soundReport();
    report.systems[1].checklist = null;
    expect(annualReport(report).systems[1]?.row.planStatus).toBe('not_started');
  });

  it('leave recommended items and “Không áp dụng” out of column 10', () => {
    const report = soundReport();
    answerOf(report.systems[1], '5.2.3').verdict = 'non_compliant';
    answerOf(report.systems[1], '5.1.1').verdict = 'not_applicable';
    expect(annualReport(report).systems[1]?.row.planStatus).toBe('complete');
  });

  it('put “Định kỳ” only for an inspection finished inside the period, “Trước khi đưa vào sử dụng” for good', () => {
    const periodic = (to: string) => inspectionStatusOf([{ kind: 'periodic', to }], PERIOD);
    expect(periodic('2025-12-14')).toEqual([]);
    expect(periodic('2025-12-15')).toEqual(['periodic']);
    expect(periodic('2026-12-14')).toEqual(['periodic']);
    expect(periodic('2026-12-15')).toEqual([]);
    expect(
      inspectionStatusOf(
        [
          { kind: 'periodic', to: '2026-05-01' },
          { kind: 'before_use', to: '2019-01-01' },
        ],
        PERIOD,
      ),
    ).toEqual(['before_use', 'periodic']);
    expect(
      inspectionStatusOf(
        [
          { kind: 'before_use', to: '2026-12-20' },
          { kind: 'extraordinary', to: '2026-05-01' },
        ],
        PERIOD,
      ),
    ).toEqual([]);
  });

  it('list the inspections of the period and those before use, by date', () => {
    const { system } = soundReport().systems[0];
    const [sample] = system.inspections;
    if (!sample) throw new Error('fixture without inspection');
    const at = (kind: typeof sample.kind, from: string, to: string) => ({ ...sample, kind, from, to });
    const listed = reportedInspections(
      {
        ...system,
        inspections: [
          at('extraordinary', '2026-07-01', '2026-07-02'),
          at('periodic', '2024-06-01', '2024-06-03'),
          at('before_use', '2018-12-01', '2018-12-03'),
          at('periodic', '2026-12-10', '2026-12-16'),
        ],
      },
      PERIOD,
    );
    expect(listed.map(({ to }) => to)).toEqual(['2018-12-03', '2026-07-02']);
  });
});

describe('the roll-up of column 10', () => {
  const item = fc.record({ verdict: fc.option(fc.constantFrom(...VERDICTS)), recommended: fc.boolean() });

  it('agrees with a naive reading of the rule', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        let met = 0;
        let partly = 0;
        let counted = 0;
        for (const { verdict, recommended } of items) {
          if (recommended || verdict === 'not_applicable') continue;
          counted += 1;
          if (verdict === 'compliant') met += 1;
          if (verdict === 'partial') partly += 1;
        }
        const expected = met === counted ? 'complete' : met + partly === 0 ? 'not_started' : 'in_part';
        expect(planStatusOf(items)).toBe(expected);
      }),
    );
  });
});

const [sampleRow] = annualReport(soundReport()).systems.map(({ row }) => row);
if (!sampleRow) throw new Error('fixture without rows');
const month = fc.constantFrom('2026-12', '2027-01', '2027-02', '2027-11', '2028-01');

const facts: fc.Arbitrary<TotalsFacts> = fc
  .record({
    classified: fc.boolean(),
    dossierFinished: fc.boolean(),
    approvalStatus: fc.constantFrom('drafting' as const, 'submitted' as const, 'appraised' as const, 'approved' as const),
    expectedApproval: fc.option(month),
    inspectionStatus: fc.subarray<'before_use' | 'periodic'>(['before_use', 'periodic']),
  })
  .map(({ classified, dossierFinished, ...row }) => ({ classified, dossierFinished, row: { ...sampleRow, ...row } }));

describe('the totals of Mẫu số 08', () => {
  it('are T1 = 2, T2 = 2, T3 = T4 = T5 = T6 = 1 for the sound report, everything approved by 2/2027', () => {
    expect(annualReport(soundReport()).totals).toEqual({
      total: 2,
      classified: 2,
      dossierPrepared: 1,
      appraised: 1,
      approved: 1,
      approvedInspected: 1,
      expectedAllApproved: '2027-02',
    });
  });

  it('count a draft whose level dossier is finished', () => {
    const report = soundReport();
    report.systems[1].system.approval.dossierFinished = true;
    expect(annualReport(report).totals).toMatchObject({ dossierPrepared: 2, appraised: 1 });
  });

  it('equal a naive recount of any list', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), (systems) => {
        const expected = { total: 0, classified: 0, dossierPrepared: 0, appraised: 0, approved: 0, approvedInspected: 0 };
        let latest: string | null = null;
        for (const { row, classified, dossierFinished } of systems) {
          expected.total += 1;
          if (classified) expected.classified += 1;
          switch (row.approvalStatus) {
            case 'approved':
              expected.approved += 1;
              if (row.inspectionStatus.includes('periodic')) expected.approvedInspected += 1;
              expected.appraised += 1;
              expected.dossierPrepared += 1;
              break;
            case 'appraised':
              expected.appraised += 1;
              expected.dossierPrepared += 1;
              break;
            case 'submitted':
              expected.dossierPrepared += 1;
              break;
            case 'drafting':
              if (dossierFinished) expected.dossierPrepared += 1;
          }
          if (row.approvalStatus !== 'approved' && row.expectedApproval !== null && (latest === null || row.expectedApproval > latest)) {
            latest = row.expectedApproval;
          }
        }
        expect(form08Totals(systems)).toEqual({ ...expected, expectedAllApproved: latest });
      }),
    );
  });

  it('fall from T1 to T6 where every prepared system has its type', () => {
    const sound = facts.filter(
      ({ row, classified, dossierFinished }) => classified || (row.approvalStatus === 'drafting' && !dossierFinished),
    );
    fc.assert(
      fc.property(fc.array(sound, { maxLength: 20 }), (systems) => {
        const { expectedAllApproved: _month, ...totals } = form08Totals(systems);
        const chain = Object.values(totals);
        expect(chain).toEqual(chain.toSorted((a, b) => b - a));
      }),
    );
  });

  it('take a system as classified only when its type was answered', () => {
    expect(isClassified({ system_types: ['internal'] })).toBe(true);
    expect(isClassified({ system_types: [] })).toBe(false);
    expect(isClassified({ information_types: ['public'] })).toBe(false);
    expect(isClassified(null)).toBe(false);
  });
});
