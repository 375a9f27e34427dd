/** Requirements that go out as a workbook and come back, over a real workspace file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { itemsOf } from '../../core/checklist/items.ts';
import type { CellValue } from '../spreadsheet/columns.ts';
import { unpackWorkbook, type ReadSheet } from '../spreadsheet/unpack.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-outside-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const YEAR = 2026;

/** A program with one system of level 3 and one answer; time moves on with each look. */
async function start() {
  const folder = join(root, `người dùng ${folders++}`);
  const file = join(folder, 'bảng hỏi.xlsx');
  let minute = 0;
  const { call, failure } = startProgram(folder, {
    now: () => new Date(Date.UTC(2026, 10, 22, 2, minute++)).toISOString(),
    saveTo: file,
    opened: () => [file],
  });
  await call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: 'Sở Y tế', userName: 'Lê Quang Minh' });
  const system = await call('systems.create', { name: 'HIS', shortName: 'HIS', purpose: '', framework: 'nd331-2026' });
  const inputs = {
    system_types: ['internal'],
    information_types: ['public'],
    pm_decision_level: 3,
    single_owner: true,
    scope_reason: 'Một',
  };
  await call('level.save', { systemId: system.id, framework: 'nd331-2026', inputs });
  const place = { systemId: system.id, year: YEAR };
  const { checklist, setAside } = await call('assessment.open', place);
  const items = itemsOf(checklist).filter(({ id }) => setAside[id] === undefined);
  const itemIds = items.slice(0, 4).map(({ id }) => id);
  await call('answers.set', { ...place, itemId: itemIds[1] ?? '', change: { verdict: 'compliant', note: 'Bí mật của bệnh viện' } });
  const send = (more: object = {}) =>
    call('outside.export', {
      ...place,
      itemIds,
      recipient: 'Công ty HIS',
      deadline: '2026-12-01',
      message: '=1+1',
      withAnswers: false,
      ...more,
    });
  const answers = async () => new Map((await call('assessment.open', place)).answers.map((answer) => [answer.itemId, answer]));
  return { call, failure, file, place, itemIds, send, answers };
}

const read = (file: string): Promise<ReadSheet[]> => unpackWorkbook(readFileSync(file));

/** Answers as whoever got the workbook does: row by row of the sheet, by heads. */
async function fill(file: string, rows: Record<string, CellValue>[]): Promise<void> {
  const sheets = await read(file);
  const written = sheets.map(({ name, rows: before }) => ({
    sheet: name,
    data: before.map((cells, index) =>
      cells.map((cell, column) => {
        const head = before[0]?.[column];
        const filled = name === 'Yêu cầu' && index > 0 && typeof head === 'string' ? rows[index - 1]?.[head] : undefined;
        const value = filled === undefined ? cell : filled;
        return value === null ? null : { type: String, value: String(value) };
      }),
    ),
  }));
  writeFileSync(file, await writeWorkbook(written).toBuffer());
}

describe('requirements that go out', () => {
  it('carry what is asked and nothing of what was answered, unless that is wanted', async () => {
    const { file, send, itemIds } = await start();
    expect(await send()).toEqual({ file, items: 4 });
    const [guide, sheet] = await read(file);
    expect(guide?.rows.flat()).toEqual(expect.arrayContaining(['Công ty HIS', '01/12/2026', '=1+1', 'Bệnh viện Lam Giang']));
    expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual(itemIds);
    expect(JSON.stringify([guide, sheet])).not.toContain('Bí mật');
    await send({ withAnswers: true });
    expect((await read(file))[1]?.rows[2]).toEqual(expect.arrayContaining(['Đáp ứng đầy đủ', 'Bí mật của bệnh viện']));
  });

  it('are refused where the checklist has no such requirement', async () => {
    const { failure, place } = await start();
    const asked = { ...place, itemIds: ['9.9.9'], recipient: '', deadline: null, message: '', withAnswers: false };
    expect(await failure('outside.export', asked)).toMatchObject({ code: 'ITEM_UNKNOWN' });
  });
});

