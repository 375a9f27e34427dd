import { expect, it } from 'vitest';
import { bearsName, orderProblem, printedName, roleName, signerRemarks, signerRole, withRoles } from './signers.ts';
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

it('tells a seal before the head, and a body whose certificate bears another name', () => {
  const persons = [by('preparer', preparer.name), by('head', head.name)];
  const body = by('office', record.unit.name.toUpperCase());
  expect(codes(...persons, body)).toEqual([]);
  expect(codes(...persons, by('office', head.name))).toEqual(['signer_name_differs']);
  expect(codes(body, ...persons)).toEqual(['seal_before_head']);
});

it('lets the body sign after the head, however the head’s own program named that signature, and nobody after the body', () => {
  const order = (role: string, ...signed: SignatureReport[]) => orderProblem(record, role, signed);
  expect(order('office')).toContain('NĐ 30 Đ32.2.c');
  expect(order('office', by('preparer', preparer.name))).toContain('Đề nghị thủ trưởng ký trước');
  expect(order('office', by('head', 'Phó giám đốc'))).toBeNull();
  expect(order('office', by('Signature1', head.name))).toBeNull();
  expect(order('office', by('Signature1', 'Ai đó'))).not.toBeNull();
  expect(order('head')).toBeNull();
  expect(order('Người kiểm tra', by('head', head.name), by('office', 'x'))).toContain('đã ban hành');
});

it('reads roles in free words, and none that would be taken for a field of the letter', () => {
  expect(signerRole.parse('  Phó  giám đốc (phụ trách) ')).toBe('Phó giám đốc (phụ trách)');
  expect(signerRole.parse('Người kiểm tra'.normalize('NFD'))).toBe('Người kiểm tra');
  for (const wrong of ['', 'x', 'so', 'ngay', 'a.b', '1 vai trò', `A${'b'.repeat(60)}`, 'vai\u202etrò'])
    expect(signerRole.safeParse(wrong).success).toBe(false);
  expect(roleName('office')).toContain('văn thư');
  expect(roleName('Người kiểm tra')).toBe('Người kiểm tra');
  expect(printedName(record, 'office')).toBe(record.unit.name);
  expect(printedName(record, 'Người kiểm tra')).toBe('');
});
