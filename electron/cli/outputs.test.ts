import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { authorityOf, PASSWORD, print, soundRecord } from '../services/verification-fixture.ts';
import { filledWorkspace } from '../workspace/fixture.ts';
import { antam, cliFolder } from './fixture.ts';

const { folder, inFile, remove } = cliFolder();
afterAll(remove);

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
    filledWorkspace(workspace, 1).workspace.close();
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
    filledWorkspace(workspace, 1).workspace.close();
    const dossier = ['dossier', workspace, '--year', '2026', '--draft'];
    expect(await same(other, () => antam([...dossier, '--out', other]))).toContain('Đã có tệp');
    expect(await same(other, () => antam([...dossier, '--out', join(folder, 'mới.pdf'), '--package', other]))).toContain('Đã có tệp');
    expect(existsSync(join(folder, 'mới.pdf'))).toBe(false);
  });

  it('signs in place, and through a link the file it leads to, and leaves other names of the file alone', { timeout: 60_000 }, async () => {
    const [key, unsigned] = [join(folder, 'ký.p12'), join(folder, 'chưa ký.pdf')];
    writeFileSync(key, authorityOf().preparerP12);
    // As Notepad writes it.
    const secret = inFile('mk có dấu.txt', `\uFEFF${PASSWORD}\r\n`);
    writeFileSync(unsigned, await print(soundRecord()));
    const before = readFileSync(unsigned);
    const [link, other] = [join(folder, 'tới.pdf'), join(folder, 'tên cứng.pdf')];
    symlinkSync(unsigned, link);
    linkSync(unsigned, other);
    const sign = (...words: string[]) => antam(['sign', ...words, '--p12', key, '--role', 'preparer', '--password-file', secret]);
    expect(await sign(unsigned, '--out', other)).toMatchObject({ exit: 0 });
    expect(readFileSync(unsigned).equals(before)).toBe(true);
    expect(readFileSync(other).subarray(0, before.length).equals(before)).toBe(true);
    expect(await sign(link)).toMatchObject({ exit: 0 });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(unsigned).length).toBeGreaterThan(before.length);
  });

  it('replaces a dossier nobody has signed, for it can be printed again; never a signed one', { timeout: 60_000 }, async () => {
    const workspace = join(folder, 'kho in lại.antam');
    filledWorkspace(workspace, 1).workspace.close();
    const out = join(folder, 'in lại.pdf');
    const dossier = () => antam(['dossier', workspace, '--year', '2026', '--draft', '--out', out]);
    expect(await dossier()).toMatchObject({ exit: 0 });
    expect(await dossier()).toMatchObject({ exit: 0 });
    writeFileSync(out, Buffer.concat([readFileSync(out), Buffer.from('/ByteRange [0 1 2 3]')]));
    expect(await same(out, dossier)).toContain('Đã có tệp');
  });

  it('is both files or neither, in folders made for them', { timeout: 60_000 }, async () => {
    const workspace = join(folder, 'kho hai tệp.antam');
    filledWorkspace(workspace, 1).workspace.close();
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
