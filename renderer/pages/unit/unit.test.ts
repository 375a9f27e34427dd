import { expect, test } from 'vitest';
import { emptyParty } from '../../../core/assessment/empty.ts';
import { canFill, fillBlanks } from './gaps.ts';

test('an operator takes what it lacks from the security unit and keeps what was written', () => {
  const source = { ...emptyParty('Trung tâm CNTT'), head: 'Lê Minh Đức', phone: '0299 3 868 115' };
  const filled = fillBlanks({ ...emptyParty('Phòng CNTT'), phone: ' ' }, source);
  expect(canFill(filled, source)).toBe(false);
  expect(filled).toEqual({ ...emptyParty('Phòng CNTT'), head: 'Lê Minh Đức', phone: '0299 3 868 115' });
});
