/** The contract of the window, called as the window calls it, over a real workspace file. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Input, Method, Output } from '../core/api.ts';
import { itemsOf } from '../core/checklist/items.ts';
import type { LevelInputs } from '../core/level/model.ts';
import { createDispatcher } from './ipc.ts';
import { programPaths } from './paths.ts';
import { buildSample } from './sample/build.ts';
import { SHIPPED_LAW } from './law/fixture.ts';
import { ORIGIN } from './security.ts';
import { createServices, type Services } from './services.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-services-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const started: Services[] = [];
afterEach(() => started.splice(0).forEach((services) => services.dispose()));

let folders = 0;
let ids = 0;

/** A program of its own over `folder`, and the window's way to call it. */
function start(folder = join(root, `người dùng ${folders++}`)) {
  mkdirSync(folder, { recursive: true });
  const services = createServices({
    userData: folder,
    documents: folder,
    paths: programPaths(),
    law: SHIPPED_LAW,
    dialogs: { openFile: () => Promise.resolve([]), saveFile: () => Promise.resolve(null) },
    emit: () => undefined,
    window: { answerClosing: () => undefined, setZoom: () => undefined },
    clock: () => new Date('2026-11-22T02:41:00Z'),
    newId: () => `id-${ids++}`,
    host: 'double',
    version: '0.1.0',
  });
  started.push(services);
  const dispatch = createDispatcher(services.handlers);
  const ask = (method: Method, input: unknown) => dispatch({ url: `${ORIGIN}/index.html`, isMainFrame: true }, method, input);
  return {
    folder,
    /** The answer, or the failure as an error. */
    call: async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
      const wire = await ask(method, input);
      if (!wire.ok) throw new Error(`${method}: ${wire.failure.code} ${wire.failure.message}`);
      return wire.value as Output<M>;
    },
    failure: async <M extends Method>(method: M, input: Input<M>) => {
      const wire = await ask(method, input);
      return wire.ok ? null : wire.failure;
    },
  };
}

