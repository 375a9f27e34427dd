import { expect, it } from 'vitest';
import { bearsName, signerRemarks, withRoles } from './signers.ts';
import { buildRecord } from './build.ts';
import { soundReport } from '../report/fixture.ts';
import type { SignatureReport } from './verification.ts';

const record = buildRecord(soundReport(), {
  id: 'record-1',
  createdAt: '2026-11-21T02:00:00.000Z',
  program: 'An Tâm',
  draft: false,
  journal: { head: 'c'.repeat(64), entries: 12 },
});
const by = (role: string, signer: string): SignatureReport => ({
  role,
  signer,
  issuer: 'CA',
  signedAt: null,
  timeSource: 'none',
  integrity: 'intact',
  chain: 'trusted',
  revocation: 'unchecked',
  coversWholeFile: false,
});
const { preparer, signer: head } = record.unit;
const codes = (...signatures: SignatureReport[]): string[] => signerRemarks(record, signatures).map(({ code }) => code);

it.each([
  ['Trần Văn Khải', 'Trần Văn Khải', true],
  ['TRẦN VĂN KHẢI', 'BSCKII. Trần Văn Khải', true],
  ['Tran Van Khai', 'PGS.TS. Trần Văn Khải', true],
  ['Trần Văn Khải', 'Trần Văn Khái', true],
  ['Trần Văn Khoa', 'Trần Văn Khải', false],
  ['Bệnh viện Đa khoa tỉnh', 'Trần Văn Khải', false],
])('«%s» bears the printed name «%s»: %s', (certificate, printed, expected) => {
  expect(bearsName(certificate, printed)).toBe(expected);
});

it('remarks on a stranger, one person twice, and the wrong order; on nothing else', () => {
  expect(codes(by('preparer', preparer.name), by('head', head.name))).toEqual([]);
  expect(codes(by('preparer', preparer.name), by('head', 'Nguyễn Văn Lạ'))).toEqual(['signer_name_differs']);
  expect(codes(by('preparer', head.name), by('head', head.name))).toEqual(['signer_name_differs', 'same_signer']);
  expect(codes(by('head', head.name), by('preparer', preparer.name))).toEqual(['signing_order']);
  expect(codes(by('preparer', preparer.name), by('head', head.name), by('x', 'Ai đó'))).toEqual(['other_signature']);
});

it('gives a field that another program named the role of the person whose name its certificate bears', () => {
  const roles = (...signatures: SignatureReport[]): string[] => withRoles(record, signatures).map(({ role }) => role);
  expect(roles(by('Signature1', preparer.name), by('Signature2', `BSCKII. ${head.name}`))).toEqual(['preparer', 'head']);
  expect(roles(by('Signature1', 'Nguyễn Văn Lạ'), by('Signature2', ''))).toEqual(['Signature1', 'Signature2']);
  // A role that somebody signed in by its name is not given away, nor is one given twice.
  expect(roles(by('head', 'Nguyễn Văn Lạ'), by('Signature1', head.name))).toEqual(['head', 'Signature1']);
  expect(roles(by('a', head.name), by('b', head.name))).toEqual(['head', 'b']);
});
