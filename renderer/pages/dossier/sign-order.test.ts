import { expect, it } from 'vitest';
import { isIssued, nextRole, otherRoles } from './sign-order.ts';

const by = (...roles: string[]) => ({ signatures: roles.map((role) => ({ role })) });

it('leads from the preparer over the head to the body', () => {
  expect(nextRole(by())).toBe('preparer');
  expect(nextRole(by('preparer'))).toBe('head');
  expect(nextRole(by('preparer', 'Người kiểm tra', 'head'))).toBe('office');
  expect(nextRole(by('head'))).toBe('office');
  expect(nextRole(by('preparer', 'head', 'office'))).toBeNull();
});

it('knows further roles, and when a dossier is issued', () => {
  expect(otherRoles(by('preparer', 'Người kiểm tra').signatures)).toEqual([{ role: 'Người kiểm tra' }]);
  expect(isIssued(by('head'))).toBe(false);
  expect(isIssued(by('head', 'office'))).toBe(true);
});
