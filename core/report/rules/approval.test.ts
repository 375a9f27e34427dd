import { proveRules } from './fixture.ts';
import { approvalRules } from './approval.ts';

proveRules(approvalRules, {
  approved_has_decision: {
    hit: (_, his) => (his.system.approval.decision = null),
    near: (_, his) => (his.system.approval.status = 'appraised'),
  },
  approved_has_no_date: {
    hit: (_, his) => (his.system.approval.expected = '2027-01'),
    near: (_, his) => Object.assign(his.system.approval, { expected: '2027-01', status: 'appraised' }),
  },
  unapproved_has_date: {
    hit: (_, _his, staff) => (staff.system.approval.expected = null),
    near: (_, _his, staff) => (staff.system.approval.status = 'submitted'),
  },
  unapproved_has_no_decision: {
    hit: (_, his) => (his.system.approval.status = 'appraised'),
    near: (_, his) => Object.assign(his.system.approval, { status: 'appraised', decision: null }),
  },
  approved_has_regulation: {
    hit: (_, his) => Object.assign(his.system.approval.regulation ?? {}, { number: '' }),
    near: (_, his) => Object.assign(his.system.approval, { status: 'appraised', regulation: null }),
  },
  regulation_not_later: {
    hit: (_, his) => Object.assign(his.system.approval.regulation ?? {}, { date: '2026-10-21' }),
    near: (_, his) => Object.assign(his.system.approval.regulation ?? {}, { date: '2026-10-20' }),
  },
  regulation_same_day: {
    hit: (_, his) => Object.assign(his.system.approval.regulation ?? {}, { date: '2026-10-20' }),
    near: (_, his) => Object.assign(his.system.approval.regulation ?? {}, { date: '2026-10-19' }),
  },
  appraisal_first: {
    hit: (_, his) => (his.system.approval.appraisal = null),
    // Level 2 needs none.
    near: (_, his) => Object.assign(his.system, { level: 2, approval: { ...his.system.approval, appraisal: null } }),
  },
  decision_before_cutoff: {
    hit: (_, his) => Object.assign(his.system.approval.decision ?? {}, { date: '2026-12-15' }),
    near: (_, his) => Object.assign(his.system.approval.decision ?? {}, { date: '2026-12-14' }),
  },
  expected_in_future: {
    hit: (_, _his, staff) => (staff.system.approval.expected = '2026-11'),
    near: (_, _his, staff) => (staff.system.approval.expected = '2026-12'),
  },
  authority_fits_level: {
    hit: (_, his) => Object.assign(his.system.approval.decision ?? {}, { authority: 'Trung tâm Công nghệ thông tin y tế' }),
    near: (_, his) => Object.assign(his.system.approval.decision ?? {}, { authority: 'Sở Y tế' }),
  },
  in_use_before_approval: {
    hit: (_, his) => (his.system.approval.status = 'appraised'),
    near: (_, his) => Object.assign(his.system, { level: 2, approval: { ...his.system.approval, status: 'appraised' } }),
  },
  old_framework_without_approval: {
    hit: (_, _his, staff) => (staff.system.framework = 'nd85-2016'),
    near: (_, _his, staff) => Object.assign(staff.system, { framework: 'nd85-2016', stage: 'in_construction' }),
  },
  transition_approval_limit: {
    hit: (_, _his, staff) => Object.assign(staff.system, { framework: 'nd85-2016', stage: 'in_construction' }),
    near: (_, _his, staff) => {
      Object.assign(staff.system, { framework: 'nd85-2016', stage: 'in_construction' });
      staff.system.approval.expected = '2026-12';
    },
  },
});
