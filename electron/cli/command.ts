/** What a command of the terminal is, and what it may use. */
import type { Law } from '../../core/checklist/library.ts';
import type { Paths } from '../paths.ts';
import type { SpawnTokenProcess } from '../signing/token/messages.ts';

/** 0 = done and good; 1 = it ran, and what it checked is not good; 2 = wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

export interface Outcome {
  exit: ExitCode;
  /** The document that `--json` prints. */
  json: unknown;
  /** What was asked for, for a person: without `--json` on stdout; on stderr, as all messages, where the exit code is not 0. */
  text: string;
  /** What a person should know besides: on stderr in any case. */
  messages?: string[];
}

export interface Terminal {
  law(): Law;
  paths: Paths;
  version: string;
  clock: () => Date;
  newId: () => string;
  /** Standard input as text. */
  stdin(): Promise<string>;
  env: NodeJS.ProcessEnv;
  /** One line of progress, shown only on a terminal. */
  progress(line: string): void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  startTokenProcess: SpawnTokenProcess;
}

export interface Command {
  name: string;
  usage: string;
  /** Words that are no options; a command that says nothing takes none. */
  words?: 'one' | 'many';
  /** Options beyond `--json`; `multiple` ones may come several times. */
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;
  run(
    input: { positionals: string[]; values: Record<string, string | boolean | (string | boolean)[] | undefined> },
    terminal: Terminal,
  ): Promise<Outcome> | Outcome;
}
