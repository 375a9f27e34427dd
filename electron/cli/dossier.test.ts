import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filledWorkspace, item } from '../workspace/fixture.ts';
import { antam, cliFolder } from './fixture.ts';

const { folder, remove } = cliFolder();
afterAll(remove);

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

describe('--report', () => {
  it('prints what one operator owes the owner, and says who could', { timeout: 30_000 }, async () => {
    const file = join(folder, 'vận hành.antam');
    const { workspace } = filledWorkspace(file);
    for (const system of workspace.systems.list())
      workspace.systems.save({ ...system, ownerName: 'Sở Y tế', operatorName: 'Khoa Nội', level: null });
    workspace.close();
    const ask = ['dossier', file, '--year', '2026', '--draft', '--out', join(folder, 'vận hành.pdf'), '--json'];
    expect(await antam([...ask, '--report', 'operator', '--by', 'khoa nội'])).toMatchObject({ exit: 0 });
    expect(await antam([...ask, '--report', 'operator', '--by', 'Khoa Ngoại'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('«Khoa Nội»'),
    });
    for (const wrong of [
      ['--report', 'toString'],
      ['--report', 'operator'],
      ['--by', 'Khoa Nội'],
      ['--report', 'owner', '--by', 'Khoa Nội'],
    ])
      expect(await antam([...ask, ...wrong])).toMatchObject({ exit: 2 });
  });
});

describe('antam dossier --word --excel', () => {
  it('writes both beside the dossier, tells them, and overwrites neither', { timeout: 30_000 }, async () => {
    const file = join(folder, 'văn phòng.antam');
    filledWorkspace(file).workspace.close();
    const [out, word, excel] = [join(folder, 'vp.pdf'), join(folder, 'vp.docx'), join(folder, 'vp.xlsx')];
    const command = ['dossier', file, '--year', '2026', '--draft', '--out', out, '--word', word, '--excel', excel, '--json'];
    const made = await antam(command);
    expect(made).toMatchObject({ exit: 0 });
    expect(made.json()).toMatchObject({ pdf: out, word, excel });
    for (const path of [word, excel]) expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
    const before = readFileSync(word);
    expect(await antam(command)).toMatchObject({ exit: 2, err: expect.stringContaining('vp.docx') });
    expect(readFileSync(word).equals(before)).toBe(true);
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

describe('--at', () => {
  it('takes a time of ISO 8601 and nothing else', async () => {
    const file = join(folder, 'lúc.antam');
    filledWorkspace(file).workspace.close();
    for (const at of [
      '2026-13-01',
      '2026-02-30',
      '2026-02-30T09:00:00',
      '2026-02-30T09:00:00Z',
      '2026-12-16T25:00:00',
      '16/12/2026',
      'hôm qua',
      '2026-12-16 09:00:00Z',
      '1',
    ])
      expect(await antam(['dossier', file, '--year', '2026', '--draft', '--out', join(folder, 'at.pdf'), '--at', at])).toMatchObject({
        exit: 2,
        err: expect.stringContaining('ISO 8601'),
      });
    expect(existsSync(join(folder, 'at.pdf'))).toBe(false);
  });

  it('makes the same bytes from the same workspace, and others at another time', { timeout: 30_000 }, async () => {
    const file = join(folder, 'lặp.antam');
    filledWorkspace(file, 1).workspace.close();
    const digest = async (name: string, at: string) =>
      (await antam(['dossier', file, '--year', '2026', '--draft', '--out', join(folder, name), '--at', at, '--json'])).json()['sha256'];
    const first = await digest('một.pdf', '2026-12-16T09:00:00+07:00');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest('hai.pdf', '2026-12-16T02:00:00Z')).toBe(first);
    expect(await digest('hai.pdf', '2026-12-16T09:00:00')).toBe(first);
    expect(await digest('nửa đêm.pdf', '2026-12-16')).toBe(await digest('nửa đêm.pdf', '2026-12-15T17:00:00Z'));
    expect(await digest('ba.pdf', '2026-12-16T09:00:01+07:00')).not.toBe(first);
  });
});
