import { describe, expect, it } from 'vitest';
import { preflightFinding } from './model.ts';
import { answerOf, fixtureAnswer, fixtureChecklist, soundReport } from './fixture.ts';
import type { Fixture, FixtureSystem } from './fixture.ts';
import { preflight, PREFLIGHT_RULES } from './preflight.ts';

type Spoil = (report: Fixture, his: FixtureSystem, staff: FixtureSystem) => void;

interface Case {
  /** Makes the rule speak. */
  hit: Spoil;
  /** Comes close, and the rule stays silent. */
  near: Spoil;
}

const set =
  (itemId: string, change: Partial<ReturnType<typeof answerOf>>): Spoil =>
  (_report, his) =>
    Object.assign(answerOf(his, itemId), change);
const plan = (change: object): Spoil => (_report, his) => {
  const answer = answerOf(his, '5.1.4');
  if (answer.plan) answer.plan = { ...answer.plan, ...change };
};
const evidence =
  (index: number, change: object): Spoil =>
  (report) =>
    Object.assign(report.evidence[index] ?? {}, change);

const ownerField = (field: 'name' | 'head' | 'position' | 'address' | 'phone' | 'email'): Spoil => (report) => {
  for (const { owner } of report.unit.owners) owner[field] = ' ';
};
const securityField = (field: 'name' | 'mandate' | 'head' | 'position' | 'address' | 'phone' | 'email'): Spoil => (report) => {
  for (const { securityUnit } of report.unit.owners) securityUnit[field] = '';
};
const ownerMandateEmpty: Spoil = (report) => {
  for (const { owner } of report.unit.owners) owner.mandate = '';
};

