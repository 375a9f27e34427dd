import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDigests } from '../checklist/digest.ts';
import type { Checklist, ChecklistItem } from '../checklist/model.ts';
import { applyChange, emptyAnswer } from './answer.ts';
import { commonAnswersOn, commonLevel, effectiveAnswers } from './common.ts';
import type { Answer, AnswerChange, CommonAnswer } from './model.ts';

const CONTROLS = ['a', 'b', 'c'];
const item = (level: number, topic: string): ChecklistItem => ({
  id: `${level}.${topic.toUpperCase()}`,
  control: `risk.${topic}`,
  title: `Yêu cầu ${topic}`,
  ask: `Có ${topic} không?`,
  guidance: 'Xem văn bản.',
  evidence: ['Quyết định'],
  source: 'TCVN',
});
const checklist = (level: number): Checklist =>
  withDigests({
    schema: 1,
    framework: 'nd331-2026',
    level,
    title: `Cấp độ ${level}`,
    groups: [{ id: 'risk', title: 'Rủi ro', kind: 'management', clause: '1', items: CONTROLS.map((topic) => item(level, topic)) }],
  });
const answer = (itemId: string, change: AnswerChange): Answer =>
  applyChange(
    emptyAnswer({ id: itemId, digest: checklist(Number(itemId[0])).itemDigests[itemId] ?? '' }, '2026-11-22T00:00:00.000Z', 'Minh'),
    change,
  );
const common = (level: number, topic: string, change: AnswerChange): CommonAnswer => {
  const { inherited: _inherited, ...given } = answer(item(level, topic).id, change);
  return { ...given, control: `risk.${topic}`, level };
};

describe('the answers of a system as they count', () => {
  it('are its own, and for the rest those of the unit, named by its own items', () => {
    const own = [answer('2.A', { verdict: 'partial' })];
    const unit = [common(3, 'a', { verdict: 'compliant' }), common(3, 'b', { verdict: 'compliant', note: 'Quy chế 12' })];
    const [first, second] = effectiveAnswers(checklist(2), own, unit);
    expect(first).toEqual(own[0]);
    expect(second).toMatchObject({ itemId: '2.B', itemDigest: checklist(2).itemDigests['2.B'], note: 'Quy chế 12', inherited: true });
  });

  it('are confirmed only as long as the requirement says what was confirmed', () => {
    const other = { itemDigest: 'a'.repeat(64) };
    const unit = [{ ...common(3, 'a', { verdict: 'compliant' }), ...other }];
    const own = [{ ...answer('3.B', { verdict: 'compliant' }), ...other }];
    expect(effectiveAnswers(checklist(3), own, unit)).toMatchObject([
      { itemId: '3.B', ...other, confirmed: false },
      { itemId: '3.A', ...other, confirmed: false, inherited: true },
    ]);
  });

  it('never rest on what the unit said of a milder requirement, nor on what says nothing', () => {
    expect(effectiveAnswers(checklist(3), [], [common(2, 'a', { verdict: 'compliant' }), common(3, 'b', {})])).toEqual([]);
  });

  it('take over where the own answer says nothing, and keep that the requirement was brought in', () => {
    const own = [answer('3.A', { included: true, verdict: null })];
    expect(effectiveAnswers(checklist(3), own, [common(3, 'a', { verdict: 'compliant' })])).toMatchObject([
      { itemId: '3.A', verdict: 'compliant', included: true, inherited: true },
    ]);
  });

  it('hold one answer at most for a requirement, and every own answer that says something', () => {
    const some = fc.uniqueArray(
      fc.record({ topic: fc.constantFrom(...CONTROLS), level: fc.integer({ min: 1, max: 5 }), note: fc.constantFrom('', 'x') }),
      {
        selector: ({ topic }) => topic,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), some, some, (level, mine, theirs) => {
        const own = mine.map(({ topic, note }) => answer(item(level, topic).id, { note }));
        const unit = theirs.map(({ topic, level: at, note }) => common(at, topic, { note }));
        const counting = effectiveAnswers(checklist(level), own, unit);
        const ids = counting.map(({ itemId }) => itemId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(counting).toEqual(expect.arrayContaining(own.filter(({ note }) => note !== '')));
        for (const one of counting) expect(one.inherited === true ? one.note : 'x').toBe('x');
      }),
    );
  });
});

describe('the answers of the unit', () => {
  it('are asked at the highest level of its systems', () => {
    expect(commonLevel([{ level: 2 }, { level: null }, { level: 3 }])).toBe(3);
    expect(commonLevel([{ level: null }])).toBeNull();
  });

  it('given at a milder level stand on the stricter list, not confirmed', () => {
    const [milder, same, gone] = [
      common(2, 'a', { verdict: 'compliant' }),
      common(3, 'b', { verdict: 'compliant' }),
      common(3, 'x', { note: 'x' }),
    ];
    expect(commonAnswersOn(checklist(3), [milder, same, gone])).toMatchObject([
      { itemId: '3.A', confirmed: false },
      { itemId: '3.B', confirmed: true },
    ]);
  });
});
