/** An approval judged as a whole: order, documents, days, parties; what may be written of it; its limits. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyApproval, emptyInspection, emptyOwnership, emptyParty, emptyUnit } from '../../assessment/empty.ts';
import type { Approval, InformationSystem } from '../../assessment/model.ts';
import { framework, type Framework } from '../../checklist/framework.ts';
import { holidayTable } from '../../checklist/holidays.ts';
import type { FrameworkId, Level } from '../../checklist/model.ts';
import { soundReport } from '../fixture.ts';
import { holidaysOf } from '../working-days.ts';
import { appraisesItself, insteadOf, nameOfParty } from './approver.ts';
import { eventsOf, isNewOrChanged } from './events.ts';
import { approvalFindings, refusalsOf, writablePart, type ApprovalCase } from './findings.ts';
import { approvalLimits, limitState } from './limits.ts';

const file = (name: string): unknown => parse(readFileSync(new URL(`../../../checklists/${name}`, import.meta.url), 'utf8'));
const LAWS: Record<FrameworkId, Framework> = {
  'nd331-2026': framework.parse(file('nd331-2026/framework.yaml')),
  'nd85-2016': framework.parse(file('nd85-2016/framework.yaml')),
};
const holidays = holidaysOf(holidayTable.parse(file('holidays.yaml')));

const OWNER = 'Sở Y tế tỉnh Lam Giang';
const UNIT = {
  ...emptyUnit('Bệnh viện Đa khoa tỉnh Lam Giang'),
  owners: [{ ...emptyOwnership(OWNER), securityUnit: emptyParty('Trung tâm Công nghệ thông tin y tế') }],
};
const document = (date: string, authority = OWNER) => ({ number: '12/QĐ-SYT', date, authority });

/** Approved on 05/10/2026, everything in order. */
const APPROVED: Approval = {
  ...emptyApproval(),
  status: 'approved',
  dossierFinished: true,
  request: document('2026-08-24'),
  receivedOn: '2026-08-25',
  completeOn: '2026-08-28',
  appraisal: document('2026-09-18'),
  submission: document('2026-09-21'),
  submissionCompleteOn: '2026-09-25',
  decision: document('2026-10-05'),
  regulation: document('2026-08-20'),
};

const base = (): InformationSystem => ({ ...soundReport().systems[0].system, level: 3, inspections: [], approval: APPROVED });

function subject(change: Partial<Approval> = {}, system: Partial<InformationSystem> = {}, more: Partial<ApprovalCase> = {}): ApprovalCase {
  const whole = { ...base(), ...system };
  return {
    framework: LAWS[whole.framework],
    system: { ...whole, approval: { ...APPROVED, ...change } },
    unit: UNIT,
    riskAssessedOn: '2026-08-10',
    listed: false,
    today: '2026-11-26',
    ...more,
  };
}
const rules = (one: ApprovalCase) => approvalFindings(one).map(({ rule, severity, field }) => `${rule} ${severity} ${field ?? '-'}`);

