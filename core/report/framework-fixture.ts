/** What reports of tests know of the two frameworks. */
import type { FrameworkId } from '../checklist/model.ts';
import type { OrderingLaw } from '../level/ordering.ts';
import type { ReportFramework } from './input.ts';

const FRAMEWORK_TITLES: Record<FrameworkId, [string, string]> = {
  'nd331-2026': ['NĐ 331/2026', 'TCVN 14423:2026'],
  'nd85-2016': ['NĐ 85/2016', 'TCVN 11930:2017'],
};

const ORDERS: Record<FrameworkId, OrderingLaw> = {
  'nd331-2026': {
    status: { from: '2026-08-19' },
    ordering: [
      {
        id: 'regulation_first',
        before: 'regulation_issued',
        after: 'level_approved',
        severity: 'error',
        same_day: 'warning',
        clause: 'NĐ 331 Đ30.7',
      },
      {
        id: 'appraisal_first',
        before: 'appraisal_opinion',
        after: 'level_approved',
        levels: [3, 4, 5],
        severity: 'error',
        clause: 'NĐ 331 Đ24.1.b',
      },
      { id: 'risk_first', before: 'risk_assessment', after: 'level_proposed', severity: 'warning', clause: 'NĐ 331 Đ10.2.a; Đ10.4.a' },
      {
        id: 'plan_before_use',
        before: 'plan_complete',
        after: 'put_into_use',
        applies_to: 'hệ thống xây mới, mở rộng, nâng cấp',
        severity: 'error',
        clause: 'NĐ 331 Đ30.6',
      },
      {
        id: 'conditions_before_use',
        before: 'security_conditions_assessed',
        after: 'put_into_use',
        severity: 'error',
        clause: 'NĐ 331 Đ28.3.b',
      },
    ],
  },
  'nd85-2016': {
    status: { from: '2016-07-01', parent_law_lapsed: '2026-07-01' },
    ordering: [
      {
        id: 'regulation_first',
        before: 'regulation_issued',
        after: 'level_approved',
        severity: 'error',
        same_day: 'warning',
        clause: 'TT 12 Đ9.7',
      },
    ],
  },
};

/** The facts of the framework files that reports use; calendar.test.ts proves them equal to the files. */
export const fixtureFramework = (id: FrameworkId): ReportFramework => ({
  id,
  short_title: FRAMEWORK_TITLES[id][0],
  terms: { standard: FRAMEWORK_TITLES[id][1] },
  ...ORDERS[id],
  approval: [
    { levels: [1, 2], appraises: 'security_unit', approves: 'security_unit' },
    { levels: [3], appraises: 'security_unit', approves: 'system_owner' },
    { levels: [4], appraises: 'ministry_of_public_security', approves: 'system_owner' },
    { levels: [5], appraises: 'ministry_of_public_security', approves: 'prime_minister', approves_plan: 'system_owner' },
  ],
  approval_common: id === 'nd331-2026' ? { listed_national_security_as_level: 5 } : {},
  dossier: [{ id: 'expert_opinion', levels: [4, 5], clause: id === 'nd331-2026' ? 'NĐ 331 Đ21.5' : 'NĐ 85 Đ15.5' }],
  reporting: {
    period: { from: { year: -1, month: 12, day: 15 }, to: { year: 0, month: 12, day: 14 } },
    deadlines: [
      { id: 'to_owner', last_day: { month: 12, day: 19 }, clause: 'NĐ 331 Đ35.4.a' },
      { id: 'to_ministry', last_day: { month: 12, day: 24 }, clause: 'NĐ 331 Đ35.4.b' },
    ],
  },
  transition: [
    { id: 'kept_level', plan_for: '2027-06-30', clause: 'Luật 116 Đ45.1' },
    { id: 'in_construction_approve', plan_for: '2026-12-31', clause: 'NĐ 331 Đ39.1' },
  ],
});
