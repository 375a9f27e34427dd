import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checklist, ChecklistItem } from '../checklist/model.ts';
import { applyChange, emptyAnswer, emptyPlan, lacksOf } from './answer.ts';
import { VERDICTS, type Answer, type Verdict } from './model.ts';
import { NO_PROGRESS, progressOf, sumOf } from './progress.ts';

const digest = 'a'.repeat(64);
const item = (id: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id,
  control: `risk.c${id}`,
  title: id,
  ask: 'Có không?',
  guidance: 'Xem.',
  evidence: ['Biên bản'],
  source: 'TCVN',
  ...more,
});
const checklist = (items: ChecklistItem[]): Checklist => ({
  framework: 'nd331-2026',
  level: 3,
  title: 'Danh mục thử',
  groups: [{ id: 'risk', title: 'Rủi ro', kind: 'management', clause: '5.1', items }],
  digest,
  itemDigests: Object.fromEntries(items.map((one) => [one.id, digest])),
});
const answerOf = (id: string, change: Parameters<typeof applyChange>[1], evidence: string[] = []): Answer => ({
  ...applyChange(emptyAnswer({ id, digest }, '2026-11-22T00:00:00.000Z', 'Minh'), change),
  evidence,
});

describe('a changed answer', () => {
  it('is confirmed by its verdict, and no longer when the verdict is taken back', () => {
    const given = applyChange(emptyAnswer({ id: '1', digest }, '', ''), { verdict: 'compliant' });
    expect(given.confirmed).toBe(true);
    expect(applyChange(given, { note: 'ghi chú' }).confirmed).toBe(true);
    expect(applyChange(given, { verdict: null }).confirmed).toBe(false);
    expect(applyChange(given, { verdict: 'partial', confirmed: false }).confirmed).toBe(false);
  });

  it('keeps what the change does not name, and stores NFC', () => {
    const before = answerOf('1', {
      verdict: 'partial',
      note: 'Đã có',
      gap: 'Chưa đủ',
      plan: { action: 'Mua', responsible: 'Hà', due: '2027-01-31', cost: 5 },
    });
    const after = applyChange(before, { note: 'bảo đảm'.normalize('NFD') });
    expect(after).toEqual({ ...before, note: 'bảo đảm' });
  });
});

describe('what an answer lacks', () => {
  const plan = { ...emptyPlan('p1'), action: 'Mua', responsible: 'Hà', due: '2027-01-31' };
  it.each<[Verdict | null, Partial<Answer>, string[]]>([
    [null, {}, []],
    ['compliant', {}, ['evidence']],
    ['compliant', { evidence: ['e1'] }, []],
    ['partial', {}, ['evidence', 'gap', 'plan', 'due', 'responsible']],
    ['partial', { evidence: ['e1'], gap: 'x', plan }, []],
    ['non_compliant', { plan: { ...plan, due: null } }, ['due']],
    ['non_compliant', { plan: { ...plan, responsible: ' ' } }, ['responsible']],
    ['not_applicable', { reason: '  ' }, ['reason']],
    ['not_applicable', { reason: 'Không có' }, []],
  ])('%s %o lacks %o', (verdict, more, lacks) => {
    expect(lacksOf({ ...emptyAnswer({ id: '1', digest }, '', ''), verdict, ...more })).toEqual(lacks);
  });
});

describe('progress', () => {
  it('leaves out recommended items and items that do not arise', () => {
    const list = checklist([
      item('1'),
      item('2', { recommended: true }),
      item('3', { when: ['wireless'] }),
      item('4', { when: ['wireless', 'dhcp'] }),
    ]);
    const all = ['1', '2', '3', '4'].map((id) => answerOf(id, { verdict: 'compliant' }));
    expect(progressOf(list, [], all)).toEqual({
      ...NO_PROGRESS,
      applicable: 1,
      answered: 1,
      compliant: 1,
      confirmed: 1,
      // The recommended one is claimed to be met: that has to be proven as well.
      withoutEvidence: 2,
    });
    expect(progressOf(list, ['dhcp'], all).applicable).toBe(2);
  });

  it('sums its parts, whatever the answers are', () => {
    const verdicts = fc.array(fc.option(fc.constantFrom(...VERDICTS), { nil: null }), { maxLength: 30 });
    fc.assert(
      fc.property(verdicts, (given) => {
        const list = checklist([...given, null].map((_, i) => item(String(i + 1))));
        const answers = given.map((verdict, i) => answerOf(String(i + 1), { verdict }));
        const progress = progressOf(list, [], answers);
        expect(progress.applicable).toBe(given.length + 1);
        expect(progress.compliant + progress.partial + progress.nonCompliant + progress.notApplicable).toBe(progress.answered);
        expect(progress.answered).toBe(given.filter((verdict) => verdict !== null).length);
        expect(sumOf([progress, progress]).answered).toBe(2 * progress.answered);
      }),
    );
  });

  it('ignores answers to items the checklist does not hold', () => {
    expect(progressOf(checklist([item('1')]), [], [answerOf('9', { verdict: 'compliant' })]).answered).toBe(0);
  });
});
