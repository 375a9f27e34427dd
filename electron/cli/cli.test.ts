import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadLaw } from '../law/load.ts';
import { programPaths } from '../paths.ts';
import { filledWorkspace, item } from '../workspace/fixture.ts';
import { runCommand } from './run.ts';

const paths = programPaths();
const law = loadLaw(paths.checklists);
const folder = mkdtempSync(join(tmpdir(), 'antam-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as the terminal would; `stdin` is what is piped in. */
async function antam(
  words: string[],
  { stdin = '', env = {} }: { stdin?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<{ exit: number; out: string; err: string; json(): Record<string, unknown> }> {
  let out = '';
  let err = '';
  const exit = await runCommand(
    words,
    {
      law: () => law,
      paths,
      version: '0.1.0',
      clock: () => new Date('2026-11-22T02:41:00Z'),
      newId: () => 'id',
      stdin: () => Promise.resolve(stdin),
      env,
      progress: () => undefined,
      signal: new AbortController().signal,
    },
    { stdout: (text) => (out += text), stderr: (text) => (err += text) },
  );
  return { exit, out, err, json: () => JSON.parse(out) };
}
const inFile = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('antam checklists', () => {
  it('lists frameworks and levels with their digests', async () => {
    const { exit, json } = await antam(['checklists', '--json']);
    expect(exit).toBe(0);
    expect(json()).toMatchObject({
      frameworks: [
        { id: 'nd85-2016', state: 'transitional' },
        {
          id: 'nd331-2026',
          state: 'in_force',
          levels: expect.arrayContaining([
            { level: 3, items: 239, title: expect.any(String), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
          ]),
        },
      ],
    });
  });

  it('prints one whole checklist', async () => {
    const { json } = await antam(['checklists', '--framework', 'nd85-2016', '--level', '3', '--json']);
    expect(Object.keys(json())).toEqual(['framework', 'level', 'title', 'digest', 'groups']);
    expect(JSON.stringify(json())).toContain('7.1.1.1');
  });

  it('says what is wrong with its words, and ends with 2', async () => {
    expect(await antam(['checklists', '--level', '3'])).toMatchObject({ exit: 2, err: expect.stringContaining('phải đi cùng nhau') });
    expect(await antam(['checklists', '--framework', 'iso', '--level', '3'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('nd331-2026'),
    });
    expect(await antam(['checklists', '--framework', 'nd85-2016', '--level', '9'])).toMatchObject({ exit: 2 });
    expect(await antam(['checklists', '--colour'])).toMatchObject({ exit: 2, err: expect.stringContaining('Cách dùng') });
  });
});

describe('antam level', () => {
  const his = {
    framework: 'nd331-2026',
    inputs: {
      system_types: ['citizen_service'],
      information_types: ['personal'],
      conditional_business: 'in_list',
      sensitive_subjects: 198752,
    },
  };

  it('finds the level with its clauses, from a file and from standard input', async () => {
    const { exit, json } = await antam(['level', '-', '--json'], { stdin: JSON.stringify(his) });
    expect(exit).toBe(0);
    expect(json()).toMatchObject({
      level: 3,
      matched: [{ clause: 'NĐ 331 Đ13.2.a' }, { clause: 'NĐ 331 Đ13.2.c' }],
      approval: { appraises: 'security_unit', approves: 'system_owner' },
      traits: ['citizen_service', 'large_online_service'],
    });
    expect(await antam(['level', inFile('his.json', JSON.stringify(his))])).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Cấp độ 3'),
    });
  });

  it('refuses answers that the questions do not allow, naming each', async () => {
    const wrong = { ...his.inputs, risk_assessed_level: 2.5, conditional_business: 'có lẽ' };
    const { exit, err, json } = await antam(['level', '-', '--json'], { stdin: JSON.stringify({ ...his, inputs: wrong }) });
    expect(exit).toBe(2);
    expect(json()).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(JSON.stringify(json())).toMatch(/conditional_business.*risk_assessed_level/);
    expect(err).toContain('không hợp lệ');
  });

  it('tells which questions are still open, and lets them decide nothing', async () => {
    const stdin = JSON.stringify({
      framework: 'nd331-2026',
      inputs: { system_types: ['citizen_service'], information_types: ['personal'], conditional_business: 'unknown' },
    });
    const { exit, json } = await antam(['level', '-', '--json'], { stdin });
    expect([exit, json()['level']]).toEqual([1, null]);
    expect(json()['unanswered']).toEqual(expect.arrayContaining(['basic_subjects', 'sensitive_subjects']));
    expect(await antam(['level', '-'], { stdin })).toMatchObject({ out: '', err: expect.stringContaining('Chưa trả lời: ') });
  });

  it('refuses a key that comes twice, and broken JSON, with the place and in Vietnamese; a mark at the start is none', async () => {
    const text = JSON.stringify(his, undefined, 2);
    expect(await antam(['level', inFile('bom.json', `\uFEFF${text}`)])).toMatchObject({ exit: 0 });
    const twice = text.replace('"sensitive_subjects": 198752', '"sensitive_subjects": 1,\n    "sensitive_subjects": 198752');
    expect(await antam(['level', '-'], { stdin: twice })).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/khóa bị lặp lại ở dòng 12, cột 5/),
    });
    for (const stdin of [
      '',
      '{',
      '{"framework": }',
      text.slice(0, -1),
      'null',
      '[]',
      '{"framework":1,"inputs":{}}',
      '{"inputs":{"a":{"b":1}}}',
    ]) {
      const { exit, err } = await antam(['level', '-'], { stdin });
      expect(exit).toBe(2);
      expect(err).not.toMatch(/Unexpected|Expected|expected|Invalid|received|position/);
    }
  });

  it('gives null and exit 1 where no criterion fits', async () => {
    const { exit, json } = await antam(['level', '-', '--json'], {
      stdin: JSON.stringify({ framework: 'nd331-2026', inputs: { system_types: ['other'] } }),
    });
    expect([exit, json()['level']]).toEqual([1, null]);
  });

  it('refuses what it can’t read, an unknown framework, an unknown question', async () => {
    expect(await antam(['level', '-'], { stdin: '{' })).toMatchObject({ exit: 2, err: expect.stringContaining('JSON') });
    expect(await antam(['level', '-', '--json'], { stdin: '{"framework":"iso","inputs":{}}' })).toMatchObject({ exit: 2 });
    expect(await antam(['level', '-'], { stdin: '{"framework":"nd331-2026","inputs":{"moon":1}}' })).toMatchObject({
      exit: 2,
      err: expect.stringContaining('moon'),
    });
    expect(await antam(['level', join(folder, 'thiếu.json')])).toMatchObject({ exit: 2, err: expect.stringContaining('Không tìm thấy') });
    expect(await antam(['level'])).toMatchObject({ exit: 2 });
  });
});

describe('antam with bad input', () => {
  it('knows its commands and explains them', async () => {
    expect(await antam([])).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('verify') });
    for (const word of ['help', '--help', '-h'])
      expect(await antam([word])).toMatchObject({ exit: 0, out: expect.stringContaining('verify'), err: '' });
    for (const words of [
      ['help', 'sign'],
      ['sign', '--help'],
      ['sign', 'x.pdf', '-h'],
    ])
      expect(await antam(words)).toMatchObject({ exit: 0, out: expect.stringContaining('--p12'), err: '' });
    for (const word of ['version', '--version']) expect(await antam([word])).toMatchObject({ exit: 0, out: 'An Tâm 0.1.0' });
    expect((await antam(['--version', '--json'])).json()).toEqual({ version: '0.1.0' });
    expect((await antam(['--json'])).json()).toMatchObject({ error: { code: 'USAGE' } });
    expect(await antam(['help', 'bay'])).toMatchObject({ exit: 2 });
    expect(await antam(['bay'])).toMatchObject({ exit: 2, err: expect.stringContaining('bay') });
  });

  it('takes each word once, complete and known, and says in Vietnamese what is not', async () => {
    const file = join(folder, 'thiếu.antam');
    for (const [words, told] of [
      [['fsck', file, '--màu'], 'Không có tùy chọn «--màu»'],
      [['fsck', file, '-x'], 'Không có tùy chọn «-x»'],
      [['fsck', file, '--constructor'], 'Không có tùy chọn'],
      [['fsck', file, file], 'Thừa tham số'],
      [['checklists', 'thừa'], 'Thừa tham số «thừa»'],
      [['fsck', ''], 'Thiếu kho làm việc'],
      [['demo', file, '--seed', '1', '--seed', '2'], '--seed được ghi hơn một lần'],
      [['demo', file, '--seed'], 'Thiếu giá trị cho --seed'],
      [['demo', file, '--seed='], 'Thiếu giá trị cho --seed'],
      [['dossier', file, '--out', '--year', '2026'], 'Thiếu giá trị cho --out'],
      [['dossier', file, '--draft=1', '--year', '2026'], '--draft không nhận giá trị'],
      [['sign', 'x.pdf', '--p12', 'k', '--role', 'head', '--tsa', 'không phải địa chỉ'], '--tsa phải là'],
      [['sign', 'x.pdf', '--p12', 'k', '--role', 'head', '--tsa', 'file:///etc/passwd'], '--tsa phải là'],
    ] as const) {
      const { exit, out, err } = await antam([...words]);
      expect([exit, out]).toEqual([2, '']);
      expect(err).toContain(told);
      expect(err).not.toMatch(/Unknown|Option|argument|Error/);
    }
  });

  it('ends with 2 for what it cannot read: a folder, an empty file, a truncated workspace', async () => {
    const truncated = join(folder, 'cụt.antam');
    const { workspace, assessment } = filledWorkspace(truncated);
    for (let i = 0; i < 200; i++) workspace.assessments.setAnswer(assessment, item(`5.${i}`), { note: 'x'.repeat(500) });
    workspace.close();
    truncateSync(truncated, 40_000);
    const dossier = (file: string) => antam(['dossier', file, '--year', '2026', '--out', join(folder, 'không.pdf')]);
    for (const file of [folder, inFile('rỗng.antam', ''), truncated])
      expect(await dossier(file)).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(/không phải kho|bị hỏng/) });
    for (const file of [folder, inFile('rỗng.antam', '')]) expect(await antam(['fsck', file])).toMatchObject({ exit: 2, out: '' });
    expect(await antam(['fsck', truncated])).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('có vấn đề') });
    expect(await antam(['level', folder])).toMatchObject({ exit: 2, err: expect.stringContaining('là một thư mục') });
  });

  it('prints one JSON document also when it fails', async () => {
    const { exit, json } = await antam(['fsck', join(folder, 'thiếu.antam'), '--json']);
    expect(exit).toBe(2);
    expect(json()).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
  });

  it('never overwrites a demo, and takes no password from its words', async () => {
    inFile('don-vi-mau.antam', 'đã có');
    expect(await antam(['demo', folder])).toMatchObject({ exit: 2, err: expect.stringContaining('đã có') });
    expect(readFileSync(join(folder, 'don-vi-mau.antam'), 'utf8')).toBe('đã có');
    const pdf = inFile('x.pdf', '%PDF-1.7');
    const key = inFile('k.p12', 'x');
    expect(await antam(['sign', pdf, '--p12', key, '--role', 'head'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('ANTAM_PASSWORD'),
    });
    expect(await antam(['sign', pdf, '--p12', key, '--role', 'king'], { env: { ANTAM_PASSWORD: 'x' } })).toMatchObject({
      exit: 2,
      err: expect.stringContaining('preparer'),
    });
    expect(await antam(['sign', pdf, '--p12', key, '--role', 'head'], { env: { ANTAM_PASSWORD: 'x' } })).toMatchObject({
      exit: 2,
      err: expect.stringContaining('PKCS#12'),
    });
  });
});