describe('what is told', () => {
  it('is nothing when all is in order', () => {
    expect(approvalFindings(subject())).toEqual([]);
    expect(approvalFindings(subject({ ...emptyApproval() }))).toEqual([]);
  });

  it('is a regulation issued after the decision, or on its day, or not at all', () => {
    expect(rules(subject({ regulation: document('2026-10-06') }))).toEqual(['regulation_first error decision']);
    expect(rules(subject({ regulation: document('2026-10-05') }))).toEqual(['regulation_first warning decision']);
    expect(rules(subject({ regulation: null }))).toEqual(['regulation_first error regulation']);
    const [finding] = approvalFindings(subject({ regulation: document('2026-10-06') }));
    expect(finding).toMatchObject({
      clause: 'NĐ 331 Đ30.7',
      text: 'Quy chế phải được ban hành trước khi hồ sơ được phê duyệt; ngày Quy chế 06/10/2026 sau ngày quyết định phê duyệt 05/10/2026.',
    });
  });

  it('is each document that a step demands at a level', () => {
    const lacking = (level: Level, status: Approval['status']) => rules(subject({ ...emptyApproval(), status }, { level }));
    expect(lacking(2, 'submitted')).toEqual(['request_missing warning request']);
    expect(lacking(2, 'appraised')).toEqual([]);
    expect(lacking(2, 'approved')).toEqual(['decision_missing error decision']);
    expect(lacking(3, 'appraised')).toEqual(['appraisal_missing error appraisal']);
    expect(lacking(3, 'approved')).toEqual(['appraisal_missing error appraisal', 'decision_missing error decision']);
    expect(lacking(4, 'submitted')).toEqual(['request_missing warning request', 'expert_opinion_missing error expertOpinion']);
    expect(lacking(5, 'approved')).toEqual([
      'expert_opinion_missing error expertOpinion',
      'appraisal_missing error appraisal',
      'decision_missing error decision',
      'plan_decision_missing warning planDecision',
    ]);
    expect(rules(subject({ appraisal: null }))).toEqual(['appraisal_first error appraisal']);
    expect(rules(subject({ decision: { number: '', date: '2026-10-05', authority: OWNER } }))).toEqual([
      'decision_incomplete warning decision',
    ]);
  });

  it('goes by level 5 for a listed system', () => {
    expect(rules(subject({ ...emptyApproval(), status: 'submitted' }, {}, { listed: true }))).toContain(
      'expert_opinion_missing error expertOpinion',
    );
    // Whatever its level: the opinion stands before the approval (NĐ 331 Đ24.1.b).
    const listed = { level: 2 } as const;
    const without = { appraisal: null, expertOpinion: document('2026-08-24'), planDecision: document('2026-10-05') };
    expect(rules(subject(without, listed, { listed: true }))).toContain('appraisal_first error appraisal');
  });

  it('is a level that is not determined, and a decision before its step', () => {
    expect(rules(subject({}, { level: null }))).toContain('level_missing error status');
    expect(rules(subject({ status: 'appraised' }))).toEqual(['decision_before_status warning status']);
    // The regulation may follow while nothing is approved.
    expect(rules(subject({ status: 'drafting', regulation: null, appraisal: null }))).toEqual(['decision_before_status warning status']);
  });

  it('is a day that has not come, and days the wrong way round', () => {
    expect(rules(subject({ planCompletedOn: '2026-11-27' }))).toEqual(['planCompletedOn_in_future error planCompletedOn']);
    expect(rules(subject({ planCompletedOn: '2026-11-26' }))).toEqual([]);
    expect(rules(subject({ completeOn: '2026-08-24' }))).toEqual(['completeOn_reversed warning completeOn']);
  });

  it('is an approver who is not the one of the level, but not a delegate of the owner', () => {
    const other = { decision: document('2026-10-05', 'Bệnh viện Đa khoa tỉnh Lam Giang') };
    expect(rules(subject(other))).toEqual(['authority_fits_level warning decision']);
    const [owned] = UNIT.owners;
    if (owned === undefined) throw new Error('no owner');
    const delegate = emptyParty('Bệnh viện Đa khoa tỉnh Lam Giang');
    const delegation = { delegate, document: null, scope: '', duties: '', from: null, until: null };
    const delegated = (term: { from?: string; until?: string }) =>
      rules(subject(other, {}, { unit: { ...UNIT, owners: [{ ...owned, delegation: { ...delegation, ...term } }] }, today: '2026-10-05' }));
    expect(delegated({})).toEqual([]);
    // Only within the term does the delegate decide in the owner's place (NĐ 331 Đ4.3).
    expect(delegated({ from: '2026-10-05', until: '2026-10-05' })).toEqual([]);
    expect(delegated({ from: '2026-10-06' })).toEqual(['authority_fits_level warning decision']);
    expect(delegated({ until: '2026-10-04' })).toEqual(['authority_fits_level warning decision', 'delegation_over warning -']);
  });

  it('is a security unit that would appraise its own system, until another body is named', () => {
    const own = { operatorName: 'trung tâm công nghệ thông tin y tế' };
    expect(rules(subject({}, own))).toEqual(['security_unit_is_operator warning -']);
    const appraiser = { kind: 'council' as const, body: emptyParty('Hội đồng thẩm định'), document: null };
    const owners = UNIT.owners.map((pair) => ({ ...pair, appraiser }));
    expect(rules(subject({}, own, { unit: { ...UNIT, owners } }))).toEqual([]);
    // One truth for path and form: the body named stands in for the unit; an owner that the profile does not know has none.
    const path = { appraises: 'security_unit' };
    const system = { ...base(), ...own };
    expect([appraisesItself(path, system, UNIT), insteadOf(path, system, UNIT)]).toEqual([true, '']);
    expect(insteadOf(path, system, { owners })).toBe('Hội đồng thẩm định');
    expect(nameOfParty('security_unit', system, { owners }, 'appraises')).toBe('Hội đồng thẩm định');
    expect(nameOfParty('security_unit', system, { owners })).toBe('Trung tâm Công nghệ thông tin y tế');
    expect(nameOfParty('security_unit', { ...system, ownerName: 'Bộ Y tế' }, { owners }, 'appraises')).toBe('');
    expect(rules(subject({}, { ...own, level: 3 }, { listed: true }))).not.toContain('security_unit_is_operator warning -');
    // At level 4 the ministry appraises.
    const expertOpinion = document('2026-08-21');
    expect(rules(subject({ expertOpinion }, { ...own, level: 4 }))).toEqual([]);
  });

  it('leaves a level kept from the old law alone where papers are not recorded', () => {
    const old = { ...emptyApproval(), status: 'approved' as const, decision: document('2025-06-20') };
    expect(rules(subject(old, { framework: 'nd85-2016' }))).toEqual([
      'regulation_first warning regulation',
      'appraisal_first warning appraisal',
    ]);
    expect(refusalsOf(subject(old, { framework: 'nd85-2016' }), emptyApproval())).toEqual([]);
  });
});