describe('what comes back', () => {
  it('is shown first, then taken over as chosen, unconfirmed, and taken back as one act', async () => {
    const { call, file, send, itemIds, answers } = await start();
    await send();
    await fill(file, [
      {
        'Kết luận': 'đáp ứng một phần',
        'Hiện trạng': '=HYPERLINK("x")',
        'Biện pháp khắc phục': 'Nâng cấp',
        'Hạn hoàn thành': '31/01/2027',
      },
      { 'Hiện trạng': 'Khác' },
      { 'Kết luận': 'Có' },
      {},
    ]);
    const preview = await call('outside.preview', undefined);
    expect(preview?.rows.map(({ state, warnings }) => [state, warnings])).toEqual([
      ['new', []],
      ['changed', []],
      ['invalid', []],
      ['empty', []],
    ]);
    expect(preview?.rows[2]).toMatchObject({ refusal: 'cells', problems: [expect.stringContaining('Kết luận')] });
    expect(preview?.rows[1]?.changes).toEqual([{ field: 'note', before: 'Bí mật của bệnh viện', after: 'Khác' }]);
    const before = await answers();
    expect(before.get(itemIds[0] ?? '')).toBeUndefined();

    expect(await call('outside.apply', { token: preview?.token ?? '', rows: [2, 3, 4, 5] })).toMatchObject({ changed: 2 });
    const after = await answers();
    expect(after.get(itemIds[0] ?? '')).toMatchObject({
      verdict: 'partial',
      note: '=HYPERLINK("x")',
      confirmed: false,
      carried: null,
      plan: { action: 'Nâng cấp', due: '2027-01-31', responsible: '' },
    });
    expect(after.get(itemIds[1] ?? '')).toMatchObject({ verdict: 'compliant', note: 'Khác', confirmed: false });
    await call('undo.undo', undefined);
    expect(await answers()).toEqual(before);
  });

  it('takes over nothing but the rows that were chosen', async () => {
    const { call, file, send, itemIds, answers } = await start();
    await send();
    await fill(file, [{ 'Hiện trạng': 'Một' }, { 'Hiện trạng': 'Hai' }]);
    const preview = await call('outside.preview', undefined);
    await call('outside.apply', { token: preview?.token ?? '', rows: [2] });
    const after = await answers();
    expect([after.get(itemIds[0] ?? '')?.note, after.get(itemIds[1] ?? '')?.note]).toEqual(['Một', 'Bí mật của bệnh viện']);
  });

  it('warns of answers given since, and is refused when one is given after it was shown', async () => {
    const { call, failure, file, send, itemIds, place } = await start();
    await send();
    await fill(file, [{}, { 'Hiện trạng': 'Khác' }]);
    await call('answers.set', { ...place, itemId: itemIds[1] ?? '', change: { note: 'Sửa sau khi gửi' } });
    const preview = await call('outside.preview', undefined);
    expect(preview?.rows[1]).toMatchObject({ state: 'changed', warnings: ['answeredSince'] });
    await call('answers.set', { ...place, itemId: itemIds[1] ?? '', change: { note: 'Sửa sau khi xem' } });
    const asked = { token: preview?.token ?? '', rows: [3] };
    expect(await failure('outside.apply', asked)).toMatchObject({ code: 'CONFLICT' });
    expect(await failure('outside.apply', asked)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of another reporting year is refused; what cannot be seen is left out of what is taken', async () => {
    const { call, failure, file, send } = await start();
    await send();
    const [mark] = (await read(file))[1]?.rows[1] ?? [];
    const head = 'Mã nhận dạng (không sửa, không xóa)';
    await fill(file, [{ 'Hiện trạng': 'Cổng\u202E HL7' }]);
    expect((await call('outside.preview', undefined))?.rows[0]?.changes).toMatchObject([{ after: 'Cổng HL7' }]);
    for (const year of [2025, 2027]) {
      await fill(
        file,
        Array.from({ length: 4 }, () => ({ [head]: String(mark).replace('|2026|', `|${year}|`) })),
      );
      expect(await failure('outside.preview', undefined)).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(`năm báo cáo ${year}`),
      });
    }
  });

  it('with more rows than were ever sent is refused', async () => {
    const { failure, file } = await start();
    const row = (text: string) => [{ type: String, value: text }];
    const many = Array.from({ length: 2001 }, () => row('x'));
    writeFileSync(file, await writeWorkbook([{ sheet: 'x', data: [row('Mã nhận dạng (không sửa, không xóa)'), ...many] }]).toBuffer());
    expect(await failure('outside.preview', undefined)).toMatchObject({ message: expect.stringContaining('2.001 dòng') });
  });

  it('is refused when it is another workbook, has lost its marks or is no workbook', async () => {
    const { call, failure, file, send } = await start();
    writeFileSync(file, await writeWorkbook([{ sheet: 'x', data: [[{ type: String, value: 'Tên' }]] }]).toBuffer());
    expect(await failure('outside.preview', undefined)).toMatchObject({ code: 'INVALID_INPUT' });
    writeFileSync(file, 'PK rác');
    expect(await failure('outside.preview', undefined)).toMatchObject({ code: 'FILE_UNREADABLE' });
    await send();
    const mark = 'Mã nhận dạng (không sửa, không xóa)';
    const lost = { [mark]: 'x', 'Hiện trạng': 'Một' };
    await fill(file, [lost, lost, lost, lost]);
    expect(await failure('outside.preview', undefined)).toMatchObject({ code: 'INVALID_INPUT' });
    await send();
    await fill(file, [lost, { 'Hiện trạng': 'Hai' }]);
    const preview = await call('outside.preview', undefined);
    expect(preview?.rows[0]).toMatchObject({ state: 'invalid', refusal: 'noMark', itemId: null });
  });
});
