/** Runs one command of the terminal: words in, one document or some lines out, an exit code back. */
import { parseArgs } from 'node:util';
import { failureOf, FailureError, type Failure, type FailureCode } from '../../core/failure.ts';
import { checklists } from './checklists.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { demo } from './demo.ts';
import { dossier } from './dossier.ts';
import { fsck } from './fsck.ts';
import { level } from './level.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';
import { wrongUse } from './arguments.ts';

export const COMMANDS: readonly Command[] = [checklists, level, demo, dossier, sign, verify, fsck];

export interface Output {
  stdout(text: string): void;
  stderr(text: string): void;
}

/** What was asked ran, and the answer is no: exit 1. Any other failure means the question could not be put: exit 2. */
const NOT_GOOD: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'PREFLIGHT_ERRORS',
  'TEXT_NOT_PRINTABLE',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_NOT_FOR_SIGNING',
  'KEY_TOO_WEAK',
  'ALREADY_SIGNED',
  'CHANGED_AFTER_SIGNING',
  'TIMESTAMP_FAILED',
  'WORKSPACE_DAMAGED',
  'EVIDENCE_DAMAGED',
  'CONFLICT',
  'CANCELLED',
  'DISK_FULL',
  'INTERNAL',
]);

/** True when the first word is a command of ours: then the program is a terminal program, not a window. */
export const isCommand = (word: string | undefined): boolean => word === 'help' || COMMANDS.some((command) => command.name === word);

/** Runs `antam COMMAND …`. Messages for people go to stderr, with `--json` the one document to stdout. */
export async function runCommand(argv: string[], terminal: Terminal, output: Output): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const json = rest.includes('--json');
  try {
    const command = COMMANDS.find((one) => one.name === name);
    if (command === undefined) {
      if (name === undefined || name === 'help' || name === '--help') {
        output.stdout(usage());
        return name === undefined ? 2 : 0;
      }
      throw wrongUse(`Không có lệnh «${name}».\n${usage()}`);
    }
    const outcome = await command.run(readWords(command, rest), terminal);
    if (json) {
      output.stdout(JSON.stringify(outcome.json, undefined, 2));
      if (outcome.exit !== 0) output.stderr(outcome.text);
    } else output.stdout(outcome.text);
    return outcome.exit;
  } catch (error) {
    const failure = failureOf(error);
    if (json) output.stdout(JSON.stringify({ error: failure }, undefined, 2));
    output.stderr(wording(failure));
    return NOT_GOOD.has(failure.code) ? 1 : 2;
  }
}

function readWords(command: Command, words: string[]): Parameters<Command['run']>[0] {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values };
  } catch (error) {
    throw new FailureError(
      'USAGE',
      `Tham số không hợp lệ: ${error instanceof Error ? error.message : String(error)}\nCách dùng: antam ${command.usage} [--json]`,
      undefined,
      error,
    );
  }
}

const wording = (failure: Failure): string =>
  [failure.message, ...(failure.details ?? []).slice(0, 50).map((detail) => `  ${detail.where}: ${detail.text}`)].join('\n');

const usage = (): string =>
  [
    'Cách dùng: antam LỆNH … [--json]',
    ...COMMANDS.map((command) => `  ${command.usage}`),
    'Mã thoát: 0 = xong và đạt; 1 = đã chạy nhưng kết quả không đạt; 2 = dùng sai hoặc không đọc được dữ liệu vào.',
  ].join('\n');
