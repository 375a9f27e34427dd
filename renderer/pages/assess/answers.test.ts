import { describe, expect, it } from 'vitest';
import { emptyAnswer, emptyPlan } from '../../../core/assessment/answer.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import { plansOf, withAnswer, withChange } from './answers.ts';

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

  it('the reply takes the place of what was shown', () =>
    expect(withAnswer([said('1')], said('1', { note: 'x' })).map(({ note }) => note)).toEqual(['x']));
});
