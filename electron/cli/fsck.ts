import { checkWorkspaceFile } from '../workspace/index.ts';
import { onePositional } from './arguments.ts';
import type { Command } from './command.ts';

/** `fsck`: checks database, evidence hashes, journal chain, foreign keys. */
export const fsck: Command = {
  name: 'fsck',
  usage: 'fsck KHO',
  words: 'one',
  options: {},
  run: ({ positionals }, terminal) => {
    const report = checkWorkspaceFile(onePositional(positionals, 'kho làm việc'), terminal.law());
    const lines = [
      report.ok ? 'Kho làm việc nguyên vẹn.' : 'Kho làm việc có vấn đề:',
      ...report.problems.map((problem) => `  ${problem.where}: ${problem.text}`),
      `Minh chứng: ${report.evidence.files} tệp, ${report.evidence.bytes} byte. Nhật ký: ${report.journal.entries} mục, đầu chuỗi ${report.journal.head.slice(0, 16)}.`,
    ];
    return { exit: report.ok ? 0 : 1, json: report, text: lines.join('\n') };
  },
};