const HOSPITAL = { file: null, unitName: 'Bệnh viện Đa khoa Lam Giang', ownerName: '', userName: 'Lê Quang Minh' };
const HIS = { name: 'Hệ thống thông tin bệnh viện', shortName: 'HIS', purpose: 'Khám bệnh, chữa bệnh', framework: 'nd331-2026' as const };
const ANSWERS: LevelInputs = {
  system_types: ['citizen_service'],
  information_types: ['personal'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 214_380,
  sensitive_subjects: 198_752,
  counting_method: 'Đếm mã người bệnh, ngày 20/11/2026',
  single_owner: true,
  scope_reason: 'Một chức năng nghiệp vụ, một dòng dữ liệu',
};

/** A workspace with one system of level 3. */
async function levelled(window = start()) {
  const { file } = await window.call('workspace.create', HOSPITAL);
  const { id } = await window.call('systems.create', HIS);
  await window.call('level.save', { systemId: id, framework: 'nd331-2026', inputs: ANSWERS });
  return { ...window, file, id, place: { systemId: id, year: 2026 } };
}

describe('a workspace', () => {
  it('is made with its unit in one step; its owner is the unit itself while none is named', async () => {
    const { call } = start();
    const made = await call('workspace.create', HOSPITAL);
    expect(made).toMatchObject({ unitName: 'Bệnh viện Đa khoa Lam Giang', sample: false });
    expect(await call('unit.get', undefined)).toMatchObject({
      owners: [{ owner: { name: 'Bệnh viện Đa khoa Lam Giang' } }],
      preparer: { name: 'Lê Quang Minh' },
    });
  });

  it('never takes the place of another: the old one stays, open and whole', async () => {
    const { call, failure, file, id } = await levelled();
    expect(await failure('workspace.create', { ...HOSPITAL, file })).toMatchObject({ code: 'WORKSPACE_EXISTS' });
    expect(await call('systems.get', { id })).toMatchObject({ shortName: 'HIS', level: 3 });
  });

  it('stays open when another cannot be opened', async () => {
    const { call, failure, folder, id } = await levelled();
    const junk = join(folder, 'ảnh.antam');
    writeFileSync(junk, 'không phải kho');
    expect(await failure('workspace.open', { file: junk })).toMatchObject({ code: 'NOT_A_WORKSPACE' });
    expect(await failure('workspace.open', { file: join(folder, 'không có.antam') })).toMatchObject({ code: 'FILE_NOT_FOUND' });
    const refused = await failure('workspace.open', { file: folder });
    expect(refused).toMatchObject({ code: 'NOT_A_WORKSPACE', message: expect.stringContaining('là thư mục') });
    expect(await call('systems.get', { id })).toMatchObject({ shortName: 'HIS' });
  });

  it('is told from none: nothing can be asked of it', async () => {
    const { failure } = start();
    expect(await failure('unit.get', undefined)).toMatchObject({ code: 'NO_WORKSPACE' });
    expect(await failure('systems.list', { year: 2026 })).toMatchObject({ code: 'NO_WORKSPACE' });
  });
});

describe('a file from outside', () => {
  it('that cannot be a dossier is called by what it is', async () => {
    const { failure, folder } = start();
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const said = async (path: string) => (await failure('verify.file', { path }))?.message;
    expect(await said(folder)).toMatch(/là thư mục nên chưa kiểm tra được gì\. Chọn tệp hồ sơ/);
    expect(await said(file('hồ sơ.pdf', ''))).toMatch(/^Tệp «hồ sơ\.pdf» rỗng \(0 byte\)/);
    expect(await said(file('ghi chú.txt', 'xin chào'))).toMatch(/^Tệp «ghi chú\.txt» có đuôi «\.txt» và không phải PDF/);
    expect(await said(join(folder, 'không có.pdf'))).toMatch(/^Không tìm thấy tệp/);
    expect(await failure('verify.file', { path: file('hỏng.pdf', 'không còn đầu tệp') })).toBeNull();
  });
});

describe('the level', () => {
  it('is found from unfinished answers, written only from finished ones', async () => {
    const { call, failure } = start();
    await call('workspace.create', HOSPITAL);
    const { id } = await call('systems.create', HIS);
    const unfinished = { system_types: ['citizen_service'], information_types: ['personal'], conditional_business: 'in_list' };
    expect(await call('level.determine', { framework: 'nd331-2026', inputs: unfinished })).toMatchObject({
      level: 3,
      unanswered: expect.arrayContaining(['basic_subjects', 'single_owner']),
    });
    const refused = await failure('level.save', { systemId: id, framework: 'nd331-2026', inputs: unfinished });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT' });
    expect(refused?.details?.map(({ where }) => where)).toContain('single_owner');
    expect(await call('level.history', { systemId: id })).toEqual([]);
  });

  it('is refused for answers the questions do not allow', async () => {
    const { failure } = start();
    const inputs = { ...ANSWERS, risk_assessed_level: 2.5, moon: 'full' };
    const refused = await failure('level.determine', { framework: 'nd331-2026', inputs });
    expect(refused?.details?.map(({ where }) => where)).toEqual(['moon', 'risk_assessed_level']);
  });

  it('is kept with rules, answers, who and when, and opens the assessment', async () => {
    const { call, id, place } = await levelled();
    expect(await call('level.history', { systemId: id })).toMatchObject([
      { level: 3, inputs: ANSWERS, matched: [{ clause: 'NĐ 331 Đ13.2.a' }, { clause: 'NĐ 331 Đ13.2.c' }], decidedBy: 'Lê Quang Minh' },
    ]);
    const { checklist, setAside, progress } = await call('assessment.open', place);
    const recommended = itemsOf(checklist).filter((item) => item.recommended === true);
    const asked = 239 - new Set([...Object.keys(setAside), ...recommended.map((item) => item.id)]).size;
    expect([checklist.level, progress.applicable, progress.answered]).toEqual([3, asked, 0]);
  });
});

describe('an answer', () => {
  it('waits for the level of its system', async () => {
    const { call, failure } = start();
    await call('workspace.create', HOSPITAL);
    const { id } = await call('systems.create', HIS);
    expect(await failure('assessment.open', { systemId: id, year: 2026 })).toMatchObject({ code: 'CONFLICT' });
  });

  it('to a requirement that does not exist is refused, and nothing is written', async () => {
    const { call, failure, place } = await levelled();
    await call('assessment.open', place);
    const before = await call('workspace.check', undefined);
    for (const itemId of ['9.9.9', '__proto__', 'constructor', '']) {
      expect(await failure('answers.set', { ...place, itemId, change: { verdict: 'compliant' } })).toMatchObject({ code: 'ITEM_UNKNOWN' });
    }
    expect(await call('workspace.check', undefined)).toEqual(before);
  });

  it('is there after the program was closed', async () => {
    const { call, folder, file, place } = await levelled();
    await call('answers.set', { ...place, itemId: '5.1.2.1.a', change: { verdict: 'partial', note: 'Đã có quy trình', gap: 'Chưa ký' } });
    started.splice(0).forEach((services) => services.dispose());
    const next = start(folder);
    await next.call('workspace.open', { file });
    expect((await next.call('assessment.open', place)).answers).toMatchObject([
      { itemId: '5.1.2.1.a', verdict: 'partial', note: 'Đã có quy trình', gap: 'Chưa ký', updatedBy: 'Lê Quang Minh' },
    ]);
    expect(await next.call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
  });
});

describe('evidence', () => {
  it('is taken file by file: what cannot be read is named, the rest is stored and linked', async () => {
    const { call, folder, place } = await levelled();
    const good = join(folder, 'Biên bản kiểm tra.txt');
    const empty = join(folder, 'trống.txt');
    writeFileSync(good, 'Biên bản ngày 20/11/2026');
    writeFileSync(empty, '');
    const link = { ...place, itemId: '5.1.2.1.a' };
    const result = await call('evidence.addFiles', { paths: [empty, good, join(folder, 'mất.pdf')], link });
    expect(result.added).toMatchObject([{ fileName: 'Biên bản kiểm tra.txt' }]);
    expect(result.refused.map(({ failure }) => failure.code)).toEqual(['EVIDENCE_EMPTY', 'EVIDENCE_UNREADABLE']);
    expect(result.answer?.evidence).toEqual([result.added[0]?.id]);
    const read = await call('evidence.read', { id: result.added[0]?.id ?? '' });
    expect(Buffer.from(read.bytes).toString('utf8')).toBe(readFileSync(good, 'utf8'));
  });

  it('cannot end before it begins; a refused change leaves it as it was', async () => {
    const { call, failure } = await levelled();
    const { added } = await call('evidence.addBytes', { fileName: 'Quyết định.txt', bytes: Buffer.from('x'), link: null });
    const change = { id: added.id, title: 'Quyết định 12', effectiveOn: '2026-10-05', validUntil: '2026-10-04' };
    expect(await failure('evidence.save', change)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await call('evidence.list', undefined)).toMatchObject([{ title: 'Quyết định', effectiveOn: null, validUntil: null }]);
    expect(await call('evidence.save', { ...change, validUntil: '2026-10-05' })).toMatchObject({ title: 'Quyết định 12' });
  });

  it('from the vault is linked and taken away again, on one requirement only', async () => {
    const { call, place } = await levelled();
    const { added } = await call('evidence.addBytes', { fileName: 'Quyết định.txt', bytes: Buffer.from('x'), link: null });
    const link = { id: added.id, ...place, itemId: '5.1.2.1.a' };
    expect((await call('evidence.link', link)).answer.evidence).toEqual([added.id]);
    expect((await call('evidence.link', link)).answer.evidence).toEqual([added.id]);
    expect((await call('evidence.list', undefined))[0]?.uses).toEqual([{ ...place, itemId: '5.1.2.1.a' }]);
    expect((await call('evidence.unlink', link)).answer.evidence).toEqual([]);
  });
});

describe('the sample', () => {
  it('leaves nothing behind when it is stopped half-way', async () => {
    const file = join(root, 'mẫu.antam');
    const stop = new AbortController();
    const paths = programPaths();
    const building = buildSample(file, {
      law: SHIPPED_LAW,
      paths,
      seed: 1,
      progress: () => stop.abort(),
      signal: stop.signal,
    });
    await expect(building).rejects.toThrow('aborted');
    expect(['', '-wal', '-shm', '.creating'].filter((suffix) => existsSync(file + suffix))).toEqual([]);
  }, 30_000);
});
