import { answerOf, fixtureAnswer, fixtureChecklist, type FixtureSystem } from '../fixture.ts';
import { expect, it } from 'vitest';
import { NO_PROGRESS, progressOf } from '../../assessment/progress.ts';
import { findingsAfter, proveRules } from './fixture.ts';
import type { Spoil } from './fixture.ts';
import type { Verdict } from '../../assessment/model.ts';
import { answerRules } from './answers.ts';

const set =
  (itemId: string, change: Partial<ReturnType<typeof answerOf>>): Spoil =>
  (_report, his) =>
    Object.assign(answerOf(his, itemId), change);

const plan =
  (change: object): Spoil =>
  (_report, his) => {
    const answer = answerOf(his, '5.1.4');
    if (answer.plan) answer.plan = { ...answer.plan, ...change };
  };

const FIVE = ['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.5'];
const notApplicable = (itemIds: string[], change: Partial<ReturnType<typeof answerOf>> = {}): FixtureSystem['answers'] =>
  itemIds.map((id) => ({
    ...fixtureAnswer(fixtureChecklist('nd331-2026', 3), id, 'not_applicable'),
    reason: 'Không có.',
    ...change,
  }));

/** So many requirements of that verdict, each with the note of the fixture, and as many others. */
const manyItems =
  (count: number, verdict: Verdict): Spoil =>
  (_report, _his, staff) => {
    const { checklist } = staff;
    const [group] = checklist?.groups ?? [];
    const [first] = group?.items ?? [];
    if (checklist === null || group === undefined || first === undefined) throw new Error('The sound report has a checklist.');
    const items = Array.from({ length: count * 2 }, (_, at) => ({ ...first, id: `9.${at + 1}`, control: `many.point-${at + 1}` }));
    staff.checklist = { ...checklist, groups: [{ ...group, items }] };
    staff.answers = items.map(({ id }, at) =>
      at < count
        ? fixtureAnswer(checklist, id, verdict, ['minh-chung-4'])
        : { ...fixtureAnswer(checklist, id, 'compliant', ['minh-chung-4']), note: `Riêng ${at}.` },
    );
  };

proveRules(answerRules, {
  compliant_without_evidence: { hit: set('5.1.1', { evidence: [] }), near: set('5.1.4', { evidence: [] }) },
  not_applicable_without_reason: { hit: set('5.1.5', { reason: '  ' }), near: set('5.1.4', { reason: '' }) },
  reason_copied: {
    hit: (_, his) => (his.answers = notApplicable(FIVE)),
    near: (_, his) => (his.answers = notApplicable(FIVE.slice(1))),
  },
  reason_copied_across: {
    hit: (_, his, staff) => {
      his.answers = notApplicable(FIVE.slice(0, 3));
      staff.answers = notApplicable(FIVE.slice(3), { reason: '  KHÔNG CÓ. ' });
    },
    // Four decisions of the unit, each taken over by both systems, are four and not eight.
    near: (_, his, staff) => {
      his.answers = notApplicable(FIVE.slice(1), { inherited: true });
      staff.answers = notApplicable(FIVE.slice(1), { inherited: true });
    },
  },
  partial_without_evidence: { hit: set('5.1.3', { evidence: [] }), near: set('5.1.5', { evidence: [] }) },
  partial_without_gap: { hit: set('5.1.3', { gap: '' }), near: set('5.1.4', { gap: '' }) },
  partial_without_plan: { hit: set('5.1.3', { plan: null }), near: set('5.1.4', { plan: null }) },
  non_compliant_without_plan: {
    hit: plan({ action: ' ' }),
    near: (_, his) => his.answers.push({ ...fixtureAnswer(fixtureChecklist('nd331-2026', 3), '5.2.3', 'non_compliant'), plan: null }),
  },
  plan_without_date: { hit: plan({ due: null }), near: plan({ due: null, action: '' }) },
  plan_without_responsible: { hit: plan({ responsible: '' }), near: plan({ responsible: '', action: '' }) },
  plan_due_in_past: { hit: plan({ due: '2026-12-15' }), near: plan({ due: '2026-12-16' }) },
  plan_done_unmet: {
    hit: plan({ state: 'done', doneOn: '2026-12-01' }),
    near: (report, his, staff) => {
      plan({ state: 'done', doneOn: '2026-12-01' })(report, his, staff);
      set('5.1.4', { verdict: 'compliant', evidence: answerOf(his, '5.1.1').evidence })(report, his, staff);
    },
  },
  unanswered: {
    hit: set('5.1.4', { verdict: null }),
    near: (_, _his, staff) => (staff.answers = staff.answers.filter(({ itemId }) => itemId !== '5.2.3')),
  },
  unconfirmed: { hit: set('5.1.1', { confirmed: false }), near: set('5.1.1', { verdict: null, confirmed: false }) },
  answer_to_changed_item: {
    hit: set('5.1.1', { itemDigest: 'f'.repeat(64) }),
    near: set('5.1.1', { itemDigest: 'f'.repeat(64), verdict: null }),
  },
  answer_outside_checklist: {
    hit: (_, his) => his.answers.push({ ...answerOf(his, '5.1.1'), itemId: '9.9.9' }),
    near: (_, his) => his.answers.push({ ...answerOf(his, '5.1.1'), itemId: '5.2.2' }),
  },
  note_copied: { hit: manyItems(10, 'compliant'), near: manyItems(9, 'compliant') },
  many_not_applicable: {
    hit: manyItems(10, 'not_applicable'),
    near: manyItems(9, 'not_applicable'),
  },
});

