import { describe, expect, it } from 'vitest';
import type { Checklist } from '../checklist/model.ts';
import { emptyAnswer, emptyPlan } from './answer.ts';
import type { Answer } from './model.ts';
import {
  changeOf,
  compareReturned,
  markText,
  parseMark,
  placeOf,
  shortDigest,
  type OutsideDesk,
  type OutsideMark,
  type ReturnedRow,
} from './outside-help.ts';

const digest = (letter: string): string => letter.repeat(64);
const item = (id: string, control: string) => ({
  id,
  control,
  title: `Yêu cầu ${id}`,
  ask: '?',
  guidance: '.',
  evidence: ['x'],
  source: 's',
});
const checklist: Checklist = {
  framework: 'nd331-2026',
  level: 3,
  title: 'Danh mục',
  groups: [{ id: 'risk', title: 'Rủi ro', kind: 'management', clause: '5.1', items: [item('5.1', 'a.a'), item('5.2', 'a.b')] }],
  digest: digest('f'),
  itemDigests: { '5.1': digest('1'), '5.2': digest('2') },
};
const mark: OutsideMark = {
  year: 2026,
  framework: 'nd331-2026',
  level: 3,
  systemId: 'his',
  itemId: '5.1',
  itemDigest: shortDigest(digest('1')),
  exportedAt: '2026-11-22T02:00:00.000Z',
};
const silent = { verdict: null, note: null, gap: null, reason: null, action: null, responsible: null, due: null };
const answer = (change: Partial<Answer> = {}): Answer => ({
  ...emptyAnswer({ id: '5.1', digest: digest('1') }, '2026-11-01T02:00:00.000Z', 'Lê Quang Minh'),
  ...change,
});
const desk = (answers: Answer[] = [], more: Partial<OutsideDesk> = {}): OutsideDesk => ({
  systemId: 'his',
  year: 2026,
  checklist,
  answers,
  isSetAside: () => false,
  sharedPlans: new Set(),
  ...more,
});
const row = (said: object = {}, more: object = {}) => ({ row: 2, mark, said: { ...silent, ...said }, problems: [], ...more });
const one = (returned: ReturnType<typeof row>, at: OutsideDesk = desk()) => compareReturned([returned], at)[0];

describe('the mark of a row', () => {
  it('finds back what it names, and is nothing else', () => {
    expect(parseMark(markText(mark))).toEqual(mark);
    expect(parseMark(` ${markText({ ...mark, systemId: '@common' })} `)).toMatchObject({ systemId: '@common' });
    const text = markText(mark);
    const wrong = ['', 'x', `${text}|x`, text.replace('2026', 'năm'), text.replace('antam-1', 'antam-2'), text.slice(0, -3)];
    expect(wrong.map(parseMark)).toEqual(wrong.map(() => null));
  });
});

describe('the place of a workbook', () => {
  it('is the one most rows answer for: a stray row on top decides nothing', () => {
    const at = (systemId: string | null, row: number): ReturnedRow => ({
      row,
      mark: systemId === null ? null : { ...mark, systemId },
      said: silent,
      problems: [],
    });
    expect(placeOf([at(null, 2), at('lis', 3), at('his', 4), at('his', 5)])?.systemId).toBe('his');
    expect(placeOf([at(null, 2)])).toBeNull();
  });

  it('is of a year that can be answered', () => {
    for (const year of [0, -5, 2015, 2101]) expect(parseMark(markText({ ...mark, year }))).toBeNull();
  });
});

describe('a returned row', () => {
  it('is new where nothing was answered, and tells each field', () => {
    expect(one(row({ verdict: 'partial', note: ' Đã có ', due: '2027-01-31' }))).toMatchObject({
      state: 'new',
      warnings: [],
      changes: [
        { field: 'verdict', before: '', after: 'partial' },
        { field: 'note', before: '', after: 'Đã có' },
        { field: 'due', before: '', after: '2027-01-31' },
      ],
    });
  });

  it('changes only what it says otherwise; an empty cell takes nothing away', () => {
    const plan = { ...emptyPlan('p'), action: 'Mua', responsible: 'Hòa', due: '2027-01-31' };
    const before = answer({ verdict: 'partial', note: 'Cũ', gap: 'Thiếu', plan });
    expect(one(row({ verdict: 'partial', note: 'Mới', action: 'Mua' }), desk([before]))).toMatchObject({
      state: 'changed',
      changes: [{ field: 'note', before: 'Cũ', after: 'Mới' }],
    });
    expect(one(row({ verdict: 'partial', note: 'Cu\u0303' }), desk([before]))).toMatchObject({ state: 'same', changes: [] });
    expect(one(row(), desk([before]))).toMatchObject({ state: 'empty', changes: [] });
  });

  it('is refused where it has lost its mark, belongs elsewhere, is unknown, stands twice or holds a wrong cell', () => {
    const said = { note: 'x' };
    expect(one(row(said, { mark: null }))).toMatchObject({ state: 'invalid', refusal: 'noMark', itemId: null });
    for (const elsewhere of [{ systemId: 'lis' }, { year: 2025 }, { framework: 'nd85-2016' as const }]) {
      expect(one(row(said, { mark: { ...mark, ...elsewhere } }))).toMatchObject({ refusal: 'otherPlace' });
    }
    expect(one(row(said, { mark: { ...mark, itemId: '9.9' } }))).toMatchObject({ refusal: 'unknownItem', itemId: '9.9' });
    expect(one(row(said, { problems: ['Sai ngày'] }))).toMatchObject({ refusal: 'cells', problems: ['Sai ngày'], changes: [] });
    const twice = compareReturned([row(said), row({ note: 'y' }, { row: 3 })], desk());
    expect(twice.map(({ state, refusal }) => [state, refusal])).toEqual([
      ['new', null],
      ['invalid', 'twice'],
    ]);
  });

  it('warns of another wording, an answer since, one taken over, an item set aside and a plan that serves others', () => {
    const plan = { ...emptyPlan('p'), action: 'Mua' };
    const since = answer({ note: 'Cũ', updatedAt: '2026-11-22T03:00:00.000Z', plan });
    const asked = row({ action: 'Thuê' }, { mark: { ...mark, itemDigest: shortDigest(digest('0')) } });
    const at = desk([since], { isSetAside: () => true, sharedPlans: new Set(['p']) });
    expect(one(asked, at)?.warnings).toEqual(['wording', 'answeredSince', 'setAside', 'sharedPlan']);
    // Taken over from the unit: the system gets a plan of its own.
    expect(
      one(row({ action: 'Thuê' }), desk([answer({ note: 'Cũ', plan, inherited: true })], { sharedPlans: new Set(['p']) })),
    ).toMatchObject({
      warnings: ['inherited'],
    });
  });

  it('becomes a change that confirms nothing', () => {
    const returned = row({ verdict: 'compliant', note: 'Mới', responsible: 'Hòa', due: '2027-01-31' });
    const compared = one(returned, desk([answer({ note: 'Mới', confirmed: true })]));
    expect(compared && changeOf(compared, returned.said)).toEqual({
      confirmed: false,
      verdict: 'compliant',
      plan: { responsible: 'Hòa', due: '2027-01-31' },
    });
  });
});
