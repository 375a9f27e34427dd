import { proveRules } from './fixture.ts';
import { timeRules } from './time.ts';

proveRules(timeRules, {
  period_not_begun: { hit: (report) => (report.today = '2025-12-14'), near: (report) => (report.today = '2025-12-15') },
  before_cutoff: { hit: (report) => (report.today = '2026-12-13'), near: (report) => (report.today = '2026-12-14') },
  sending_overdue: {
    hit: (report) => (report.today = '2026-12-20'),
    // Its own owner: it sends to the ministry, until 24/12.
    near: (report) => {
      report.today = '2026-12-24';
      for (const { owner } of report.unit.owners) owner.name = report.unit.name;
    },
  },
  clock_behind: {
    hit: (report) => (report.registers.lastEntryOn = '2026-12-17'),
    near: (report) => (report.registers.lastEntryOn = report.today),
  },
});
