/** Commands for tests, run as the terminal would run them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHIPPED_LAW as law } from '../law/fixture.ts';
import { programPaths } from '../paths.ts';
import { forkTokenProcess } from '../signing/token-spawn.ts';
import { runCommand } from './run.ts';

const paths = programPaths();

export interface Ran {
  exit: number;
  out: string;
  err: string;
  json(): Record<string, unknown>;
}

/** Runs a command; `stdin` is what is piped in. */
export async function antam(words: string[], { stdin = '', env = {} }: { stdin?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  let out = '';
  let err = '';
  let ids = 0;
  const exit = await runCommand(
    words,
    {
      law: () => law,
      paths,
      version: '0.1.0',
      clock: () => new Date('2026-11-22T02:41:00Z'),
      newId: () => `id-${++ids}`,
      stdin: () => Promise.resolve(stdin),
      env,
      progress: () => undefined,
      signal: new AbortController().signal,
      startTokenProcess: forkTokenProcess(paths.tokenProcess),
    },
    { stdout: (text) => (out += text), stderr: (text) => (err += text) },
  );
  return { exit, out, err, json: () => JSON.parse(out) };
}

/** A folder for the files of one test file. */
export function cliFolder(): { folder: string; inFile(name: string, text: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'antam-cli-'));
  return {
    folder,
    inFile: (name, text) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
