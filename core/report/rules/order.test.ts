import { emptyRisk } from '../../level/risk.ts';
import type { Incident } from '../../assessment/incident.ts';
import { proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import { orderRules } from './order.ts';
import { SERIOUS_INCIDENT } from '../fixture.ts';

const request =
  (date: string): Spoil =>
  (_report, his) =>
    (his.system.approval.request = { number: '1/TTr', date, authority: 'Phòng Công nghệ thông tin' });

const incident = (detectedAt: string): Incident => ({
  ...SERIOUS_INCIDENT,
  id: 'su-co',
  systems: ['his'],
  title: 'Mã hóa dữ liệu',
  detectedAt,
});

const harm =
  (level: 3 | 4): Spoil =>
  ({ registers }) =>
    (registers.risks = registers.risks.map((risk) => ({ ...risk, entries: [{ ...emptyRisk({ id: 'r1' }), harm: level }] })));

proveRules(orderRules, {
  risk_first: { hit: request('2026-08-24'), near: request('2026-08-25') },
  risk_missing: {
    hit: (report) => (report.registers.risks = report.registers.risks.map((risk) => ({ ...risk, finished: false }))),
    // The old decree asks for none.
    near: (report, his, staff) => {
      report.registers.risks = [];
      for (const { system } of [his, staff]) system.framework = 'nd85-2016';
    },
  },
  risk_outdated: { hit: (_, his) => (his.system.lastChanged = '2026-08-26'), near: (_, his) => (his.system.lastChanged = '2026-08-25') },
  incident_without_risk: {
    // 0:30 of the 26th in Việt Nam.
    hit: ({ registers }) => (registers.incidents = [incident('2026-08-25T17:30:00.000Z')]),
    near: ({ registers }) => (registers.incidents = [incident('2026-08-25T16:30:00.000Z')]),
  },
  risk_above_level: {
    hit: harm(4),
    near: (report, his, staff) => {
      harm(3)(report, his, staff);
      staff.system.level = 3;
    },
  },
  plan_before_use: {
    hit: (_, his) => (his.system.lastChanged = '2026-08-20'),
    // Put into use before the decree.
    near: (_, his) => (his.system.lastChanged = '2026-08-18'),
  },
  conditions_before_use: {
    hit: (_, his) => (his.system.inUseSince = '2026-09-01'),
    near: (_, his) => {
      his.system.inUseSince = '2026-09-01';
      for (const inspection of his.system.inspections)
        Object.assign(inspection, { kind: 'before_use', from: '2026-08-20', to: '2026-09-01' });
    },
  },
});
