import { expect, it } from 'vitest';
import { annualReport } from '../report.ts';
import { soundReport } from '../fixture.ts';
import type { Fixture } from '../fixture.ts';
import type { EarlierItem, EarlierSystem, EarlierYear } from '../registers.ts';
import { findingsAfter, proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { lastYearRules } from './last-year.ts';

/** The sound report, as if it were that of the year before. */
function earlier(): EarlierYear & { systems: EarlierSystem[] } {
  const report = annualReport(soundReport());
  return {
    year: 2025,
    totals: report.totals,
    systems: report.systems.map(({ system, row, items }) => ({
      id: system.id,
      name: system.name,
      framework: system.framework,
      level: system.level,
      expectedApproval: row.expectedApproval,
      expectedPlanCompletion: row.expectedPlanCompletion,
      planStatus: row.planStatus,
      items: items.map(({ item, answer }) => ({
        control: item.control,
        verdict: answer?.verdict ?? null,
        due: answer?.plan?.due ?? null,
      })),
    })),
  };
}

const before =
  (change: (year: ReturnType<typeof earlier>, report: Fixture) => unknown): Spoil =>
  (report) => {
    const year = earlier();
    change(year, report);
    report.registers.lastYear = year;
  };
const hisBefore = (change: Partial<EarlierSystem>): Spoil => before(({ systems }) => Object.assign(systems[0] ?? {}, change));
const itemBefore = (control: string, change: Partial<EarlierItem>): Spoil =>
  before(({ systems }) => Object.assign(systems[0]?.items.find((item) => item.control === control) ?? {}, change));

proveRules(lastYearRules, {
  level_lowered: {
    hit: hisBefore({ level: 4 }),
    near: (report, his, staff) => {
      hisBefore({ level: 4 })(report, his, staff);
      his.system.levelReason = 'Không còn phục vụ tỉnh khác.';
    },
  },
  system_dropped: {
    hit: before((year) => (year.systems = year.systems.map((system) => ({ ...system, id: `${system.id}-cu` })))),
    near: before((year, { registers }) => {
      year.systems = year.systems.map((system) => ({ ...system, id: `${system.id}-cu` }));
      registers.archived = ['his-cu', 'nhan-su-cu'];
    }),
  },
  totals_lower: {
    hit: before((year) => (year.totals = year.totals && { ...year.totals, approved: 2 })),
    near: before((year) => (year.totals = year.totals && { ...year.totals, approved: 0 })),
  },
  met_no_longer: {
    hit: itemBefore('policy.point-3', { verdict: 'compliant' }),
    near: itemBefore('policy.point-1', { verdict: 'partial' }),
  },
  unmet_not_applicable: {
    hit: itemBefore('policy.point-5', { verdict: 'non_compliant' }),
    near: itemBefore('policy.point-5', { verdict: 'compliant' }),
  },
  plan_postponed: { hit: itemBefore('policy.point-4', { due: '2026-12-14' }), near: itemBefore('policy.point-4', { due: '2026-12-15' }) },
  expected_postponed: {
    hit: hisBefore({ expectedPlanCompletion: '2026-12' }),
    near: hisBefore({ expectedPlanCompletion: '2027-01' }),
  },
});

it('finds nothing where nothing changed', () => {
  expect(findingsAfter(before(() => undefined))).toEqual([]);
});

it('compares no requirements of another framework', () => {
  const spoil: Spoil = (report, his, staff) => {
    hisBefore({ framework: 'nd85-2016', items: [{ control: 'policy.point-3', verdict: 'compliant', due: null }] })(report, his, staff);
  };
  expect(findingsAfter(spoil)).toEqual([]);
});