const CASES: Record<string, Case> = {
  // unit
  owner_name_missing: { hit: ownerField('name'), near: ownerMandateEmpty },
  owner_head_missing: { hit: ownerField('position'), near: ownerMandateEmpty },
  owner_address_missing: { hit: ownerField('address'), near: ownerMandateEmpty },
  owner_contact_missing: { hit: ownerField('email'), near: ownerMandateEmpty },
  security_unit_name_missing: { hit: securityField('name'), near: securityField('mandate') },
  security_unit_mandate_missing: { hit: securityField('mandate'), near: ownerMandateEmpty },
  security_unit_head_missing: { hit: securityField('head'), near: ownerField('head') },
  security_unit_address_missing: { hit: securityField('address'), near: ownerField('address') },
  security_unit_contact_missing: { hit: securityField('phone'), near: ownerField('phone') },
  unit_name_missing: { hit: ({ unit }) => (unit.name = ''), near: ({ unit }) => (unit.parentName = '') },
  place_missing: { hit: ({ unit }) => (unit.letter.place = ' '), near: ({ unit }) => (unit.province = '') },
  addressee_missing: { hit: ({ unit }) => (unit.letter.addressees = ['']), near: ({ unit }) => (unit.letter.addressees = ['', 'Bộ Công an']) },
  signer_missing: { hit: ({ unit }) => (unit.signer.name = ''), near: ({ unit }) => (unit.signer.authority = '') },
  preparer_missing: { hit: ({ unit }) => (unit.preparer.name = ''), near: ({ unit }) => (unit.preparer.office = '') },
  recipients_missing: { hit: ({ unit }) => (unit.letter.recipients = []), near: ({ unit }) => (unit.letter.recipients = ['Như trên', '']) },
  symbol_missing: { hit: ({ unit }) => (unit.letter.symbol = ''), near: ({ unit }) => (unit.letter.symbol = 'BV') },
  operator_details_missing: {
    hit: ({ unit }) => unit.operators.forEach((operator) => (operator.phone = '')),
    near: ({ unit }) => unit.operators.push({ name: 'Đơn vị khác', mandate: '', head: '', position: '', address: '', phone: '', email: '' }),
  },

  // list of systems
  no_systems: { hit: (report) => report.systems.splice(0), near: (report) => report.systems.splice(1) },
  system_name_missing: { hit: (_, his) => (his.system.name = ' '), near: (_, his) => (his.system.shortName = '') },
  unique_names: {
    hit: (_, his, staff) => (staff.system.name = ` ${his.system.name.toUpperCase()}`),
    near: (_, his, staff) => Object.assign(staff.system, { name: his.system.name, ownerName: 'Chủ quản khác' }),
  },
  system_owner_missing: { hit: (_, his) => (his.system.ownerName = ''), near: (_, his) => (his.system.ownerName = 'Chủ quản khác') },
  system_owner_unknown: { hit: (_, his) => (his.system.ownerName = 'Chủ quản khác'), near: (_, his) => (his.system.ownerName = ' sở y tế tỉnh lam giang') },
  system_operator_missing: { hit: (_, his) => (his.system.operatorName = ''), near: (_, his) => (his.system.operatorName = 'Đơn vị khác') },
  system_operator_unknown: { hit: (_, his) => (his.system.operatorName = 'Đơn vị khác'), near: (_, his) => (his.system.operatorName = '') },
  system_type_missing: {
    hit: (_, _his, staff) => (staff.determination = null),
    near: (_, _his, staff) => Object.assign(staff.determination?.inputs ?? {}, { information_types: [] }),
  },
  totals_chain: {
    hit: (_, his, staff) => {
      his.determination = null;
      staff.determination = null;
    },
    near: (_, _his, staff) => (staff.determination = null),
  },

  // level
  level_missing: { hit: (_, his) => (his.system.level = null), near: (_, his) => (his.determination = null) },
  level_without_determination: {
    hit: (_, his) => (his.determination = null),
    near: (_, his) => {
      his.determination = null;
      his.system.levelReason = 'Giữ cấp độ theo Luật 116 Đ45.1.';
    },
  },
  level_below_criteria: {
    hit: (_, his) => Object.assign(his.determination ?? {}, { level: 4 }),
    near: (_, his) => {
      Object.assign(his.determination ?? {}, { level: 4 });
      his.system.levelReason = 'Giữ cấp độ theo Luật 116 Đ45.1.';
    },
  },
  level_above_criteria: {
    hit: (_, his) => Object.assign(his.determination ?? {}, { level: 2 }),
    near: (_, his) => {
      Object.assign(his.determination ?? {}, { level: 2 });
      his.system.levelReason = 'Giữ cấp độ theo Luật 116 Đ45.1.';
    },
  },
  level_without_criterion: {
    hit: (_, his) => Object.assign(his.determination ?? {}, { level: null }),
    near: (_, his) => {
      Object.assign(his.determination ?? {}, { level: null });
      his.system.levelReason = 'Theo kết quả đánh giá rủi ro.';
    },
  },
  checklist_matches_level: { hit: (_, his) => (his.system.level = 4), near: (_, his) => (his.system.level = null) },
  level_5_not_listed: {
    hit: (_, his) => (his.system.level = 5),
    near: (_, his) => Object.assign(his.system, { level: 5, nationalSecurity: { criterion: 'NĐ 331 Đ16.1', state: 'Đang lập' } }),
  },
  national_security_without_criterion: {
    hit: (_, his) => (his.system.nationalSecurity = { criterion: '', state: 'Đang lập' }),
    near: (_, his) => (his.system.nationalSecurity = { criterion: 'NĐ 331 Đ16.1', state: '' }),
  },

  // approval
  approved_has_decision: { hit: (_, his) => (his.system.approval.decision = null), near: (_, his) => (his.system.approval.status = 'appraised') },
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

  // protection plan
  assessment_missing: { hit: (_, his) => (his.checklist = null), near: (_, his) => Object.assign(his, { checklist: null, system: { ...his.system, level: null } }) },
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

  // answers
  compliant_without_evidence: { hit: set('5.1.1', { evidence: [] }), near: set('5.1.4', { evidence: [] }) },
  not_applicable_without_reason: { hit: set('5.1.5', { reason: '  ' }), near: set('5.1.4', { reason: '' }) },
  reason_copied: {
    hit: (_, his) => {
      his.answers = ['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.5'].map((id) => ({
        ...fixtureAnswer(fixtureChecklist('nd331-2026', 3), id, 'not_applicable'),
        reason: 'Không có.',
      }));
    },
    near: (_, his) => {
      his.answers = ['5.1.1', '5.1.2', '5.1.3', '5.1.4'].map((id) => ({
        ...fixtureAnswer(fixtureChecklist('nd331-2026', 3), id, 'not_applicable'),
        reason: 'Không có.',
      }));
    },
  },
  partial_without_evidence: { hit: set('5.1.3', { evidence: [] }), near: set('5.1.5', { evidence: [] }) },
  partial_without_gap: { hit: set('5.1.3', { gap: '' }), near: set('5.1.4', { gap: '' }) },
  partial_without_plan: { hit: set('5.1.3', { plan: null }), near: set('5.1.4', { plan: null }) },
  non_compliant_without_plan: {
    hit: plan({ action: ' ' }),
    near: (_, his) => his.answers.push({ ...fixtureAnswer(fixtureChecklist('nd331-2026', 3), '5.2.3', 'non_compliant'), plan: null }),
  },
  plan_without_date: { hit: plan({ due: null }), near: plan({ due: null, action: '' }) },
  plan_without_responsible: { hit: plan({ responsible: '' }), near: plan({ responsible: '', action: '' }) },
  plan_due_in_past: { hit: plan({ due: '2026-11-23' }), near: plan({ due: '2026-11-24' }) },
  unanswered: {
    hit: set('5.1.4', { verdict: null }),
    near: (_, _his, staff) => (staff.answers = staff.answers.filter(({ itemId }) => itemId !== '5.2.3')),
  },
  unconfirmed: { hit: set('5.1.1', { confirmed: false }), near: set('5.1.1', { verdict: null, confirmed: false }) },
  answer_to_changed_item: {
    hit: set('5.1.1', { itemDigest: 'f'.repeat(64) }),
    near: set('5.1.1', { itemDigest: 'f'.repeat(64), verdict: null }),
  },
  answer_outside_checklist: {
    hit: (_, his) => his.answers.push({ ...answerOf(his, '5.1.1'), itemId: '9.9.9' }),
    near: (_, his) => his.answers.push({ ...answerOf(his, '5.1.1'), itemId: '5.2.2' }),
  },

  // evidence
  evidence_not_found: { hit: (report) => report.evidence.splice(0, 1), near: (report) => report.evidence.splice(4, 1) },
  evidence_expired: { hit: evidence(0, { validUntil: '2026-12-13' }), near: evidence(0, { validUntil: '2026-12-14' }) },
  evidence_after_cutoff: { hit: evidence(0, { effectiveOn: '2026-12-15' }), near: evidence(0, { effectiveOn: '2026-12-14' }) },
  evidence_dates_reversed: { hit: evidence(0, { validUntil: '2026-03-01' }), near: evidence(4, { validUntil: '2026-03-01' }) },

  // inspection
  assessor_is_operator: {
    hit: (_, his) => (his.system.assessor.unit = 'PHÒNG Công nghệ thông tin '),
    near: (_, his) => (his.system.assessor.unit = ''),
  },
  assessor_missing: {
    hit: (_, his) => (his.system.assessor.unit = ''),
    near: (_, his) => {
      his.system.assessor.unit = '';
      his.answers = [];
    },
  },
  assessor_independence_missing: {
    hit: (_, his) => (his.system.assessor.independence = ''),
    near: (_, his) => (his.system.assessor = { unit: '', independence: '' }),
  },
  inspection_dates_reversed: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.from = '2026-10-10')),
    near: (_, his) => his.system.inspections.forEach((one) => (one.from = '2026-10-09')),
  },
  periodic_within_period: {
    hit: (_, his) => his.system.inspections.forEach((one) => Object.assign(one, { from: '2025-12-01', to: '2025-12-14' })),
    near: (_, his) => his.system.inspections.forEach((one) => Object.assign(one, { from: '2025-12-01', to: '2025-12-15' })),
  },
  approved_not_inspected: {
    hit: (_, his) => (his.system.inspections = []),
    near: (_, his) => Object.assign(his.system, { inspections: [], stage: 'in_construction' }),
  },
  inspection_without_independence: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.independence = '')),
    near: (_, his) => his.system.inspections.forEach((one) => Object.assign(one, { independence: '', from: '2025-12-01', to: '2025-12-14' })),
  },
};

