import { expect, test } from 'vitest';
import { emptyOwnership, emptyParty, emptyUnit } from '../../../core/assessment/empty.ts';
import { canFill, fillBlanks, namedParties } from './gaps.ts';

test('an operator takes what it lacks from the security unit and keeps what was written', () => {
  const source = { ...emptyParty('Trung tâm CNTT'), head: 'Lê Minh Đức', phone: '0299 3 868 115' };
  const filled = fillBlanks({ ...emptyParty('Phòng CNTT'), phone: ' ' }, source);
  expect(canFill(filled, source)).toBe(false);
  expect(filled).toEqual({ ...emptyParty('Phòng CNTT'), head: 'Lê Minh Đức', phone: '0299 3 868 115' });
});

test('bodies to copy from are those with a name, each name once, delegates and appraisers too', () => {
  const delegation = { delegate: emptyParty('Bệnh viện'), document: null, scope: '', duties: '', from: null, until: null };
  const owner = { ...emptyOwnership('Sở Y tế'), securityUnit: emptyParty('Phòng CNTT'), delegation };
  const profile = { ...emptyUnit('Bệnh viện'), owners: [owner, emptyOwnership()], operators: [emptyParty('Phòng CNTT'), emptyParty(' ')] };
  expect(namedParties(profile).map(({ name }) => name)).toEqual(['Sở Y tế', 'Phòng CNTT', 'Bệnh viện']);
});
