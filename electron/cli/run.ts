/** Runs one command of the terminal: words in, one document or some lines out, an exit code back. */
import { failureOf, type Failure, type FailureCode } from '../../core/failure.ts';
import { checklists } from './checklists.ts';
import type { Command, ExitCode, Outcome, Terminal } from './command.ts';
import { demo } from './demo.ts';
import { dossier } from './dossier.ts';
import { fsck } from './fsck.ts';
import { level } from './level.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';
import { readWords, wrongUse } from './arguments.ts';

export const COMMANDS: readonly Command[] = [checklists, level, demo, dossier, sign, verify, fsck];

export interface Output {
  stdout(text: string): void;
  stderr(text: string): void;
}

/**
 * What was asked ran, and what it looked at is not good: exit 1. Any other failure means that the question could not be put
 * or the answer not written: exit 2.
 */
const NOT_GOOD: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'PREFLIGHT_ERRORS',
  'TEXT_NOT_PRINTABLE',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_NOT_FOR_SIGNING',
  'KEY_TOO_WEAK',
  'ALREADY_SIGNED',
  'CHANGED_AFTER_SIGNING',
  'TIMESTAMP_UNAVAILABLE',
  'TIMESTAMP_REFUSED',
  'TIMESTAMP_FAILED',
  'REVOCATION_UNAVAILABLE',
  'CERTIFICATE_REVOKED',
  'EVIDENCE_DAMAGED',
  'CONFLICT',
  'CANCELLED',
  'INTERNAL',
]);

/** Words that ask about the program itself. */
const ABOUT: ReadonlySet<string> = new Set(['help', '--help', '-h', 'version', '--version']);
const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** Runs `antam COMMAND …`. Messages for people go to stderr, with `--json` the one document to stdout. */
export async function runCommand(argv: string[], terminal: Terminal, output: Output): Promise<ExitCode> {
  const json = argv.includes('--json');
  try {
    const { exit, json: document, text, messages = [] } = await answer(argv, terminal);
    for (const message of messages) output.stderr(message);
    if (json) output.stdout(JSON.stringify(document, undefined, 2));
    if (exit !== 0) output.stderr(text);
    else if (!json) output.stdout(text);
    return exit;
  } catch (error) {
    return tellFailure(error, json, output);
  }
}

/** Tells a failure as every command does, and gives its exit code. */
export function tellFailure(error: unknown, json: boolean, output: Output): ExitCode {
  const failure = failureOf(error);
  if (json) output.stdout(JSON.stringify({ error: failure }, undefined, 2));
  output.stderr(wording(failure));
  return NOT_GOOD.has(failure.code) ? 1 : 2;
}

async function answer(argv: string[], terminal: Terminal): Promise<Outcome> {
  const words = argv.filter((word) => word !== '--json');
  const [name, ...rest] = words;
  if (name === undefined) throw wrongUse(usage());
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return rest.some(asksForHelp) ? help(command) : command.run(readWords(command, rest), terminal);
  if (!ABOUT.has(name)) throw wrongUse(`Không có lệnh «${name}».\n${usage()}`);
  const [about, extra] = rest;
  const asked = COMMANDS.find((one) => one.name === about);
  const isHelp = name === 'help' || asksForHelp(name);
  if (extra !== undefined || (about !== undefined && !(isHelp && asked !== undefined))) throw wrongUse(`Thừa tham số «${extra ?? about}».`);
  if (isHelp) return help(asked);
  return { exit: 0, json: { version: terminal.version }, text: `An Tâm ${terminal.version}` };
}

const help = (command?: Command): Outcome => ({
  exit: 0,
  json: {
    commands: (command === undefined ? COMMANDS : [command]).map(({ name, usage: words }) => ({ name, usage: `antam ${words} [--json]` })),
  },
  text: command === undefined ? usage() : `Cách dùng: antam ${command.usage} [--json]`,
});

const wording = (failure: Failure): string =>
  [failure.message, ...(failure.details ?? []).slice(0, 50).map((detail) => `  ${detail.where}: ${detail.text}`)].join('\n');

const usage = (): string =>
  [
    'Cách dùng: antam LỆNH … [--json]',
    ...COMMANDS.map((command) => `  ${command.usage}`),
    '  help [LỆNH] · version',
    'Mã thoát: 0 = xong và đạt; 1 = đã chạy nhưng kết quả không đạt; 2 = dùng sai, không đọc được dữ liệu vào hoặc không ghi được kết quả.',
  ].join('\n');
