import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { antam, cliFolder } from './fixture.ts';

const { folder, inFile, remove } = cliFolder();
afterAll(remove);

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

  it('refuses a broken answer also where its question is not asked', async () => {
    for (const inputs of [
      { system_types: ['internal'], information_types: ['public'], sensitive_subjects: 2.5 },
      { system_types: ['internal'], information_types: ['public'], conditional_business: 7 },
      { system_types: ['internal'], information_types: ['public'], basic_subjects: -1 },
      { system_types: ['internal'], information_types: ['public'], risk_framework_level: 3 },
      { system_types: ['internal'], information_types: ['public'], risk_assessed_level: 2.5 },
      { system_types: ['internal'], information_types: ['public'], risk_assessed_level: '3' },
      { system_types: ['internal'], information_types: ['public'], risk_assessed_level: 1e300 },
    ]) {
      const stdin = JSON.stringify({ framework: 'nd331-2026', inputs });
      const [broken = ''] = Object.keys(inputs).slice(-1);
      expect(await antam(['level', '-'], { stdin })).toMatchObject({ exit: 2, out: '', err: expect.stringContaining(broken) });
    }
  });

  it('ends quietly when nobody reads on', { timeout: 30_000 }, async () => {
    const unread = async (words: string[]): Promise<{ code: unknown; err: string }> => {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../antam.ts'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.destroy();
      const [err, code] = await Promise.all([text(child.stderr), new Promise((resolve) => child.on('close', resolve))]);
      return { code, err };
    };
    const [found, missing] = await Promise.all([
      unread(['level', inFile('unread.json', JSON.stringify(his)), '--json']),
      unread(['level', join(folder, 'thiếu.json'), '--json']),
    ]);
    expect(found).toEqual({ code: 0, err: '' });
    expect(missing).toEqual({ code: 2, err: expect.stringMatching(/^Không tìm thấy tệp [^\n]*\n$/) });
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
    const written = JSON.stringify(his, undefined, 2);
    expect(await antam(['level', inFile('bom.json', `\uFEFF${written}`)])).toMatchObject({ exit: 0 });
    const twice = written.replace('"sensitive_subjects": 198752', '"sensitive_subjects": 1,\n    "sensitive_subjects": 198752');
    expect(await antam(['level', '-'], { stdin: twice })).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/khóa bị lặp lại ở dòng 12, cột 5/),
    });
    for (const stdin of [
      '',
      '{',
      '{"framework": }',
      written.slice(0, -1),
      'null',
      '[]',
      '{"framework":1,"inputs":{}}',
      '{"inputs":{"a":{"b":1}}}',
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      `"${'x'.repeat(70_000)}"`,
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
