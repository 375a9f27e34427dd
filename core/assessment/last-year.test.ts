import { describe, expect, it } from 'vitest';
import type { Checklist, ChecklistItem, FrameworkId } from '../checklist/model.ts';
import { applyChange, emptyAnswer } from './answer.ts';
import { changedSinceLastYear, lastYearOf } from './last-year.ts';
import type { Answer, Provenance, Verdict } from './model.ts';

const item = (id: string, control: string): ChecklistItem => ({
  id,
  control,
  title: id,
  ask: 'Có không?',
  guidance: 'Xem.',
  evidence: ['Biên bản'],
  source: 'TCVN',
});
const list = (framework: FrameworkId, items: ChecklistItem[]): Checklist => ({
  framework,
  level: 3,
  title: 'Danh mục',
  groups: [{ id: 'g', title: 'Nhóm', kind: 'management', clause: '5', items }],
  digest: 'a'.repeat(64),
  itemDigests: {},
});
const said = (id: string, verdict: Verdict | null, note = ''): Answer =>
  applyChange(emptyAnswer({ id, digest: 'a'.repeat(64) }, '', ''), { verdict, note });
const crosswalk = {
  from: 'nd85-2016' as const,
  to: 'nd331-2026' as const,
  links: [
    { to: 'b.one', from: ['o.one', 'o.two'], cover: 'part' as const, delta: 'Thêm.' },
    { to: 'b.two', from: [], cover: 'none' as const, delta: 'Mới.' },
  ],
};
const now = list('nd331-2026', [item('1', 'b.one'), item('2', 'b.two')]);

describe('last year', () => {
  it('is the same requirement by id, else by control, and only where something was said', () => {
    const before = list('nd331-2026', [item('1', 'b.one'), item('9', 'b.two')]);
    const found = lastYearOf(now, [{ checklist: before, answers: [said('1', null), said('9', 'compliant')] }], crosswalk);
    expect(
      [...found].map(
        ([
          id,
          {
            item: { id: old },
          },
        ]) => [id, old],
      ),
    ).toEqual([['2', '9']]);
  });

  it('is, under the framework before, the worst of what the crosswalk names; what did not apply stands back', () => {
    const before = list('nd85-2016', [item('7', 'o.one'), item('8', 'o.two')]);
    const oldOf = (...answers: Answer[]) => lastYearOf(now, [{ checklist: before, answers }], crosswalk).get('1')?.item.id;
    expect(oldOf(said('7', 'compliant'), said('8', 'partial'))).toBe('8');
    expect(oldOf(said('7', 'compliant'), said('8', 'not_applicable'))).toBe('7');
    expect(lastYearOf(now, [{ checklist: before, answers: [said('7', 'compliant')] }], crosswalk).has('2')).toBe(false);
  });

  it('prefers the framework of now', () => {
    const same = { checklist: list('nd331-2026', [item('1', 'b.one')]), answers: [said('1', 'partial')] };
    const old = { checklist: list('nd85-2016', [item('7', 'o.one')]), answers: [said('7', 'compliant')] };
    expect(lastYearOf(now, [same, old], crosswalk).get('1')?.answer.verdict).toBe('partial');
  });
});

describe('different from last year', () => {
  const here = { framework: 'nd331-2026' as const, digest: 'a'.repeat(64) };
  const mark = (more: object = {}) => ({ framework: here.framework, itemDigest: here.digest, verdict: 'compliant' as const, ...more });
  const carried: Provenance = {
    kind: 'framework',
    systemId: 'his',
    year: 2025,
    framework: 'nd85-2016',
    level: 3,
    items: ['7'],
    verdict: 'compliant',
    cover: 'part',
    delta: 'Thêm.',
  };
  it.each([
    ['nothing known', undefined, undefined, false],
    ['same wording, same verdict', said('1', 'compliant'), mark(), false],
    ['not answered yet', said('1', null), mark(), false],
    ['another verdict', said('1', 'partial'), mark(), true],
    ['another wording than last year', undefined, mark({ itemDigest: 'b'.repeat(64) }), true],
    ['another framework has other wordings anyway', undefined, mark({ framework: 'nd85-2016', itemDigest: 'b'.repeat(64) }), false],
    ['answered to an older wording', { ...said('1', 'compliant'), itemDigest: 'b'.repeat(64) }, undefined, true],
    ['carried over with a delta', { ...said('1', 'compliant'), carried }, undefined, true],
    ['carried over as it was', { ...said('1', 'compliant'), carried: { ...carried, delta: '' } }, undefined, false],
  ])('%s', (_, answer, last, different) => expect(changedSinceLastYear(here, answer, last)).toBe(different));
});
