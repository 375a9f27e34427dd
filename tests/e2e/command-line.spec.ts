/** The installed program with words runs the command line: no window, the command's own exit code. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { executablePath, expect, programArguments, test } from './fixture.ts';

const execute = promisify(execFile);

test('a command answers on stdout and ends', async () => {
  const { stdout } = await execute(executablePath, [...programArguments, 'checklists', '--json']);
  const answer: unknown = JSON.parse(stdout);
  expect(answer).toMatchObject({ frameworks: [{ id: expect.any(String) }, { id: expect.any(String) }] });
});

test('a wrong use ends with 2', async () => {
  await expect(execute(executablePath, [...programArguments, 'verify'])).rejects.toMatchObject({ code: 2 });
});
