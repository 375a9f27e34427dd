import { describe, expect, it } from 'vitest';
import { applyChange, emptyAnswer } from '../../../core/assessment/answer.ts';
import { progressOf } from '../../../core/assessment/progress.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist, ChecklistItem } from '../../../core/checklist/model.ts';
import { entriesOf, filterCounts, neighbourOf, nextUnanswered, rowAfter, rowsOf, step, visibleEntries } from './tree.ts';

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
const answers = (given: Record<string, Partial<Answer>>): Map<string, Answer> =>
  new Map(
    Object.entries(given).map(([id, change]) => [
      id,
      { ...applyChange(emptyAnswer({ id, digest }, '', ''), change), evidence: change.evidence ?? [] },
    ]),
  );
const ids = (list: { item: { id: string } }[]): string[] => list.map((entry) => entry.item.id);

describe('the list of requirements', () => {
  it('puts what does not arise behind what is asked', () => expect(ids(entries)).toEqual(['1', '3', '4', '2']));

  it('filters by what is left to do, and counts', () => {
    const given = answers({ '1': { verdict: 'compliant' }, '3': { verdict: 'partial', evidence: ['e'], confirmed: false } });
    expect(filterCounts(entries, given)).toEqual({ all: 3, unanswered: 1, unmet: 1, withoutEvidence: 1, unconfirmed: 1, recommended: 0 });
    expect(ids(visibleEntries(entries, given, 'unanswered', ''))).toEqual(['4']);
    expect(ids(visibleEntries(entries, given, 'withoutEvidence', ''))).toEqual(['1']);
    expect(ids(visibleEntries(entries, given, 'all', ''))).toEqual(['1', '3', '4', '2']);
  });

  it('counts what progress counts: recommended ones only where one claims, without evidence, that they are met', () => {
    const items = [item('1', 'Bắt buộc'), { ...item('2', 'Nên có'), recommended: true }, item('3', 'Không dây')];
    const list = { ...checklist, groups: checklist.groups.map((group) => ({ ...group, items })) };
    const mixed = entriesOf(list, { '3': ['wireless'] });
    const given = answers({ '2': { verdict: 'compliant', confirmed: false } });
    const counts = filterCounts(mixed, given);
    const progress = progressOf(
      { ...list, groups: list.groups.map((group) => ({ ...group, items: items.slice(0, 2) })) },
      [],
      [...given.values()],
    );
    expect(counts).toEqual({ all: 1, unanswered: 1, unmet: 0, withoutEvidence: 1, unconfirmed: 0, recommended: 1 });
    expect(counts).toMatchObject({
      all: progress.applicable,
      unanswered: progress.applicable - progress.answered,
      withoutEvidence: progress.withoutEvidence,
    });
    expect(ids(visibleEntries(mixed, given, 'recommended', ''))).toEqual(['2']);
    expect(ids(visibleEntries(mixed, given, 'all', ''))).toEqual(['1', '2', '3']);
    expect(nextUnanswered(mixed, new Map(), '1')).toBeNull();
  });

  it('is searched without marks, đ included, word by word', () => {
    expect(ids(visibleEntries(entries, new Map(), 'all', 'dao tao'))).toEqual(['4']);
    expect(ids(visibleEntries(entries, new Map(), 'all', 'sao QUY'))).toEqual(['1']);
    expect(ids(visibleEntries(entries, new Map(), 'all', 'không có gì'))).toEqual([]);
  });

  it('walks over what is asked, also when the current item has left the filter', () => {
    const given = answers({ '3': { verdict: 'compliant' } });
    const open = visibleEntries(entries, given, 'unanswered', '');
    expect(step(entries, open, '3', 1)).toBe('4');
    expect(step(entries, open, '3', -1)).toBe('1');
    expect(step(entries, entries, '4', 1)).toBeNull();
  });

  it('finds the next unanswered one, round the end', () => {
    expect(nextUnanswered(entries, answers({ '4': { verdict: 'compliant' } }), '3')).toBe('1');
    expect(nextUnanswered(entries, answers({ '1': { verdict: 'compliant' }, '3': { verdict: 'partial' } }), '4')).toBeNull();
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
