/** Copies with parts blacked out, called as the window calls them, over a real workspace file. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { bytesOf, chunk, jpeg, png, PNG_PIXELS, segment } from '../../core/redaction/fixture.ts';
import { picturePdf } from '../services/picture-pdf.ts';
import { startProgram, type Program } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-redaction-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const YEAR = 2026;
const A4 = { width: 595, height: 842 };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
let count = 0;

async function start() {
  const program = startProgram(join(root, `người dùng ${count++}`));
  await program.call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: '', userName: 'Lê Quang Minh' });
  return program;
}

const add = async ({ call }: Program, fileName: string, bytes: Uint8Array) =>
  (await call('evidence.addBytes', { fileName, bytes, link: null })).added;

/** A copy of a PDF with these pages. */
async function copyOf({ call }: Program, original: { id: string; sha256: string }, pages: Uint8Array[], title = 'Phiếu (bản che)') {
  const { draft } = await call('redaction.begin', { id: original.id, sha256: original.sha256, pages: pages.length });
  for (const [page, bytes] of pages.entries()) await call('redaction.addPage', { draft, page, bytes, ...A4 });
  return call('redaction.save', { draft, title, year: YEAR });
}

const original = () => picturePdf([{ jpeg: jpeg(segment(0xfe, 'Nguyen Van An')), ...A4 }]);

it('puts the copy into the vault as evidence of its own, bound to the original, which stays as it was; one act takes it back', async () => {
  const program = await start();
  const { call } = program;
  const bytes = await original();
  const added = await add(program, 'Phiếu khám.pdf', bytes);
  await call('evidence.save', {
    id: added.id,
    title: added.title,
    effectiveOn: '2026-01-05',
    validUntil: null,
    kind: 'log',
    sensitivity: 'personal',
  });
  expect(await call('redaction.open', { id: added.id })).toMatchObject({ form: 'pdf', evidence: { id: added.id } });
  const { copy, replaceable } = await copyOf(program, added, [jpeg(), jpeg()], 'Sổ 12/2026 (bản che)');
  expect(replaceable).toBe(0);
  expect(copy).toMatchObject({
    title: 'Sổ 12/2026 (bản che)',
    fileName: 'Sổ 12-2026 (bản che).pdf',
    mediaType: 'application/pdf',
    kind: 'log',
    sensitivity: 'internal',
    effectiveOn: '2026-01-05',
    redacted: { of: added.id, sha256: sha256(bytes) },
  });
  expect(sha256((await call('evidence.read', { id: added.id })).bytes)).toBe(sha256(bytes));
  const stored = (await call('evidence.read', { id: copy.id })).bytes;
  expect(Buffer.from(stored).includes('Nguyen')).toBe(false);
  expect(await call('redaction.origin', { id: copy.id, year: YEAR })).toMatchObject({ original: { id: added.id }, matches: true });
  expect(await call('redaction.origin', { id: added.id, year: YEAR })).toBeNull();
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });

  await call('undo.undo', undefined);
  expect((await call('evidence.list', undefined)).map(({ id }) => id)).toEqual([added.id]);
  await call('undo.redo', undefined);
  expect((await call('evidence.list', undefined)).map(({ id }) => id)).toContain(copy.id);
  // What was taken out of the vault takes nothing's place.
  await call('evidence.discard', { id: copy.id });
  expect(await program.failure('redaction.replace', { id: copy.id, year: YEAR })).toMatchObject({ code: 'NOT_FOUND' });
  await call('evidence.restore', { id: copy.id });
  // The same pages again are the same copy, by its new title.
  expect((await copyOf(program, added, [jpeg(), jpeg()], 'Tên khác')).copy).toMatchObject({ id: copy.id, title: 'Tên khác' });
});

