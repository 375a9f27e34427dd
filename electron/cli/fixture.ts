/** Commands for tests, run as the terminal would run them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHIPPED_LAW as law } from '../law/fixture.ts';
import { programPaths } from '../paths.ts';
import type { SpawnTokenProcess } from '../signing/token/messages.ts';
import { forkTokenProcess } from '../signing/token/spawn.ts';
import { runCommand } from './run.ts';

const paths = programPaths();

export interface Ran {
  exit: number;
  out: string;
  err: string;
  json(): Record<string, unknown>;
}

interface Circumstances {
  /** What is piped in. */
  stdin?: string;
  env?: NodeJS.ProcessEnv;
  now?: Date;
  /** Starts the process that sees USB tokens. */
  tokens?: SpawnTokenProcess;
}

/** Runs a command. */
export async function antam(
  words: string[],
  { stdin = '', env = {}, now = new Date('2026-11-22T02:41:00Z'), tokens }: Circumstances = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  let ids = 0;
  const exit = await runCommand(
    words,
    {
      law: () => law,
      paths,
      version: '0.1.0',
      clock: () => now,
      newId: () => `id-${++ids}`,
      stdin: () => Promise.resolve(stdin),
      env,
      progress: () => undefined,
      signal: new AbortController().signal,
      startTokenProcess: tokens ?? forkTokenProcess(paths.tokenProcess),
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
