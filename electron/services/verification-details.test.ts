import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutesOf } from '../../core/exchange/verification-minutes.ts';
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { print, signedDossier, soundRecord, type Signed } from './verification-fixture.ts';
import { differingBytes } from './verification-pages.ts';
import { verifyFile } from './verification.ts';

const folder = mkdtempSync(join(tmpdir(), 'antam-verify-details-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made: Signed;
beforeAll(async () => {
  made = await signedDossier();
});
let files = 0;
const judge = (bytes: Uint8Array): Promise<VerificationReport> => {
  const file = join(folder, `tệp ${++files}.pdf`);
  writeFileSync(file, bytes);
  return verifyFile(file, made.options);
};

describe('of a genuine dossier', () => {
  it('the report tells what each signature covers, its chain, every state of the file, and what it says of itself', async () => {
    const report = await judge(made.signed);
    expect(report.signatures).toMatchObject([
      { revision: 2, revisions: 3, level: 'B-B', algorithm: 'RSA 2048, SHA-256', certificates: [{ trusted: false }, { trusted: true }] },
      { revision: 3, revisions: 3, coversWholeFile: true },
    ]);
    expect(report.revisions).toMatchObject([
      { number: 1, from: 0, to: made.unsigned.byteLength, printed: true, signatures: [] },
      { number: 2, signatures: ['preparer'], changedPages: [], addedPages: [], attachments: [], properties: false },
      { number: 3, to: made.signed.byteLength, signatures: ['head'], changedPages: [] },
    ]);
    expect(report.pages).toMatchObject({ state: 'same', differing: [] });
    expect(report.statement).toMatchObject({ year: 2026, draft: false, report: { kind: 'owner' }, replaces: null });
    expect(report.statement?.systems).toHaveLength(2);
    const minutes = minutesOf(report);
    expect(minutes).toContain('Kết luận: HỢP LỆ');
    expect(minutes).toContain('đến lần ghi 2/3');
    expect(minutes).toContain(report.sha256);
  });
});

describe('of a file somebody meddled with', () => {
  it('the bytes that differ are told, or what was appended and to which page', async () => {
    const bytes = Uint8Array.from(made.signed);
    // Within the pages; before them stand the attachments.
    bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
    const changed = await judge(bytes);
    expect(changed.pages).toMatchObject({ state: 'differ', differing: [{ from: 100_000, to: 100_001 }] });
    expect(changed.reasons.find(({ code }) => code === 'pages_differ')?.text).toContain('byte 100.000');

    const document = await PDFDocument.load(made.signed, { forIncrementalUpdate: true, updateMetadata: false });
    document.getPage(1).drawText('them', { x: 50, y: 50 });
    const appended = await judge(await document.save({ useObjectStreams: false }));
    expect(appended.pages.state).toBe('same_at_first');
    expect(appended.revisions.at(-1)).toMatchObject({ number: 4, signatures: [], changedPages: [2] });
    expect(appended.reasons.find(({ code }) => code === 'not_whole_file')?.text).toMatch(
      /sau chữ ký cuối: thêm [\d.]+ byte .*sửa nội dung trang 2/,
    );
  });

  it('stretches that lie near each other are one, and very many are cut short', () => {
    const printed = new Uint8Array(10_000);
    const with1 = (...at: number[]): Uint8Array => Uint8Array.from(printed, (_, index) => (at.includes(index) ? 1 : 0));
    expect(differingBytes(with1(10, 12, 500), printed)).toEqual([
      { from: 10, to: 13 },
      { from: 500, to: 501 },
    ]);
    const many = differingBytes(with1(...Array.from({ length: 100 }, (_, index) => index * 100)), printed);
    expect(many).toHaveLength(20);
    expect(many.at(-1)).toEqual({ from: 1900, to: 9901 });
    expect(differingBytes(printed.subarray(0, 9990), printed)).toEqual([{ from: 9990, to: 10_000 }]);
  });
});

describe('of pages that another edition of the printer made', () => {
  it('the texts of the record are looked for, which decides nothing', async () => {
    const other = await judge(await print(soundRecord({ printer: 99 })));
    expect(other.pages).toMatchObject({ state: 'texts_found', missingTexts: [] });
    expect(other.pages.texts).toBeGreaterThan(20);
    expect(other.verdict).toBe('indeterminate');
  });
});
