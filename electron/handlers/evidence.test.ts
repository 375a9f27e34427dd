/** The vault, called as the window calls it, over a real workspace file. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import type { Output } from '../../core/api.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { Emit } from '../service-options.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'Kho minh chứng '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const YEAR = 2026;
const MIB = 1024 ** 2;
let count = 0;

/** A workspace with one system of level 3, a folder for its files, and the window's way to call. */
async function start(heard?: Emit) {
  const folder = join(root, `người dùng ${count++}`);
  const program = startProgram(folder, heard === undefined ? {} : { heard });
  const { call } = program;
  await call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: '', userName: 'Lê Quang Minh' });
  const { id } = await call('systems.create', { name: 'HIS', shortName: 'HIS', purpose: '', framework: 'nd331-2026' });
  const inputs = {
    system_types: ['internal'],
    information_types: ['public'],
    pm_decision_level: 3,
    single_owner: true,
    scope_reason: 'Một chức năng',
  };
  await call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
  const view = await call('assessment.open', { systemId: id, year: YEAR });
  const files = join(folder, 'tệp');
  mkdirSync(files);
  const put = (name: string, bytes: Uint8Array | string): string => {
    const path = join(files, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  };
  return { ...program, system: id, items: itemsOf(view.checklist), files, put };
}