describe('the events of a system', () => {
  const inspected = (id: string, to: string) => ({ ...emptyInspection({ id, from: to, to }), kind: 'before_use' as const });

  it('begin anew with an upgrade', () => {
    const inspections = [inspected('a', '2019-03-01'), inspected('b', '2026-09-10')];
    const system = { ...base(), inUseSince: '2019-04-01', inspections };
    expect(eventsOf(system, null)).toMatchObject({ put_into_use: '2019-04-01', security_conditions_assessed: '2019-03-01' });
    const upgraded = { ...system, lastChanged: '2026-09-20' };
    expect(eventsOf(upgraded, null)).toMatchObject({ put_into_use: '2026-09-20', security_conditions_assessed: '2026-09-10' });
    expect(eventsOf({ ...upgraded, inspections: inspections.slice(0, 1) }, null).security_conditions_assessed).toBeNull();
  });

  it('tell new and changed systems from those that were simply running', () => {
    expect(isNewOrChanged(base())).toBe(false);
    expect(isNewOrChanged({ ...base(), stage: 'in_construction' })).toBe(true);
    for (const field of ['constructionStarted', 'investmentApproved', 'lastChanged'] as const)
      expect(isNewOrChanged({ ...base(), [field]: '2026-09-01' })).toBe(true);
  });

  it('are told, not refused, where they are not of the level', () => {
    const late = subject({ planCompletedOn: '2026-11-01' }, { constructionStarted: '2026-05-01', inUseSince: '2026-10-20' });
    expect(rules(late)).toEqual(['plan_before_use error planCompletedOn', 'conditions_before_use error -']);
    expect(refusalsOf(late, emptyApproval())).toEqual([]);
  });
});

describe('what may be written', () => {
  const next = { ...APPROVED, regulation: document('2026-10-20'), expected: '2026-12' };

  it('is everything but the step that is refused', () => {
    const before = { ...APPROVED, status: 'appraised' as const, decision: null, regulation: null };
    const written = writablePart(subject(next), before);
    expect(written).toEqual({ ...next, status: 'appraised', decision: null });
    expect(refusalsOf(subject(written), before)).toEqual([]);
    expect(refusalsOf(subject(next), before).map(({ rule }) => rule)).toEqual(['regulation_first']);
  });

  it('takes the papers of a step that is not allowed yet', () => {
    const papers = { ...emptyApproval(), appraisal: APPROVED.appraisal, decision: APPROVED.decision };
    expect(writablePart(subject({ ...papers, status: 'approved', regulation: null }), emptyApproval())).toEqual(papers);
    expect(writablePart(subject({ ...APPROVED }, { level: null }), emptyApproval())).toEqual({ ...APPROVED, status: 'drafting' });
  });

  it('keeps the document that would spoil a step already taken', () => {
    expect(writablePart(subject(next), APPROVED)).toEqual({ ...APPROVED, expected: '2026-12' });
  });

  it('is all of it once it is right, and a day in the future never', () => {
    const right = { ...next, regulation: document('2026-10-01') };
    expect(writablePart(subject(right), APPROVED)).toEqual(right);
    expect(writablePart(subject({ ...right, receivedOn: '2027-01-01' }), APPROVED)).toEqual({ ...right, receivedOn: APPROVED.receivedOn });
  });

  it('is not held up by a fault that stood there before', () => {
    const faulty = { ...APPROVED, regulation: null };
    expect(refusalsOf(subject({ ...faulty, expected: '2026-12' }), faulty)).toEqual([]);
    expect(refusalsOf(subject({ ...faulty, decision: document('2026-10-06') }), faulty)).toEqual([]);
    expect(refusalsOf(subject({ ...faulty, regulation: document('2026-10-06') }), faulty)).toHaveLength(1);
  });

  it('may go back a step, whatever is recorded', () => {
    for (const status of ['appraised', 'submitted', 'drafting'] as const)
      expect(refusalsOf(subject({ status, regulation: null, appraisal: APPROVED.appraisal }), APPROVED)).toEqual([]);
  });
});