describe('what antam writes', () => {
  const fileIn = (name: string): string => join(folder, 'ghi', name);
  const same = async (file: string, run: () => Promise<{ exit: number; err: string }>): Promise<string> => {
    const before = readFileSync(file);
    const { exit, err } = await run();
    expect(exit).toBe(2);
    expect(readFileSync(file).equals(before)).toBe(true);
    return err;
  };

  it('never goes onto the workspace, under whatever name, nor beside it where SQLite writes', async () => {
    mkdirSync(fileIn('con'), { recursive: true });
    const workspace = fileIn('kho.antam');
    filledWorkspace(workspace).workspace.close();
    symlinkSync(workspace, fileIn('lối tắt.pdf'));
    linkSync(workspace, fileIn('tên khác.pdf'));
    symlinkSync(fileIn(''), fileIn('con/lên'));
    const dossier = (...words: string[]) => same(workspace, () => antam(['dossier', workspace, '--year', '2026', '--draft', ...words]));
    for (const out of [
      'kho.antam',
      'lối tắt.pdf',
      'tên khác.pdf',
      'con/../kho.antam',
      'con/lên/kho.antam',
      'kho.antam-wal',
      'KHO.antam-JOURNAL',
    ])
      expect(await dossier('--out', fileIn(out))).toContain('chính là kho làm việc');
    expect(await dossier('--out', fileIn('a.pdf'), '--package', workspace)).toContain('chính là kho làm việc');
    expect(await dossier('--out', fileIn('a.pdf'), '--package', fileIn('con/lên/A.pdf'))).toContain('Hai tệp ra');
    expect(readdirSync(fileIn('')).toSorted()).toEqual(['con', 'kho.antam', 'lối tắt.pdf', 'tên khác.pdf'].toSorted());
  });

  it('never goes onto a key, a password or any other file', async () => {
    const file = (name: string): string => inFile(name, `nội dung ${name}`);
    const [pdf, key, secret, other] = [file('v.pdf'), file('khóa.p12'), file('mk.txt'), file('khác.pdf')];
    const sign = (out: string) => antam(['sign', pdf, '--p12', key, '--password-file', secret, '--role', 'head', '--out', out]);
    expect(await same(key, () => sign(key))).toContain('chính là tệp khóa ký');
    expect(await same(secret, () => sign(secret))).toContain('chính là tệp mật khẩu');
    expect(await same(other, () => sign(other))).toContain('Đã có tệp');
    const workspace = join(folder, 'kho ghi.antam');
    filledWorkspace(workspace).workspace.close();
    const dossier = ['dossier', workspace, '--year', '2026', '--draft'];
    expect(await same(other, () => antam([...dossier, '--out', other]))).toContain('Đã có tệp');
    expect(await same(other, () => antam([...dossier, '--out', join(folder, 'mới.pdf'), '--package', other]))).toContain('Đã có tệp');
    expect(existsSync(join(folder, 'mới.pdf'))).toBe(false);
  });

  it('is both files or neither, in folders made for them', { timeout: 60_000 }, async () => {
    const workspace = join(folder, 'kho hai tệp.antam');
    filledWorkspace(workspace).workspace.close();
    const both = (out: string, zip: string) =>
      antam(['dossier', workspace, '--year', '2026', '--draft', '--out', join(folder, out), '--package', join(folder, zip)]);
    expect(await both('năm/mới/a.pdf', 'gói/mới/a.zip')).toMatchObject({ exit: 0 });
    expect([existsSync(join(folder, 'năm/mới/a.pdf')), existsSync(join(folder, 'gói/mới/a.zip'))]).toEqual([true, true]);
    const blocked = inFile('chặn', '');
    expect(await both('b.pdf', 'chặn/b.zip')).toMatchObject({ exit: 2, err: expect.stringContaining('Không ghi được') });
    expect(await both('chặn/c.pdf', 'c.zip')).toMatchObject({ exit: 2, err: expect.stringContaining('Không ghi được') });
    expect(readFileSync(blocked, 'utf8')).toBe('');
    expect(readdirSync(folder).filter((name) => /^[bc]\.|tmp$/.test(name))).toEqual([]);
  });
});

