import { expect, it } from 'vitest';
import { emptyPlan } from '../../../core/assessment/answer.ts';
import type { Plan } from '../../../core/assessment/model.ts';
import { quarterOf } from '../../../core/report/plans.ts';
import { filtered, isFiltered, NO_FILTERS, NO_QUARTER, sorted, type Entry, type Filters } from './filters.ts';

const entry = (id: string, change: Partial<Plan>, systems = ['his']): Entry => ({
  plan: { ...emptyPlan(id), ...change },
  items: [
    {
      systemId: 'his',
      systems,
      framework: 'nd331-2026',
      itemId: 'ND331.30.3.a',
      title: `Ban hành ${id}`,
      group: '',
      source: '',
      verdict: 'partial',
    },
  ],
  systems,
  unmet: 1,
  overdue: change.due === '2026-10-31',
  quarter: change.due == null ? null : quarterOf(change.due),
});
const entries = [
  entry('a', { action: 'Đào tạo điều dưỡng', responsible: 'Lê Minh Đức', due: '2026-10-31', cost: 20, budgetSource: 'Quỹ phát triển' }),
  entry('b', { action: 'Mua tường lửa', responsible: 'Vũ Quang Huy', due: null, cost: null, state: 'done' }, ['lis']),
  entry('c', { action: 'Sao lưu', responsible: '', due: '2027-01-01', cost: 3, budgetSource: 'quỹ phát triển', state: 'cancelled' }),
];
const found = (change: Partial<Filters>): string[] => filtered(entries, { ...NO_FILTERS, ...change }).map(({ plan }) => plan.id);

it.each<[Partial<Filters>, string[]]>([
  [{}, ['a', 'b', 'c']],
  [{ text: 'dao tao dieu' }, ['a']],
  [{ text: 'D30.3.a ban hanh' }, ['a', 'b', 'c']],
  [{ text: 'huy' }, ['b']],
  [{ text: 'không có' }, []],
  [{ system: 'lis' }, ['b']],
  [{ responsible: '' }, ['c']],
  [{ responsible: 'le minh duc' }, ['a']],
  [{ quarter: '2026-Q4' }, ['a']],
  [{ quarter: NO_QUARTER }, ['b']],
  [{ source: 'quy phat trien' }, ['a', 'c']],
  [{ overdue: true }, ['a']],
  [{ overdue: true, system: 'lis' }, []],
])('%j', (change, ids) => {
  expect(found(change)).toEqual(ids);
  expect(isFiltered({ ...NO_FILTERS, ...change })).toBe(Object.keys(change).length > 0);
});

it.each([
  ['due', false, 'a c b'],
  ['due', true, 'c a b'],
  ['cost', false, 'c a b'],
  ['cost', true, 'a c b'],
  ['responsible', false, 'a b c'],
  ['responsible', true, 'b a c'],
  ['state', true, 'c b a'],
] as const)('by %s, descending %s; what is not said stands last', (by, descending, order) => {
  expect(
    sorted(entries, { by, descending })
      .map(({ plan }) => plan.id)
      .join(' '),
  ).toBe(order);
});