function findingsAfter(spoil: Spoil) {
  const report = soundReport();
  spoil(report, ...report.systems);
  const { errors, warnings } = preflight(report);
  return [...errors, ...warnings];
}

describe('preflight', () => {
  it('finds nothing in a sound report and says how many rules it checked', () => {
    expect(preflight(soundReport())).toEqual({ errors: [], warnings: [], passed: PREFLIGHT_RULES.length });
    expect(PREFLIGHT_RULES.length).toBeGreaterThanOrEqual(24);
  });

  it('has one id per rule, and a case here for each', () => {
    const ids = PREFLIGHT_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(CASES).toSorted()).toEqual(ids.toSorted());
  });

  describe.each(PREFLIGHT_RULES)('rule $id', (rule) => {
    const { hit, near } = CASES[rule.id] ?? { hit: () => {}, near: () => {} };

    it('speaks', () => {
      const found = findingsAfter(hit).filter((finding) => finding.rule === rule.id);
      expect(found).not.toHaveLength(0);
      for (const finding of found) {
        expect(preflightFinding.parse(finding)).toMatchObject({ severity: rule.severity, clause: rule.clause });
        expect(finding.text.startsWith(`${rule.title}. `)).toBe(true);
        expect(finding.text).toBe(finding.text.normalize('NFC'));
        expect(finding.text).not.toMatch(/undefined|null|NaN|!|\bbạn\b/);
      }
    });

    it('stays silent on a near miss', () => {
      expect(findingsAfter(near).filter((finding) => finding.rule === rule.id)).toEqual([]);
    });
  });

  it('gathers like findings of one system and leads to the first', () => {
    const found = findingsAfter((_report, his) => his.answers.forEach((answer) => (answer.evidence = [])));
    expect(found.find(({ rule }) => rule === 'compliant_without_evidence')).toMatchObject({ systemId: 'his', itemId: '5.1.1', count: 4 });
  });

  it('does not ask about requirements that do not arise', () => {
    const found = findingsAfter((_report, _his, staff) => {
      staff.system.traits = [];
      staff.answers = staff.answers.filter(({ itemId }) => itemId !== '5.2.2');
    });
    expect(found).toEqual([]);
  });

  it('blames only the systems that break the chain of totals', () => {
    const found = findingsAfter((_report, his, staff) => {
      his.determination = null;
      staff.determination = null;
    });
    expect(found.filter(({ rule }) => rule === 'totals_chain').map(({ systemId }) => systemId)).toEqual(['his']);
    expect(found.filter(({ rule }) => rule === 'system_type_missing').map(({ systemId }) => systemId)).toEqual(['nhan-su']);
  });

  it('treats an unanswered system as work still to do, not as an error of the form', () => {
    const { errors, warnings } = preflight({ ...soundReport(), systems: soundReport().systems.map((entry) => ({ ...entry, answers: [] })) });
    expect(errors.map(({ rule }) => rule)).toEqual(['incomplete_has_date']);
    expect(warnings.filter(({ rule }) => rule === 'unanswered').map(({ count }) => count)).toEqual([7, 8]);
  });
});