describe('antam fsck', () => {
  it('notices answers to requirements that no checklist knows, for no dossier shows them', async () => {
    const file = join(folder, 'câu lạ.antam');
    const { workspace, assessment } = filledWorkspace(file);
    workspace.assessments.setAnswer(assessment, item('5.1.2.1.b'), { note: 'quen' });
    workspace.assessments.setAnswer(assessment, item('lạ'), { note: 'không in' });
    workspace.close();
    const { exit, json } = await antam(['fsck', file, '--json']);
    expect(exit).toBe(1);
    expect(json()).toMatchObject({ ok: false, problems: [{ code: 'item_unknown', where: 'answer his/2026/nd331-2026/lạ' }] });
  });
});

describe('antam dossier and fsck', () => {
  it('writes nothing while there are errors, says them, and ends with 1; a draft is written', { timeout: 30_000 }, async () => {
    const file = join(folder, 'trống.antam');
    filledWorkspace(file).workspace.close();
    const out = join(folder, 'ra.pdf');
    const refused = await antam(['dossier', file, '--year', '2026', '--out', out, '--json']);
    expect(refused.exit).toBe(1);
    expect(refused.json()).toMatchObject({
      pdf: null,
      preflight: { errors: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) },
    });
    expect(existsSync(out)).toBe(false);
    const draft = await antam(['dossier', file, '--year', '2026', '--out', out, '--draft', '--at', '2026-11-21T09:00:00+07:00', '--json']);
    expect(draft.exit).toBe(0);
    expect(draft.json()).toMatchObject({ pdf: out, items: 225 });
    expect(await antam(['verify', out, '--json'])).toMatchObject({ exit: 1, out: expect.stringContaining('"draft"') });
    expect(await antam(['fsck', file, '--json'])).toMatchObject({ exit: 0, out: expect.stringContaining('"ok": true') });
    expect(await antam(['dossier', file, '--year', '2026', '--out', out, '--at', 'hôm qua'])).toMatchObject({ exit: 2 });
  });
});
