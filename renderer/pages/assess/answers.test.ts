import { describe, expect, it } from 'vitest';
import { emptyAnswer, emptyPlan } from '../../../core/assessment/answer.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import { namedPlans, plansOf, withAnswer, withChange } from './answers.ts';

const fresh = (id: string): Answer => emptyAnswer({ id, digest: 'a'.repeat(64) }, '', '');
const plan = { ...emptyPlan('p1'), action: 'Mua băng từ', responsible: 'Minh' };
const said = (id: string, more: Partial<Answer> = {}): Answer => ({ ...fresh(id), ...more });
const find = (answers: Answer[], id: string) => answers.find(({ itemId }) => itemId === id);

describe('answers on screen', () => {
  it('a plan that is shared changes for all who share it', () => {
    const next = withChange([said('1', { plan }), said('2', { plan })], '1', { plan: { action: 'Thuê' } }, fresh);
    expect(next.map((answer) => answer.plan?.action)).toEqual(['Thuê', 'Thuê']);
  });

  it('a plan taken from another requirement comes with its content', () => {
    const next = withChange([said('1', { plan })], '2', { plan: { id: 'p1' } }, fresh);
    expect(find(next, '2')?.plan).toEqual(plan);
    expect(plansOf(next)).toEqual([plan]);
  });

  it('what is taken over stays so when it is only confirmed, brought in or given to somebody', () => {
    const inherited = said('1', { verdict: 'compliant', inherited: true, plan });
    const after = (change: Parameters<typeof withChange>[2]) => find(withChange([inherited], '1', change, fresh), '1');
    expect(after({ confirmed: true })?.inherited).toBe(true);
    expect(after({ assignee: 'Lan' })?.inherited).toBe(true);
    expect(after({ note: 'Khác' })?.inherited).toBeUndefined();
  });

  it('a plan of the unit that a system changes becomes one of its own: that of others stays', () => {
    const inherited = said('1', { verdict: 'partial', inherited: true, plan });
    const next = withChange([inherited, said('2', { plan })], '1', { plan: { action: 'Riêng' } }, fresh);
    expect(next.map((answer) => answer.plan?.action)).toEqual(['Riêng', 'Mua băng từ']);
    expect(find(next, '1')?.plan?.responsible).toBe('Minh');
  });

  it('a plan of another desk comes with its content', () => {
    const next = withChange([said('1')], '1', { plan: { id: 'p1' } }, fresh, [plan]);
    expect(find(next, '1')?.plan).toEqual(plan);
  });

  it('the plans of all desks are offered, each once, and counted as they stand here', () => {
    const here = { systemId: 'his', framework: 'nd331-2026' as const };
    const item = (systemId: string, itemId: string) => ({
      ...here,
      systemId,
      itemId,
      systems: [systemId],
      title: '',
      group: '',
      source: '',
      verdict: null,
    });
    const other = { ...emptyPlan('p2'), action: 'An toàn tủ mạng' };
    const gone = { ...emptyPlan('p3'), action: 'Chỉ có ở đây, vừa gỡ' };
    const entries = [
      { plan: { ...plan, action: 'Tên cũ' }, items: [item('his', '1'), item('pacs', '1'), item('@common', '9')] },
      { plan: other, items: [item('pacs', '2')] },
      { plan: gone, items: [item('his', '3')] },
    ];
    const answers = [said('1', { plan }), said('2', { plan }), said('9', { plan, inherited: true })];
    expect(namedPlans(answers, entries, here)).toEqual([
      { plan: other, uses: 1 },
      { plan, uses: 4 },
    ]);
    // Until the other desks are known, those of this one.
    expect(namedPlans(answers, undefined, here)).toEqual([{ plan, uses: 3 }]);
  });

  it('the reply takes the place of what was shown', () =>
    expect(withAnswer([said('1')], said('1', { note: 'x' })).map(({ note }) => note)).toEqual(['x']));
});
