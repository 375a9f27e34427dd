/** The same services from a terminal (shared/CLI.md): `antam COMMAND …`. */
import '../core/interpreted-schemas.ts';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Law } from '../core/checklist/library.ts';
import { runCommand, tellFailure, type Output } from './cli/run.ts';
import { loadLaw } from './law/load.ts';
import { programPaths, type Paths } from './paths.ts';
import type { SpawnTokenProcess } from './signing/token/messages.ts';
import { forkTokenProcess } from './signing/token/spawn.ts';
import { programVersion } from './version.ts';

/** Runs the words after the program's name and returns the exit code. `startTokenProcess` is Electron's way where there is one. */
export async function run(argv: string[], startTokenProcess?: SpawnTokenProcess): Promise<number> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort());
  quietWhenUnread();
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
      startTokenProcess: startTokenProcess ?? forkTokenProcess(paths.tokenProcess),
    },
    output,
  );
}

/**
 * Whoever reads our output may have read enough (antam … | head): that is no error of ours. What can't be written for another
 * reason, such as a full disk, is told and fails.
 */
function quietWhenUnread(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      process.once('exit', () => {
        process.exitCode = 2;
      });
      if (stream === process.stdout)
        process.stderr.write(
          `Không ghi được kết quả ra đầu ra (${error.code ?? error.message}). Kiểm tra nơi nhận kết quả rồi chạy lại.\n`,
        );
    });
  }
}
