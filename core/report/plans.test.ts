import { describe, expect, it } from 'vitest';
import { emptyPlan, lacksOf, livePlan } from '../assessment/answer.ts';
import { COMMON } from '../assessment/common.ts';
import type { Answer, CommonAnswer, Plan, Verdict } from '../assessment/model.ts';
import { itemsOf } from '../checklist/items.ts';
import { fixtureAnswer, fixtureChecklist } from './fixture.ts';
import { planOverview, planProblems, plansOf, quarterOf, type PlanInput, type PlanOverview } from './plans.ts';

const checklist = fixtureChecklist('nd331-2026', 3);
const items = itemsOf(checklist);
const TODAY = '2026-11-22';

const plan = (id: string, change: Partial<Plan> = {}): Plan => ({ ...emptyPlan(id), action: `Làm ${id}`, due: '2026-12-31', ...change });
const answer = (itemId: string, verdict: Verdict, named: Plan | null, more: Partial<Answer> = {}): Answer => ({
  ...fixtureAnswer(checklist, itemId, verdict),
  plan: named,
  ...more,
});
const system = (id: string, answers: Answer[], own = true): PlanInput['systems'][number] => ({
  system: { id, traits: [] },
  checklist,
  answers,
  own,
});
/** What was answered once for the unit, and how a system takes it over. */
function common(itemId: string, verdict: Verdict, named: Plan | null): { unit: PlanInput['common'][number]; taken: Answer } {
  const given = answer(itemId, verdict, named);
  const control = items.find(({ id }) => id === itemId)?.control ?? '';
  const unit: CommonAnswer = { ...given, control, level: 3 };
  return { unit: { checklist, answer: unit }, taken: { ...given, inherited: true } };
}
const of = (systems: PlanInput['systems'], unit: PlanInput['common'] = []): PlanOverview =>
  planOverview.parse(plansOf({ today: TODAY, systems, common: unit }));

const [first = '', second = '', third = ''] = items
  .filter(({ when, recommended }) => when === undefined && recommended !== true)
  .map(({ id }) => id);

describe('a plan that serves many', () => {
  const shared = plan('p', { cost: 1_250_000_000, budgetSource: 'Quỹ phát triển' });

  it('is one plan with one cost', () => {
    const found = of([
      system('his', [answer(first, 'partial', shared), answer(second, 'non_compliant', shared)]),
      system('lis', [answer(first, 'compliant', shared)]),
    ]);
    expect(found.entries).toHaveLength(1);
    expect(found.entries[0]).toMatchObject({ systems: ['his', 'lis'], unmet: 2, quarter: '2026-Q4', overdue: false });
    expect(found.entries[0]?.items.map(({ systemId, itemId }) => [systemId, itemId])).toEqual([
      ['his', first],
      ['his', second],
      ['lis', first],
    ]);
    expect(found.sums.total).toEqual({ cost: 1_250_000_000, plans: 1, unestimated: 0 });
    expect(found.missing).toEqual([]);
  });

  it('counts what systems take over from the unit once', () => {
    const { unit, taken } = common(first, 'partial', shared);
    const found = of([system('his', [taken]), system('lis', [taken])], [unit]);
    expect(found.entries[0]?.items).toMatchObject([{ systemId: COMMON, systems: ['his', 'lis'], itemId: first, verdict: 'partial' }]);
    const open = common(first, 'non_compliant', null);
    expect(of([system('his', [open.taken]), system('lis', [open.taken])], [open.unit]).missing).toMatchObject([
      { systemId: COMMON, systems: ['his', 'lis'], itemId: first },
    ]);
    // Nobody takes it over: nothing is asked.
    expect(of([system('his', [answer(first, 'compliant', null)])], [open.unit]).missing).toEqual([]);
  });
});

