import { proveRules } from './fixture.ts';
import { protectionRules } from './protection.ts';

proveRules(protectionRules, {
  assessment_missing: {
    hit: (_, his) => (his.checklist = null),
    near: (_, his) => Object.assign(his, { checklist: null, system: { ...his.system, level: null } }),
  },
  incomplete_has_date: {
    hit: (_, his) => (his.system.expectedPlanCompletion = null),
    near: (_, _his, staff) => (staff.system.expectedPlanCompletion = '2027-06'),
  },
  complete_has_no_date: {
    hit: (_, _his, staff) => (staff.system.expectedPlanCompletion = '2027-06'),
    near: (_, his) => (his.system.expectedPlanCompletion = '2027-05'),
  },
  plan_in_future: {
    hit: (_, his) => (his.system.expectedPlanCompletion = '2026-11'),
    near: (_, his) => (his.system.expectedPlanCompletion = '2026-12'),
  },
  plan_after_completion: {
    hit: (_, his) => (his.system.expectedPlanCompletion = '2027-02'),
    near: (_, his) => (his.system.expectedPlanCompletion = '2027-03'),
  },
  transition_limit: {
    hit: (_, his) => Object.assign(his.system, { framework: 'nd85-2016', expectedPlanCompletion: '2027-07' }),
    near: (_, his) => Object.assign(his.system, { framework: 'nd85-2016', expectedPlanCompletion: '2027-06' }),
  },
  regulation_check_missing: {
    hit: (_, his) => (his.system.regulationCheck = null),
    near: (_, his) => {
      his.system.regulationCheck = null;
      his.system.approval.regulation = null;
    },
  },
  regulation_check_counts: {
    hit: (_, his) => Object.assign(his.system.regulationCheck ?? {}, { fixed: 3 }),
    near: (_, his) => Object.assign(his.system.regulationCheck ?? {}, { broken: 20, fixed: 20 }),
  },
  regulation_check_incomplete: {
    hit: (_, his) => Object.assign(his.system.regulationCheck ?? {}, { conclusion: '' }),
    near: (_, his) => Object.assign(his.system.regulationCheck ?? {}, { broken: 0, fixed: 0 }),
  },
});
