import { expect, it } from 'vitest';
import { findingsAfter, proveRules } from './fixture.ts';
import type { Decision } from '../../assessment/model.ts';
import { approvalRules } from './approval.ts';

const document = (date: string): Decision => ({ number: '7/TTr', date, authority: 'Phòng Công nghệ thông tin' });

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
  document_in_future: {
    hit: (_, his) => Object.assign(his.system.approval.appraisal ?? {}, { date: '2026-12-17' }),
    near: (_, his) => Object.assign(his.system.approval.appraisal ?? {}, { date: '2026-12-16' }),
  },
  step_after_cutoff: {
    hit: (_, _his, staff) => Object.assign(staff.system.approval, { status: 'submitted', request: document('2026-12-15') }),
    near: (_, _his, staff) => Object.assign(staff.system.approval, { status: 'submitted', request: document('2026-12-14') }),
  },
  expert_opinion_missing: {
    hit: (_, his) => (his.system.level = 4),
    near: (_, his) => {
      his.system.level = 4;
      his.system.approval.expertOpinion = document('2026-10-01');
    },
  },
  plan_decision_missing: {
    hit: (_, his) => (his.system.level = 5),
    near: (_, his) => (his.system.level = 4),
  },
  appraised_by_operator: {
    hit: (_, his) => Object.assign(his.system.approval.appraisal ?? {}, { authority: ` ${his.system.operatorName.toUpperCase()}` }),
    near: (_, his) => (his.system.operatorName = ''),
  },
});

it('judges a system on the national-security list as one of level 5 (NĐ 331 Đ20.4)', () => {
  const found = findingsAfter((_, his) => {
    Object.assign(his.determination?.inputs ?? {}, { listed_national_security: true });
    his.system.nationalSecurity = { criterion: 'NĐ 331 Đ16.1', state: 'Đang lập' };
  });
  expect(found.map(({ rule }) => rule)).toEqual(['authority_fits_level', 'expert_opinion_missing', 'plan_decision_missing']);
  expect(found[0]?.text).toContain('do Thủ tướng Chính phủ phê duyệt');
});