describe('many files', () => {
  it('come from folders, without what systems leave there, without links, and each trouble is told', async () => {
    const { call, files, put } = await start();
    for (const name of ['Quyết định.txt', 'con/Biên bản.txt', 'Thumbs.db', 'desktop.ini', 'con/.DS_Store', 'con/~$Biên bản.docx'])
      put(name, name);
    put('con/rỗng.txt', '');
    put(`${'sâu/'.repeat(12)}đáy.txt`, 'quá sâu');
    symlinkSync(join(files, 'Quyết định.txt'), join(files, 'lối tắt.txt'));
    const reply = await call('evidence.addFiles', { paths: [files], link: null, folders: true });
    expect(reply.added.map(({ fileName }) => fileName)).toEqual(['Biên bản.txt', 'Quyết định.txt']);
    expect(reply.refused.map(({ failure }) => failure.code)).toEqual(['EVIDENCE_EMPTY']);
    const skipped = reply.skipped.map(({ path, why }) => `${why} ${basename(path)}`).toSorted();
    expect(skipped).toEqual([
      'deep sâu',
      'link lối tắt.txt',
      'system .DS_Store',
      'system Thumbs.db',
      'system desktop.ini',
      'system ~$Biên bản.docx',
    ]);
  });

  it('are told when they were here already; a folder where only files are taken is refused', async () => {
    const { call, files, put, items, system } = await start();
    const path = put('a.txt', 'một');
    const first = await call('evidence.addFiles', { paths: [path], link: null });
    expect(first.known).toEqual([]);
    const link = { systemId: system, year: YEAR, itemId: items[0]?.id ?? '' };
    const again = await call('evidence.addFiles', { paths: [path, files], link });
    expect(again).toMatchObject({ known: [first.added[0]?.id], answer: { evidence: [first.added[0]?.id] } });
    expect(again.refused).toMatchObject([{ failure: { message: expect.stringMatching(/^Thư mục «tệp» không phải một tệp/) } }]);
  });

  it('dropped onto a requirement are in the vault and linked by one act', async () => {
    const { call, put, items, system } = await start();
    const link = { systemId: system, year: YEAR, itemId: items[0]?.id ?? '' };
    await call('evidence.addFiles', { paths: [put('a.txt', 'một')], link });
    await call('undo.undo', undefined);
    expect(await call('evidence.list', undefined)).toEqual([]);
    expect((await call('assessment.open', { systemId: system, year: YEAR })).answers.flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  it('can be stopped: what was whole stays and is told, nothing of the rest is there', async () => {
    const told: string[] = [];
    const { call, put, services } = await start((name, payload) => {
      if (name === 'evidence.progress') told.push(JSON.stringify(payload));
    });
    const paths = [put('1.txt', 'một'), put('2.bin', randomBytes(40 * MIB)), put('3.txt', 'ba')];
    const taking = call('evidence.addFiles', { paths, link: null });
    // Between the first write of the second file and its last.
    const wait = async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      if ((await services.handlers['evidence.list'](undefined)).length === 0) await wait();
    };
    await wait();
    await call('evidence.cancel', undefined);
    const reply = await taking;
    expect(reply.cancelled).toBe(true);
    expect(reply.added.map(({ fileName }) => fileName)).toEqual(['1.txt']);
    expect((await call('evidence.list', undefined)).map(({ fileName }) => fileName)).toEqual(['1.txt']);
    expect(told[0]).toBe('{"done":0,"total":3,"bytes":0,"file":"1.txt"}');
  });
});

describe('what has no file', () => {
  it('a note and a link are kept as text, with their day; a link leads to http or https only', async () => {
    const { call, failure, system, items } = await start();
    const link = { systemId: system, year: YEAR, itemId: items[0]?.id ?? '' };
    const note = await call('evidence.addNote', {
      title: 'Trao đổi với nhà cung cấp',
      text: 'Đã vá ngày 18/11.',
      effectiveOn: '2026-11-18',
      link,
    });
    expect(note).toMatchObject({ added: { kind: 'note', mediaType: 'text/plain', effectiveOn: '2026-11-18' }, known: false });
    expect(note.answer?.evidence).toEqual([note.added.id]);
    const { look } = await call('evidence.preview', { id: note.added.id });
    expect(look).toMatchObject({ kind: 'text', text: 'Trao đổi với nhà cung cấp\nNgày 18/11/2026\n\nĐã vá ngày 18/11.\n' });
    const address = { title: 'Trang công bố', url: 'https://lamgiang.example/quy-che', effectiveOn: null, note: '', link: null };
    const added = await call('evidence.addLink', address);
    expect(added.added).toMatchObject({ kind: 'link', url: 'https://lamgiang.example/quy-che' });
    expect(await call('evidence.addLink', address)).toMatchObject({ known: true });
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'lamgiang'])
      expect((await failure('evidence.addLink', { ...address, url }))?.code).toBe('INVALID_INPUT');
  });

  it('keeps its whole title in the name of its file, whatever stands in it', async () => {
    const { call } = await start();
    const { added } = await call('evidence.addNote', { title: 'Theo QĐ 862/QĐ-BVĐK', text: 'Đã làm', effectiveOn: null, link: null });
    expect(added).toMatchObject({ title: 'Theo QĐ 862/QĐ-BVĐK', fileName: 'Theo QĐ 862-QĐ-BVĐK.txt' });
  });

  it('changes in what is named alone', async () => {
    const { call, failure } = await start();
    const { added } = await call('evidence.addNote', { title: 'A', text: 'x', effectiveOn: '2026-03-01', link: null });
    const { id } = added;
    expect(await call('evidence.save', { id, note: 'Bản giấy ở tủ 3' })).toEqual({ ...added, note: 'Bản giấy ở tủ 3' });
    expect(await failure('evidence.save', { id, validUntil: '2026-02-01' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await call('evidence.save', { id, validUntil: '2026-04-01' })).toMatchObject({ note: 'Bản giấy ở tủ 3' });
    expect(await failure('evidence.save', { id, effectiveOn: '2026-05-01' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('a clipboard with nothing in it is told', async () => {
    const { call, failure } = await start();
    const nothing = await failure('evidence.addBytes', { fileName: 'Ảnh chụp.png', bytes: new Uint8Array(), link: null });
    expect(nothing).toMatchObject({ code: 'EVIDENCE_EMPTY' });
    expect(await call('evidence.list', undefined)).toEqual([]);
  });
});

describe('a look', () => {
  type Look = Output<'evidence.preview'>['look'];
  const looker = async (): Promise<(fileName: string, bytes: Uint8Array | string) => Promise<Look>> => {
    const { call } = await start();
    return async (fileName, bytes) => {
      const { added } = await call('evidence.addBytes', { fileName, bytes: Buffer.from(bytes), link: null });
      return (await call('evidence.preview', { id: added.id })).look;
    };
  };
  const png = (width: number, height: number): Buffer => {
    const header = Buffer.alloc(25);
    header.writeUInt32BE(13, 0);
    header.write('IHDR', 4);
    header.writeUInt32BE(width, 8);
    header.writeUInt32BE(height, 12);
    return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), header, deflateSync(Buffer.alloc(100_000))]);
  };

  it('shows a picture, and none whose header asks for more memory than a picture needs', async () => {
    const look = await looker();
    expect(await look('a.png', png(640, 480))).toMatchObject({ kind: 'picture', mediaType: 'image/png', width: 640, height: 480 });
    expect(await look('bom.png', png(200_000, 200_000))).toEqual({ kind: 'none', why: 'pixels', width: 200_000, height: 200_000 });
    expect(await look('cụt.png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'))).toEqual({ kind: 'none', why: 'broken' });
  });

  it('goes by the bytes, not by the name', async () => {
    const look = await looker();
    expect(await look('ảnh.txt', png(4, 4))).toMatchObject({ kind: 'picture' });
    expect(await look('hóa đơn.pdf', 'MZ\u0000\u0001')).toEqual({ kind: 'none', why: 'kind' });
    expect(await look('tranh.svg', '<svg onload="alert(1)"/>')).toMatchObject({ kind: 'text', text: '<svg onload="alert(1)"/>' });
  });

  it('tells a PDF with scripts', async () => {
    const look = await looker();
    expect(await look('a.pdf', '%PDF-1.7 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>')).toMatchObject({
      scripts: true,
    });
    expect(await look('b.pdf', '%PDF-1.7 1 0 obj << /Type /Catalog >>')).toMatchObject({ kind: 'pdf', scripts: false });
  });

  it('reads text in UTF-8, UTF-16 and the old code page, and a long one from its beginning', async () => {
    const look = await looker();
    expect(await look('a.log', 'Nhật ký\u0007 đăng nhập\u202E')).toMatchObject({
      text: 'Nhật ký đăng nhập',
      encoding: 'utf-8',
      whole: true,
    });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Sổ trực', 'utf16le')]);
    expect(await look('b.txt', utf16)).toMatchObject({ text: 'Sổ trực', encoding: 'utf-16' });
    expect(await look('c.csv', Buffer.from([0x4b, 0x79, 0xec, 0x20, 0xf0, 0xe3, 0x20, 0x6b]))).toMatchObject({
      text: 'Ký đă k',
      encoding: 'windows-1258',
    });
    const long = await look('d.log', 'đ'.repeat(400_000));
    expect(long).toMatchObject({ kind: 'text', whole: false, encoding: 'utf-8' });
    expect(long.kind === 'text' && long.text.length).toBe(262_144);
  });
});

describe('where it serves', () => {
  it('names the unit and the systems that take its answer over, with the words of the requirement', async () => {
    const { call, put, system, items } = await start();
    const [first, second] = items;
    const here = { systemId: system, year: YEAR, itemId: first?.id ?? '' };
    const unit = { systemId: COMMON, year: YEAR, itemId: second?.id ?? '' };
    const reply = await call('evidence.addFiles', { paths: [put('a.txt', 'một')], link: here });
    const id = reply.added[0]?.id ?? '';
    await call('evidence.link', { ...unit, id });
    await call('answers.set', { ...unit, change: { verdict: 'compliant' } });
    const places = await call('evidence.places', { id, year: YEAR });
    expect(places).toMatchObject([
      { systemId: COMMON, itemId: second?.id, title: second?.title, verdict: 'compliant', inherited: false },
      { systemId: system, systemName: 'HIS', itemId: first?.id, title: first?.title, inherited: false, gap: false, state: 'current' },
      { systemId: system, itemId: second?.id, title: second?.title, verdict: 'compliant', inherited: true },
    ]);
    const discard = await call('evidence.replace', { id, path: put('b.txt', 'hai'), year: YEAR });
    expect(discard.moved).toBe(2);
    await call('evidence.discard', { id });
    expect((await call('evidence.discarded', undefined)).map(({ evidence }) => evidence.id)).toEqual([id]);
    await call('evidence.purge', { id });
    expect(await call('evidence.discarded', undefined)).toEqual([]);
  });
});