it('takes the place of the original in the answers of the year alone, for systems and for the unit, as one act', async () => {
  const program = await start();
  const { call } = program;
  const added = await add(program, 'Phiếu khám.pdf', await original());
  const { id: systemId } = await call('systems.create', { name: 'HIS', shortName: 'HIS', purpose: '', framework: 'nd331-2026' });
  const inputs = { system_types: ['internal'], information_types: ['public'], pm_decision_level: 3, single_owner: true, scope_reason: 'x' };
  await call('level.save', { systemId, framework: 'nd331-2026', inputs });
  const items = itemsOf((await call('assessment.open', { systemId, year: YEAR })).checklist);
  const [first = '', second = '', third = ''] = items.map(({ id }) => id);
  const places = [
    { systemId, year: YEAR, itemId: first },
    { systemId, year: YEAR - 1, itemId: first },
    { systemId: COMMON, year: YEAR, itemId: second },
  ];
  for (const place of places) await call('evidence.link', { ...place, id: added.id });
  const { copy, replaceable } = await copyOf(program, added, [jpeg()]);
  expect(replaceable).toBe(2);
  await call('evidence.link', { systemId, year: YEAR, itemId: first, id: copy.id });
  expect(await call('redaction.replace', { id: copy.id, year: YEAR })).toMatchObject({ changed: 2 });
  const uses = async (id: string) =>
    ((await call('evidence.list', undefined)).find((one) => one.id === id)?.uses ?? []).map((use) => [use.systemId, use.year, use.itemId]);
  expect(await uses(copy.id)).toEqual([
    [systemId, YEAR, first],
    [COMMON, YEAR, second],
  ]);
  expect(await uses(added.id)).toEqual([[systemId, YEAR - 1, first]]);
  expect(await call('redaction.origin', { id: copy.id, year: YEAR })).toMatchObject({ replaceable: 0 });
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
  await call('undo.undo', undefined);
  expect(await uses(added.id)).toHaveLength(3);
  expect(await program.failure('redaction.replace', { id: added.id, year: YEAR })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(third).not.toBe('');
});

it('a picture is stored as it comes, by what it is', async () => {
  const program = await start();
  const added = await add(program, 'Ảnh chụp.gif', bytesOf('GIF89a', [0x20, 0x03, 0x58, 0x02, 0, 0, 0]));
  expect(await program.call('redaction.open', { id: added.id })).toMatchObject({ form: 'picture' });
  expect((await copyOf(program, added, [png()], 'Ảnh chụp (bản che)')).copy).toMatchObject({
    fileName: 'Ảnh chụp (bản che).png',
    mediaType: 'image/png',
  });
});

it('opens neither what it can not show nor what claims to be enormous', async () => {
  const program = await start();
  const open = async (fileName: string, bytes: Uint8Array) =>
    (await program.failure('redaction.open', { id: (await add(program, fileName, bytes)).id }))?.code ?? null;
  expect(await open('a.txt', bytesOf('Nguyễn Văn An'.normalize('NFD').replace(/\p{M}/gu, '')))).toBe('INVALID_INPUT');
  expect(await open('giả.pdf', bytesOf('MZ....'))).toBe('INVALID_INPUT');
  expect(await open('bom.png', png(PNG_PIXELS, 60_000, 60_000))).toBe('EVIDENCE_TOO_LARGE');
  expect(await open('lớn.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(0)]))).toBeNull();
  expect(await program.failure('redaction.open', { id: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
});

it('refuses a copy that lacks a page, has one too many, or shows them in another order', async () => {
  const program = await start();
  const { call, failure } = program;
  const { id, sha256: hash } = await add(program, 'Phiếu khám.pdf', await original());
  const { draft } = await call('redaction.begin', { id, sha256: hash, pages: 2 });
  const page = { draft, bytes: jpeg(), ...A4 };
  expect(await failure('redaction.addPage', { ...page, page: 1 })).toMatchObject({ code: 'INTERNAL' });
  await call('redaction.addPage', { ...page, page: 0 });
  expect(await failure('redaction.addPage', { ...page, page: 0 })).toMatchObject({ code: 'INTERNAL' });
  expect(await failure('redaction.save', { draft, title: 'x', year: YEAR })).toMatchObject({ code: 'INTERNAL' });
  await call('redaction.addPage', { ...page, page: 1 });
  expect(await failure('redaction.addPage', { ...page, page: 2 })).toMatchObject({ code: 'INTERNAL' });
  expect(await call('redaction.save', { draft, title: 'x', year: YEAR })).toMatchObject({ copy: { title: 'x' } });
});

it('refuses pages that are more than pixels, and a copy that nobody began or that has no page', async () => {
  const program = await start();
  const { call, failure } = program;
  const added = await add(program, 'Phiếu khám.pdf', await original());
  const { draft } = await call('redaction.begin', { id: added.id, sha256: added.sha256, pages: 1 });
  for (const bytes of [
    jpeg(segment(0xe1, 'Exif\0\0')),
    png(),
    png([chunk('tEXt', [1]), ...PNG_PIXELS]),
    bytesOf(jpeg(), 'PK'),
    bytesOf('x'),
  ]) {
    expect(await failure('redaction.addPage', { draft, page: 0, bytes, ...A4 })).toMatchObject({ code: 'INTERNAL' });
  }
  expect(await failure('redaction.save', { draft, title: 'x', year: YEAR })).toMatchObject({ code: 'INTERNAL' });
  expect(await failure('redaction.addPage', { draft: 'another', page: 0, bytes: jpeg(), ...A4 })).toMatchObject({ code: 'CONFLICT' });
  await call('redaction.addPage', { draft, page: 0, bytes: jpeg(), ...A4 });
  await call('redaction.cancel', { draft });
  expect(await failure('redaction.save', { draft, title: 'x', year: YEAR })).toMatchObject({ code: 'CONFLICT' });
  expect(await failure('redaction.begin', { id: added.id, sha256: '0'.repeat(64), pages: 1 })).toMatchObject({ code: 'CONFLICT' });
  expect((await call('evidence.list', undefined)).map(({ id }) => id)).toEqual([added.id]);
});

it('says when the vault already holds the very same pixels as something else', async () => {
  const program = await start();
  const picture = await add(program, 'Ảnh.png', png());
  expect((await program.failure('redaction.begin', { id: picture.id, sha256: picture.sha256, pages: 1 }))?.code ?? null).toBeNull();
  const { draft } = await program.call('redaction.begin', { id: picture.id, sha256: picture.sha256, pages: 1 });
  await program.call('redaction.addPage', { draft, page: 0, bytes: png(), width: 800, height: 600 });
  expect(await program.failure('redaction.save', { draft, title: 'x', year: YEAR })).toMatchObject({ code: 'CONFLICT' });
});