it.each([
  ['compliant', ['compliant_without_evidence']],
  ['partial', ['partial_without_evidence']],
  ['non_compliant', []],
  ['not_applicable', ['not_applicable_without_reason']],
] as const)('of a recommended requirement only a verdict that does not hold up is told: %s', (verdict, rules) => {
  const bare = {
    ...fixtureAnswer(fixtureChecklist('nd331-2026', 3), '5.2.3', verdict),
    reason: '',
    gap: '',
    plan: null,
    evidence: [],
    confirmed: false,
  };
  const found = findingsAfter((_, his) => {
    his.answers = [...his.answers.filter(({ itemId }) => itemId !== '5.2.3'), bare];
  });
  expect(found.map(({ rule }) => rule)).toEqual(rules);
});

it('finds as many unanswered, unproven and unconfirmed as progress has', () => {
  let progress = NO_PROGRESS;
  const found = findingsAfter((_, his) => {
    his.answers = his.answers.map((answer, at) => ({
      ...answer,
      verdict: at === 0 ? null : answer.verdict,
      evidence: [],
      confirmed: at > 2,
    }));
    progress = progressOf(fixtureChecklist('nd331-2026', 3), his.system.traits, his.answers);
  });
  const count = (...rules: string[]): number =>
    found.filter(({ rule, systemId }) => rules.includes(rule) && systemId === 'his').reduce((sum, one) => sum + one.count, 0);
  expect(count('unanswered')).toBe(progress.applicable - progress.answered);
  expect(count('compliant_without_evidence', 'partial_without_evidence')).toBe(progress.withoutEvidence);
  expect(count('unconfirmed')).toBe(progress.answered - progress.confirmed);
  expect(progress.withoutEvidence).toBeGreaterThan(0);
});

const ids = (spoil: Spoil): string[] => findingsAfter(spoil).map(({ rule }) => rule);

it('takes a cancelled plan for none, and never for overdue', () => {
  expect(ids(plan({ state: 'cancelled', due: '2026-12-15', responsible: '' }))).toEqual(['non_compliant_without_plan']);
});

it('does not call a plan overdue that is done; what is left is the verdict', () => {
  expect(ids(plan({ state: 'done', doneOn: '2026-12-01', due: '2026-12-01' }))).toEqual(['plan_done_unmet']);
});

it('tells a copied reason once: by the system that gave it, or over all where the unit did', () => {
  const told = (spoil: Spoil) => findingsAfter(spoil).filter(({ rule }) => rule.startsWith('reason_copied'));
  const own = told((_, his, staff) => {
    his.answers = notApplicable(FIVE);
    staff.answers = notApplicable(FIVE.slice(0, 2));
  });
  expect(own).toMatchObject([{ rule: 'reason_copied', systemId: 'his', itemId: '5.1.1', count: 5 }]);
  const once = told((_, his, staff) => {
    his.answers = notApplicable(FIVE, { inherited: true });
    staff.answers = notApplicable(FIVE, { inherited: true });
  });
  expect(once).toMatchObject([{ rule: 'reason_copied_across', itemId: '5.1.1', count: 5 }]);
});
