import { expect, it } from 'vitest';
import { emptyAnswer } from '../../../core/assessment/answer.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist } from '../../../core/checklist/model.ts';
import { chosenWith, countOf, groupsOf } from './choice.ts';

const item = (id: string) => ({ id, control: 'a.a', title: id, ask: '?', guidance: '.', evidence: ['x'], source: 's' });
const group = (id: string, ...ids: string[]): Checklist['groups'][number] => ({
  id,
  title: id,
  kind: 'management',
  clause: '5',
  items: ids.map(item),
});
const checklist: Checklist = {
  framework: 'nd331-2026',
  level: 3,
  title: 'Danh mục',
  groups: [group('a', '1', '2', '3'), group('b', '4', '5')],
  digest: '',
  itemDigests: {},
};
const answer = (id: string, change: Partial<Answer>): Answer => ({ ...emptyAnswer({ id, digest: '' }, '', ''), ...change });
const view = {
  checklist,
  setAside: { '3': ['wireless' as const], '5': ['wireless' as const] },
  answers: [
    answer('1', { verdict: 'compliant' }),
    answer('2', { verdict: 'partial' }),
    answer('4', { assignee: 'Hòa' }),
    answer('5', { included: true, verdict: 'non_compliant' }),
  ],
};
const ids = (filter: Parameters<typeof groupsOf>[1]) => groupsOf(view, filter).map(({ id, items }) => [id, ...items.map((one) => one.id)]);

it('offers what is asked, by what is still missing', () => {
  expect(ids('all')).toEqual([
    ['a', '1', '2'],
    ['b', '4', '5'],
  ]);
  expect(ids('unanswered')).toEqual([['b', '4']]);
  expect(ids('unmet')).toEqual([
    ['a', '2'],
    ['b', '5'],
  ]);
  expect(countOf(groupsOf(view, 'all'))).toBe(4);
});

it('adds a group to the choice and takes it out, leaving the rest', () => {
  const some = chosenWith(new Set(['1']), [item('4'), item('5')], true);
  expect([...some]).toEqual(['1', '4', '5']);
  expect([...chosenWith(some, [item('5')], false)]).toEqual(['1', '4']);
});
