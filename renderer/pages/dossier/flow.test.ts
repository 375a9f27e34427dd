import { expect, it } from 'vitest';
import type { DossierSummary } from '../../../core/api.ts';
import { currentStep } from './flow.ts';

const printed: DossierSummary = {
  id: 'd',
  year: 2026,
  createdAt: '',
  draft: false,
  pages: 1,
  size: 1,
  sha256: '',
  recordDigest: '',
  warnings: 0,
  signatures: [],
  report: { kind: 'owner', by: '' },
  replaces: null,
  replacedBy: null,
  sendings: [],
};
const signedBy = (...roles: string[]): DossierSummary => ({
  ...printed,
  signatures: roles.map((role) => ({ role, signer: '', signedAt: '' })),
});
const error = { rule: 'r', severity: 'error' as const, text: '', clause: null, systemId: null, itemId: null, count: 1 };

it('leads from the check to the print, through both signatures, to sending', () => {
  expect(currentStep({ errors: [error] }, undefined)).toBe('check');
  expect(currentStep({ errors: [] }, undefined)).toBe('print');
  expect(currentStep({ errors: [] }, printed)).toBe('preparer');
  expect(currentStep({ errors: [] }, signedBy('preparer'))).toBe('head');
  expect(currentStep({ errors: [] }, signedBy('preparer', 'head'))).toBe('send');
  const sending = {
    id: 's',
    dossierId: 'd',
    sentOn: '2026-12-18',
    channel: 'email' as const,
    recipient: 'Sở Y tế',
    reference: '',
    note: '',
  };
  expect(currentStep({ errors: [] }, { ...signedBy('preparer', 'head'), sendings: [sending] })).toBeNull();
});

it('does not count a draft as printed', () => {
  expect(currentStep({ errors: [] }, { ...printed, draft: true })).toBe('print');
});
