import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { DossierRecord } from '../../../core/exchange/record.ts';
import { fixtureRecord } from '../fixture.ts';
import { openFonts } from '../kit/fonts.ts';
import { integrity } from './annexes/integrity.ts';
import { annualReport } from './index.ts';
import { letter } from './letter.ts';
import { readReport } from './report.ts';

beforeAll(() => openFonts(join(import.meta.dirname, '../../../resources/fonts')));

const report = (change: Partial<DossierRecord>): ReturnType<typeof readReport> =>
  readReport({ ...fixtureRecord(), version: 2, ...change }, '', 'a'.repeat(64));
const said = (change: Partial<DossierRecord>): string => JSON.stringify(letter(report(change), [])).replaceAll('\u00a0', ' ');

it('an owner reports in the words of Mẫu số 08; where there are several owners the unit does', () => {
  const { unit } = fixtureRecord();
  const [pair] = unit.owners;
  if (pair === undefined) throw new Error('the fixture has an owner');
  const owner = { ...pair, owner: { ...pair.owner, name: 'Sở Y tế' } };
  expect(said({ unit: { ...unit, owners: [owner] } })).toContain(
    'Sở Y tế báo cáo kết quả công tác bảo đảm an ninh mạng hệ thống thông tin năm 2026',
  );
  const several = said({ unit: { ...unit, owners: [pair, owner] } });
  expect(several).toContain('Bệnh viện Đa khoa tỉnh Lạc Hồng báo cáo kết quả');
  expect(several).toContain('2.2. Sở Y tế');
});

it('an operator and a security unit report to the owner, by its clause and in their own words', () => {
  const operator = said({ report: { kind: 'operator', by: 'Khoa Xét nghiệm' } });
  expect(operator).toContain('điểm a khoản 4 Điều 35');
  expect(operator).toContain(
    'báo cáo chủ quản hệ thống thông tin kết quả công tác bảo đảm an ninh mạng các hệ thống thông tin được giao vận hành năm 2026',
  );
  const unit = report({ report: { kind: 'security_unit', by: 'Phòng An ninh mạng' } });
  expect(unit.head.subject).toBe('V/v kết quả công tác bảo đảm an ninh mạng hệ thống thông tin được giao chuyên trách');
  expect(annualReport(unit).title).toContain('được giao chuyên trách năm 2026');
});

it('a correction says at the head of the letter and in the annex on integrity what it replaces and why', () => {
  const replaces = {
    id: 'hồsơ1',
    createdAt: '2026-12-17T02:05:00.000Z',
    digest: '0123456789abcdef'.repeat(4),
    reason: 'Ghi nhầm cấp độ.',
  };
  const text =
    'hồ sơ báo cáo lập lúc 09:05 ngày 17/12/2026, mã hồ sơ 0123 4567 89ab cdef, số nhận dạng hồsơ1. Lý do thay thế: Ghi nhầm cấp độ.';
  const head = said({ replaces });
  expect(head).toContain('Báo cáo này thay thế ');
  expect(head.indexOf(text)).toBeGreaterThan(head.indexOf('Kính gửi'));
  expect(head.indexOf(text)).toBeLessThan(head.indexOf('Thực hiện quy định'));
  const annex = JSON.stringify(integrity(report({ replaces }))).replaceAll('\u00a0', ' ');
  expect(annex).toContain(text);
  expect(annex).toContain(replaces.digest);
  expect(said({})).not.toContain('thay thế');
});
