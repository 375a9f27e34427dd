import { describe, expect, it } from 'vitest';
import type { Condition } from '../checklist/condition.ts';
import type { Framework } from '../checklist/framework.ts';
import { FRAMEWORK_IDS } from '../checklist/model.ts';
import { shippedFramework } from './fixture.ts';
import { referenceProblems } from './references.ts';

const nd331 = shippedFramework('nd331-2026');
const withRule = (when: Condition): Framework => ({
  ...nd331,
  level_rules: [...nd331.level_rules, { level: 2, id: 'l2.own', clause: 'NĐ 331 Đ12', text: 'Của đơn vị.', when }],
});

describe('a framework file', () => {
  it.each(FRAMEWORK_IDS)('as shipped (%s) agrees with itself', (id) => {
    expect(referenceProblems(shippedFramework(id))).toEqual([]);
  });

  it.each<[string, Condition, RegExp]>([
    ['a question that does not exist', { input: 'sensitve_subjects', gte: 10_000 }, /«sensitve_subjects» không có trong khung/],
    ['an option that does not exist', { input: 'system_types', includes: 'intern' }, /không có phương án «intern»/],
    ['one among options that does not exist', { input: 'construction_grade', in: ['II', 'V'] }, /không có giá trị «II», «V»/],
    ['a text as a number', { input: 'scope_reason', gte: 1 }, /như một số/],
    ['a tick as a choice', { input: 'system_types', is: 'internal' }, /không có giá trị/],
    ['a yes as a text', { input: 'single_owner', is: 'true' }, /không có giá trị/],
    ['a number out of its scale', { input: 'pm_decision_level', is: 1 }, /không có giá trị «1»/],
    ['a column of the report', { column: 'proposed_level', is: 1 }, /chỉ so sánh câu trả lời/],
    ['deep inside', { not: { any: [{ all: [{ input: 'moon', is: true }] }] } }, /«moon»/],
  ])('is refused when a rule names %s', (_what, when, text) => {
    expect(referenceProblems(withRule(when))).toEqual([{ where: 'l2.own', text: expect.stringMatching(text) }]);
  });

  it('is refused when a question hangs on a later one, ids repeat, a level has no procedure, nothing can raise', () => {
    const [first, ...others] = nd331.inputs;
    if (first === undefined) throw new Error('no question');
    expect(referenceProblems({ ...nd331, inputs: [...others, first] }).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/đứng trước, không phải «system_types»/),
    );
    expect(referenceProblems({ ...nd331, inputs: [...nd331.inputs, first] })).toEqual([
      { where: 'system_types', text: 'mã câu hỏi bị lặp' },
    ]);
    const [rule, ...rules] = nd331.level_rules;
    if (rule === undefined) throw new Error('no rule');
    expect(referenceProblems({ ...nd331, level_rules: [rule, rule, ...rules] })).toEqual([{ where: rule.id, text: 'mã tiêu chí bị lặp' }]);
    expect(referenceProblems({ ...nd331, approval: nd331.approval.slice(1) }).map(({ where }) => where)).toEqual(['approval', 'approval']);
    const raise = { ...nd331.level_resolution.raise_to, input: 'basic_subjects' };
    expect(referenceProblems({ ...nd331, level_resolution: { ...nd331.level_resolution, raise_to: raise } })).toHaveLength(1);
  });
});