describe('the limits', () => {
  const running: Approval = { ...emptyApproval(), status: 'submitted', receivedOn: '2026-11-19', completeOn: '2026-11-20' };
  const limits = (id: FrameworkId, level: Level, approval = running) =>
    approvalLimits(LAWS[id], level, approval, holidays).map((limit) => [limit.id, limit.due, limit.clause]);

  it('are those of the framework and the level, around the holiday of 24/11', () => {
    const reply = ['incomplete_reply', '2026-11-27', 'NĐ 331 Đ23.2'];
    expect(limits('nd331-2026', 3)).toEqual([reply, ['appraisal', '2026-12-14', 'NĐ 331 Đ23.3.a'], ['approval', null, 'NĐ 331 Đ24.2']]);
    for (const level of [4, 5] as const)
      expect(limits('nd331-2026', level)).toEqual([
        reply,
        ['appraisal', '2026-12-28', 'NĐ 331 Đ23.3.b'],
        ['approval', null, 'NĐ 331 Đ24.2'],
      ]);
    // One request for appraisal and approval; no limit for the appraisal.
    for (const level of [1, 2] as const) expect(limits('nd331-2026', level)).toEqual([reply, ['approval', '2026-12-02', 'NĐ 331 Đ24.2']]);
  });

  it('count calendar days for the appraisal under NĐ 85, and know no reply to an incomplete dossier', () => {
    expect(limits('nd85-2016', 2)).toEqual([['approval', '2026-12-02', 'NĐ 85 Đ17.2']]);
    expect(limits('nd85-2016', 3)).toEqual([
      ['appraisal', '2026-12-05', 'NĐ 85 Đ16.2.a'],
      ['approval', null, 'NĐ 85 Đ17.2'],
    ]);
    expect(limits('nd85-2016', 4)).toEqual([
      ['appraisal', '2026-12-20', 'NĐ 85 Đ16.2.b'],
      ['approval', null, 'NĐ 85 Đ17.2'],
    ]);
  });

  it('run over Tết, and say when the year is not announced', () => {
    const [, appraisal] = approvalLimits(LAWS['nd331-2026'], 3, { ...running, completeOn: '2027-01-29' }, holidays);
    // 01–04/02, then 11, 12, 15–19, 22–25/02: Tết and its make-up days are out.
    expect(appraisal).toMatchObject({ due: '2027-02-25', unannounced: [2027] });
  });

  it('stand as running, overdue, kept or kept late', () => {
    const stateOn = (today: string, change: Partial<Approval> = {}) => {
      const [, appraisal] = approvalLimits(LAWS['nd331-2026'], 3, { ...running, ...change }, holidays);
      if (appraisal === undefined) throw new Error('no limit');
      return limitState(appraisal, today, holidays);
    };
    expect(stateOn('2026-11-26')).toEqual({ state: 'running', days: 12 });
    expect(stateOn('2026-12-14')).toEqual({ state: 'running', days: 0 });
    expect(stateOn('2026-12-16')).toEqual({ state: 'overdue', days: 2 });
    expect(stateOn('2026-12-16', { appraisal: document('2026-12-14') })).toEqual({ state: 'kept' });
    expect(stateOn('2026-12-20', { appraisal: document('2026-12-15') })).toEqual({ state: 'kept_late', days: 1 });
    expect(stateOn('2026-11-26', { completeOn: null })).toEqual({ state: 'not_started' });
    expect(stateOn('2026-11-26', { completeOn: null, appraisal: document('2026-11-20') })).toEqual({ state: 'over' });
  });

  it('say nothing of a reply once the dossier is complete', () => {
    const stateOn = (completeOn: string | null) => {
      const [reply] = approvalLimits(LAWS['nd331-2026'], 3, { ...running, completeOn }, holidays);
      if (reply === undefined) throw new Error('no limit');
      return limitState(reply, '2026-12-16', holidays);
    };
    expect(stateOn('2026-11-27')).toEqual({ state: 'kept' });
    expect(stateOn('2026-12-10')).toEqual({ state: 'over' });
    expect(stateOn(null)).toMatchObject({ state: 'overdue' });
  });
});
