import { describe, expect, it } from 'vitest';
import { applyChange, emptyAnswer, emptyPlan } from '../../../core/assessment/answer.ts';
import { progressOf } from '../../../core/assessment/progress.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist, ChecklistItem } from '../../../core/checklist/model.ts';
import { filterCounts, matches, visibleEntries, type Facts, type Filter } from './filters.ts';
import { entriesOf, isCounted, itemIn, neighbourOf, nextUnanswered, rowAfter, rowsOf, step, stepGroup } from './tree.ts';

const digest = 'a'.repeat(64);
const item = (id: string, title: string): ChecklistItem => ({
  id,
  control: `backup.c${id}`,
  title,
  ask: `Đã có ${title} chưa?`,
  guidance: 'Xem.',
  evidence: ['Biên bản'],
  source: 'TCVN 14423',
});
const checklist: Checklist = {
  framework: 'nd331-2026',
  level: 3,
  title: 'Danh mục',
  groups: [
    {
      id: 'backup',
      title: 'Sao lưu',
      kind: 'management',
      clause: '5.11',
      items: [item('1', 'Quy định sao lưu'), item('2', 'Mạng không dây'), item('3', 'Mã hóa bản sao'), item('4', 'Đào tạo')],
    },
  ],
  digest,
  itemDigests: {},
};
const entries = entriesOf(checklist, { '2': ['wireless'] });
const facts: Facts = {
  checklist: { framework: 'nd331-2026', itemDigests: { '1': digest, '3': digest, '4': digest } },
  today: '2026-11-22',
  user: 'Lê Quang Minh',
  expired: new Set(['old']),
  lastYear: new Map(),
  common: new Map(),
};
const answers = (given: Record<string, Partial<Answer>>): Map<string, Answer> =>
  new Map(
    Object.entries(given).map(([id, change]) => [
      id,
      { ...applyChange(emptyAnswer({ id, digest }, '', ''), change), evidence: change.evidence ?? [] },
    ]),
  );
const ids = (list: { item: { id: string } }[]): string[] => list.map((entry) => entry.item.id);

describe('the list of requirements', () => {
  it('reads the number of a requirement from an address as it is written', () => {
    expect(['?item=5.10', '?filter=unmet&item=%225.10%22', '?item=6.1.2.1.a', '?item=', ''].map(itemIn)).toEqual([
      '5.10',
      '5.10',
      '6.1.2.1.a',
      null,
      null,
    ]);
  });

  it('puts what does not arise behind what is asked', () => expect(ids(entries)).toEqual(['1', '3', '4', '2']));

  it('filters by what is left to do, and counts', () => {
    const given = answers({ '1': { verdict: 'compliant' }, '3': { verdict: 'partial', evidence: ['e'], confirmed: false } });
    expect(filterCounts(entries, given, facts)).toMatchObject({
      all: 3,
      unanswered: 1,
      unmet: 1,
      withoutEvidence: 1,
      unconfirmed: 1,
      recommended: 0,
    });
    expect(ids(visibleEntries(entries, given, 'unanswered', '', facts))).toEqual(['4']);
    expect(ids(visibleEntries(entries, given, 'withoutEvidence', '', facts))).toEqual(['1']);
    expect(ids(visibleEntries(entries, given, 'all', '', facts))).toEqual(['1', '3', '4', '2']);
  });

  it('counts what progress counts: recommended ones only where one claims, without evidence, that they are met', () => {
    const items = [item('1', 'Bắt buộc'), { ...item('2', 'Nên có'), recommended: true }, item('3', 'Không dây')];
    const list = { ...checklist, groups: checklist.groups.map((group) => ({ ...group, items })) };
    const mixed = entriesOf(list, { '3': ['wireless'] });
    const given = answers({ '2': { verdict: 'compliant', confirmed: false } });
    const counts = filterCounts(mixed, given, facts);
    const progress = progressOf(
      { ...list, groups: list.groups.map((group) => ({ ...group, items: items.slice(0, 2) })) },
      [],
      [...given.values()],
    );
    expect(counts).toMatchObject({ all: 1, unanswered: 1, unmet: 0, withoutEvidence: 1, unconfirmed: 0, recommended: 1 });
    expect(counts).toMatchObject({
      all: progress.applicable,
      unanswered: progress.applicable - progress.answered,
      withoutEvidence: progress.withoutEvidence,
    });
    expect(ids(visibleEntries(mixed, given, 'recommended', '', facts))).toEqual(['2']);
    expect(ids(visibleEntries(mixed, given, 'all', '', facts))).toEqual(['1', '2', '3']);
    expect(nextUnanswered(mixed, new Map(), '1')).toBeNull();
  });

  it('is searched without marks, đ included, word by word', () => {
    expect(ids(visibleEntries(entries, new Map(), 'all', 'dao tao', facts))).toEqual(['4']);
    expect(ids(visibleEntries(entries, new Map(), 'all', 'sao QUY', facts))).toEqual(['1']);
    expect(ids(visibleEntries(entries, new Map(), 'all', 'không có gì', facts))).toEqual([]);
  });

  it('walks over what is asked, also when the current item has left the filter', () => {
    const given = answers({ '3': { verdict: 'compliant' } });
    const open = visibleEntries(entries, given, 'unanswered', '', facts);
    expect(step(entries, open, '3', 1)).toBe('4');
    expect(step(entries, open, '3', -1)).toBe('1');
    expect(step(entries, entries, '4', 1)).toBeNull();
  });

  it('asks what a person brought in, where it stands in its group, and counts it', () => {
    const brought = entriesOf(checklist, { '2': ['wireless'] }, new Set(['1', '2']));
    expect(ids(brought)).toEqual(['1', '2', '3', '4']);
    expect(brought.map((entry) => [entry.included, isCounted(entry)])).toEqual([
      [false, true],
      [true, true],
      [false, true],
      [false, true],
    ]);
  });

  it('goes from group to group, back to the head of its own first', () => {
    const group = (id: string, items: ChecklistItem[]) => ({ id, title: id, kind: 'management' as const, clause: '5', items });
    const list = entriesOf(
      { ...checklist, groups: [group('a', [item('1', 'Một'), item('2', 'Hai')]), group('b', [item('3', 'Ba'), item('4', 'Bốn')])] },
      {},
    );
    expect(stepGroup(list, list, '1', 1)).toBe('3');
    expect(stepGroup(list, list, '4', -1)).toBe('3');
    expect(stepGroup(list, list, '3', -1)).toBe('1');
    expect(stepGroup(list, list, '4', 1)).toBeNull();
  });

  it('finds the next unanswered one, round the end', () => {
    expect(nextUnanswered(entries, answers({ '4': { verdict: 'compliant' } }), '3')).toBe('1');
    expect(nextUnanswered(entries, answers({ '1': { verdict: 'compliant' }, '3': { verdict: 'partial' } }), '4')).toBeNull();
  });
});