describe('what has no plan', () => {
  it('is what binds, is asked and not fully met; a cancelled plan is none', () => {
    const cancelled = plan('c', { state: 'cancelled', cost: 5 });
    const found = of([
      system('his', [answer(first, 'partial', null), answer(second, 'non_compliant', cancelled), answer(third, 'compliant', null)]),
    ]);
    expect(found.missing.map(({ itemId }) => itemId)).toEqual([first, second]);
    expect(found.entries).toHaveLength(1);
    expect(found.sums).toEqual({ quarters: [], sources: [], cells: [], total: { cost: 0, plans: 0, unestimated: 0 } });
    expect(livePlan(cancelled)).toBeNull();
    expect(lacksOf(answer(first, 'non_compliant', { ...cancelled, responsible: 'CNTT' }))).toEqual(['plan', 'due', 'responsible']);
  });

  it('leaves out recommended requirements and those that are set aside', () => {
    const recommended = items.find((item) => item.recommended === true);
    const conditional = items.find(({ when }) => when !== undefined);
    const told = [recommended, conditional].flatMap((item) => (item === undefined ? [] : [answer(item.id, 'non_compliant', null)]));
    expect(told.length).toBeGreaterThan(0);
    expect(of([system('his', told)]).missing).toEqual([]);
    if (conditional !== undefined) {
      const brought = of([system('his', [answer(conditional.id, 'non_compliant', null, { included: true })])]);
      expect(brought.missing.map(({ itemId }) => itemId)).toEqual([conditional.id]);
    }
  });

  it('is not asked for twice while a system is going to another framework; its plans are shown', () => {
    const found = of([system('his', [answer(first, 'partial', null), answer(second, 'partial', plan('p'))], false)]);
    expect(found.missing).toEqual([]);
    expect(found.entries).toHaveLength(1);
  });
});

describe('overdue', () => {
  it.each([
    ['planned', '2026-11-21', 'partial', true],
    ['in_progress', '2026-11-21', 'non_compliant', true],
    ['planned', TODAY, 'partial', false],
    ['planned', null, 'partial', false],
    ['done', '2026-11-21', 'partial', false],
    ['cancelled', '2026-11-21', 'partial', false],
    ['planned', '2026-11-21', 'compliant', false],
  ] as const)('%s, due %s, requirement %s: %s', (state, due, verdict, overdue) => {
    const found = of([system('his', [answer(first, verdict, plan('p', { state, due, doneOn: state === 'done' ? TODAY : null }))])]);
    expect(found.entries[0]?.overdue).toBe(overdue);
  });
});

it('sums by quarter and source, whatever the spelling; what has no date or source stands last', () => {
  const found = of([
    system('his', [
      answer(first, 'partial', plan('a', { cost: 100, budgetSource: 'Quỹ phát triển', due: '2027-01-01', responsible: 'Huy' })),
      answer(second, 'partial', plan('b', { cost: 20, budgetSource: 'quỹ  phát triển ', due: '2027-03-31', responsible: ' huy' })),
      answer(third, 'partial', plan('c', { cost: null, due: null })),
    ]),
  ]);
  expect(found.sums).toEqual({
    quarters: ['2027-Q1', null],
    sources: ['Quỹ phát triển', ''],
    cells: [
      { quarter: '2027-Q1', source: 'Quỹ phát triển', cost: 120, plans: 2, unestimated: 0 },
      { quarter: null, source: '', cost: 0, plans: 1, unestimated: 1 },
    ],
    total: { cost: 120, plans: 3, unestimated: 1 },
  });
  expect(found.entries.map((entry) => entry.plan.id)).toEqual(['a', 'b', 'c']);
  expect(found.responsible.map(({ name, plans }) => [name, plans])).toEqual([
    ['Huy', 2],
    ['', 1],
  ]);
  expect(found.states.map(({ state, plans }) => [state, plans])).toEqual([
    ['planned', 3],
    ['in_progress', 0],
    ['done', 0],
    ['cancelled', 0],
  ]);
});

it('knows the quarters of a year', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
});

it('asks for the day of what is done, and not for one in the future', () => {
  const texts = (state: Plan['state'], doneOn: string | null) => planProblems({ state, doneOn }, TODAY).map(({ field }) => field);
  expect([texts('done', null), texts('done', '2026-11-23'), texts('done', TODAY), texts('planned', null)]).toEqual([
    ['doneOn'],
    ['doneOn'],
    [],
    [],
  ]);
});
