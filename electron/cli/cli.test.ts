import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filledWorkspace, item } from '../workspace/fixture.ts';
import { antam, cliFolder } from './fixture.ts';

const { folder, inFile, remove } = cliFolder();
afterAll(remove);

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
