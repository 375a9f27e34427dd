import { describe, expect, it } from 'vitest';
import { emptyPlan } from '../assessment/answer.ts';
import type { DutyDone } from '../assessment/duty.ts';
import { emptyApproval, emptySystem } from '../assessment/empty.ts';
import type { Answer, InformationSystem, Plan, PlanState, Verdict } from '../assessment/model.ts';
import { itemsOf } from '../checklist/items.ts';
import { planDuties } from './duties-plans.ts';
import type { DutyDraft, DutySystem } from './duties-model.ts';
import { fixtureAnswer, fixtureChecklist } from './fixture.ts';

const checklist = fixtureChecklist('nd331-2026', 3);
const his = emptySystem({
  id: 'his',
  name: 'HIS',
  shortName: 'HIS',
  purpose: '',
  ownerName: '',
  operatorName: '',
  framework: 'nd331-2026',
});
const titleOf = (itemId: string): string | undefined => itemsOf(checklist).find(({ id }) => id === itemId)?.title;
const system = (answers: Answer[], change: Partial<InformationSystem> = {}): DutySystem => ({
  system: { ...his, level: 3, ...change },
  name: change.shortName ?? 'HIS',
  listed: false,
  checklist,
  answers,
  periodFrom: '2025-12-15',
  transition: [],
});
const plan = (id: string, action: string, due: string, state: PlanState = 'planned'): Plan => ({
  ...emptyPlan(id),
  action,
  due,
  state,
  doneOn: state === 'done' ? due : null,
});
const answer = (itemId: string, verdict: Verdict, named: Plan): Answer => ({ ...fixtureAnswer(checklist, itemId, verdict), plan: named });
const done = (duty: string): DutyDone => ({ id: duty, duty, systemId: 'his', doneOn: '2026-11-02', note: '', evidence: [] });
const served = (draft: DutyDraft | undefined): string[][] =>
  (draft?.parts ?? []).map(({ items }) => items.map(({ systemId, itemId }) => `${systemId} ${itemId}`));

describe('plans', () => {
  const shared = plan('mfa', 'Bật MFA\nở mọi nơi', '2026-10-31');
  const answers = [
    answer('5.1.1', 'partial', shared),
    answer('5.1.2', 'non_compliant', shared),
    answer('5.1.3', 'compliant', plan('met', 'Đã xong', '2026-10-31')),
    answer('5.1.4', 'partial', plan('blank', '', '2027-03-31')),
  ];

  it('stand in one line each, whatever they serve; one whose requirements are met is no longer due', () => {
    const drafts = planDuties({ systems: [system(answers)], done: [] });
    expect(drafts.map(({ key, title }) => [key, title])).toEqual([
      ['plan/mfa', 'Bật MFA'],
      ['plan/blank', titleOf('5.1.4')],
    ]);
    expect(drafts[0]).toMatchObject({
      systemId: 'his',
      systemName: 'HIS',
      markable: false,
      parts: [{ key: 'plan/mfa', date: '2026-10-31' }],
    });
    expect(served(drafts[0])).toEqual([['his 5.1.1', 'his 5.1.2']]);
  });

  it('of several systems stand in one line of the unit', () => {
    const systems = [system(answers), system(answers, { id: 'lis', shortName: 'LIS' })];
    const drafts = planDuties({ systems, done: [] });
    expect(drafts).toHaveLength(2);
    expect(drafts[0]).toMatchObject({ key: 'plan/mfa', systemId: null, systemName: '' });
    expect(drafts[0]?.note).toMatch(/^4 yêu cầu của HIS, LIS · /);
  });

  it.each(['done', 'cancelled'] as const)('are no longer due once they are %s', (state) => {
    expect(planDuties({ systems: [system([answer('5.1.1', 'partial', plan('p', 'Việc', '2026-10-31', state))])], done: [] })).toEqual([]);
  });

  it('are not due for a requirement that is set aside', () => {
    const conditional = itemsOf(checklist).find(({ when }) => when !== undefined);
    const given = answer(conditional?.id ?? '', 'partial', plan('p', 'Việc', '2026-10-31'));
    expect(planDuties({ systems: [system([given])], done: [] })).toEqual([]);
    expect(planDuties({ systems: [system([{ ...given, included: true }])], done: [] })).toHaveLength(1);
  });

  it('recorded as done requirement by requirement, as it was before they had a register, stay so', () => {
    const key = 'plan/his/5.1.2/2026-10-31';
    const [draft] = planDuties({ systems: [system(answers)], done: [done(key)] });
    expect(draft?.parts.map((part) => [part.key, part.title])).toEqual([
      [key, 'Bật MFA'],
      ['plan/mfa', 'Bật MFA'],
    ]);
    expect(served(draft)).toEqual([['his 5.1.2'], ['his 5.1.1']]);
    const all = planDuties({ systems: [system(answers)], done: [done(key), done('plan/his/5.1.1/2026-10-31')] });
    expect(all[0]?.parts.map((part) => part.key)).toEqual(['plan/his/5.1.1/2026-10-31', key]);
  });
});

it('the month of the whole protection plan stands until it is carried out', () => {
  const drafts = (approval = emptyApproval()): DutyDraft[] =>
    planDuties({ systems: [system([], { expectedPlanCompletion: '2027-02', approval })], done: [] });
  expect(drafts()).toMatchObject([{ key: 'plan-complete/his/2027-02', parts: [{ date: '2027-02-28' }] }]);
  expect(drafts({ ...emptyApproval(), planCompletedOn: '2026-11-01' })).toEqual([]);
});