describe('the filters', () => {
  const plan = { ...emptyPlan('p'), action: 'Mua', due: '2026-11-01', responsible: 'lê quang minh' };
  const late = { verdict: 'partial' as const, plan };
  const common = answers({ '1': { verdict: 'compliant' } });
  it.each<[string, Filter, Partial<Answer>, boolean, Partial<Facts>]>([
    ['evidence that is over', 'expired', { evidence: ['new', 'old'] }, true, {}],
    ['evidence that holds', 'expired', { evidence: ['new'] }, false, {}],
    ['a plan past its day', 'overdue', late, true, {}],
    ['a plan that is done', 'overdue', { ...late, plan: { ...plan, state: 'done' } }, false, {}],
    ['a plan due today', 'overdue', { ...late, plan: { ...plan, due: '2026-11-22' } }, false, {}],
    ['a plan left over from before it was met', 'overdue', { ...late, verdict: 'compliant' }, false, {}],
    ['what I am responsible for, however it is written', 'mine', late, true, {}],
    ['what was given to me', 'mine', { assignee: 'Lê Quang Minh' }, true, {}],
    ['nobody is me', 'mine', { assignee: '' }, false, { user: '' }],
    ['otherwise than the unit', 'differs', { verdict: 'partial' }, true, { common }],
    ['as the unit', 'differs', { verdict: 'compliant' }, false, { common }],
    ['taken over from the unit', 'differs', { verdict: 'partial', inherited: true }, false, { common }],
    [
      'otherwise than last year',
      'changed',
      { verdict: 'partial' },
      true,
      { lastYear: new Map([['1', { framework: 'nd331-2026', itemDigest: digest, verdict: 'compliant' }]]) },
    ],
  ])('%s', (_, filter, given, held, known) => {
    const [first] = entries;
    const base = applyChange(emptyAnswer({ id: '1', digest }, '', ''), {});
    expect(first !== undefined && matches(first, { ...base, ...given }, filter, { ...facts, ...known })).toBe(held);
  });

  it('hold nothing that is set aside', () => {
    const aside = entries.find(({ item: { id } }) => id === '2');
    const given = answers({ '2': { verdict: 'partial', plan } }).get('2');
    expect(aside !== undefined && matches(aside, given, 'overdue', facts)).toBe(false);
  });
});

describe('the tree under the arrows', () => {
  const rows = rowsOf(entries, new Set(['backup']));
  it('has a line for each group and, where it is open, for each requirement', () => {
    expect(rows.map(({ key }) => key)).toEqual(['backup', '1', '3', '4', '2']);
    expect(rowsOf(entries, new Set()).map(({ key }) => key)).toEqual(['backup']);
  });

  it.each([
    ['backup', 'ArrowDown', '1', false],
    ['backup', 'ArrowRight', '1', false],
    ['backup', 'ArrowLeft', 'backup', true],
    ['backup', 'ArrowUp', 'backup', false],
    ['3', 'ArrowUp', '1', false],
    ['3', 'ArrowLeft', 'backup', false],
    ['3', 'Home', 'backup', false],
    ['3', 'End', '2', false],
    ['2', 'ArrowDown', '2', false],
  ])('from %s, %s leads to %s', (from, pressed, key, toggle) => expect(rowAfter(rows, from, pressed)).toEqual({ key, toggle }));

  it('hands the focus of a row that has left the list to the next one, at the end to the last', () => {
    const now = rows.filter(({ key }) => key !== '3' && key !== '2');
    expect(neighbourOf(rows, '3', now)).toBe('4');
    expect(neighbourOf(rows, '2', now)).toBe('4');
    expect(neighbourOf(rows, '1', [])).toBeNull();
  });

  it('opens a closed group, and leaves other keys alone', () => {
    expect(rowAfter(rowsOf(entries, new Set()), 'backup', 'ArrowRight')).toEqual({ key: 'backup', toggle: true });
    expect(rowAfter(rows, '3', 'j')).toBeNull();
    expect(rowAfter(rows, '3', 'ArrowRight')).toBeNull();
    expect(rowAfter(rows, 'gone', 'ArrowDown')).toBeNull();
  });
});
