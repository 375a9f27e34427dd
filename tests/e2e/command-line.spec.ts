/** The installed program with words runs the command line: no window, the command's own exit code. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { executablePath, expect, programArguments, test } from './fixture.ts';
import { demoFile } from './sample.ts';

const execute = promisify(execFile);

test('a command answers on stdout and ends', async () => {
  const { stdout } = await execute(executablePath, [...programArguments, 'checklists', '--json']);
  const answer: unknown = JSON.parse(stdout);
  expect(answer).toMatchObject({ frameworks: [{ id: expect.any(String) }, { id: expect.any(String) }] });
});

test('a wrong use ends with 2', async () => {
  await expect(execute(executablePath, [...programArguments, 'verify'])).rejects.toMatchObject({ code: 2 });
});

const trust = ['--trust', demoFile('ca-trinh-dien.pem')];
const verdicts = (stdout: string): unknown[] =>
  z
    .array(z.looseObject({ verdict: z.string() }))
    .parse(JSON.parse(stdout))
    .map(({ verdict }) => verdict);

test('one file that is not there takes no judgement from the others', async () => {
  const signed = demoFile('ho-so-2026-da-ky.pdf');
  const both = execute(executablePath, [...programArguments, 'verify', '/không/có.pdf', signed, '--json', ...trust]);
  const ended = z.looseObject({ code: z.number(), stdout: z.string() }).parse(await both.catch((error: unknown) => error));
  expect(ended.code).toBe(2);
  expect(verdicts(ended.stdout)).toEqual(['indeterminate', 'valid']);
});

test('whoever signs in the place of another is told', async ({ userData }) => {
  const out = join(userData, 'ky-thay.pdf');
  const sign = ['sign', demoFile('ho-so-2026.pdf'), '--out', out, '--role', 'head', '--password-file', demoFile('mat-khau.txt')];
  const { stderr } = await execute(executablePath, [...programArguments, ...sign, '--p12', demoFile('nguoi-lap.p12')]);
  expect(stderr).toContain('Cảnh báo: chứng thư thuộc «Phạm Văn Hòa»');
  expect(existsSync(out)).toBe(true);
});
