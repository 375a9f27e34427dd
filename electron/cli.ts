/** The same services from a terminal (shared/CLI.md): `antam COMMAND …`. */
import '../core/interpreted-schemas.ts';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Law } from '../core/checklist/library.ts';
import { runCommand, tellFailure, type Output } from './cli/run.ts';
import { loadLaw } from './law/load.ts';
import { programPaths, type Paths } from './paths.ts';
import { programVersion } from './version.ts';

/** Runs the words after the program's name and returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort());
  // Whoever reads our output may have read enough (antam … | head): that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const output: Output = {
    stdout: (line) => process.stdout.write(`${line}\n`),
    stderr: (line) => process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${line}\n`),
  };
  let paths: Paths;
  try {
    paths = programPaths();
  } catch (error) {
    return tellFailure(error, argv.includes('--json'), output);
  }
  let law: Law | undefined;
  return runCommand(
    argv,
    {
      law: () => (law ??= loadLaw(paths.checklists, paths.compiledLaw)),
      paths,
      version: programVersion(),
      clock: () => new Date(),
      newId: randomUUID,
      stdin: () => text(process.stdin),
      env: process.env,
      progress: (line) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
      },
      signal: interrupted.signal,
    },
    output,
  );
}
