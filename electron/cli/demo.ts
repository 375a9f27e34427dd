import { buildDemo } from '../sample/demo.ts';
import { onePositional, optionalText, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

/** `demo`: a sample hospital with dossier and package, signed by a demonstration authority. */
export const demo: Command = {
  name: 'demo',
  usage: 'demo THƯ-MỤC [--seed N]',
  words: 'one',
  options: { seed: { type: 'string' } },
  run: async ({ positionals, values }, terminal) => {
    const seed = wholeNumber(optionalText(values, 'seed') ?? '1', 'seed', 0, 2 ** 31 - 1);
    const made = await buildDemo(onePositional(positionals, 'thư mục'), {
      seed,
      law: terminal.law(),
      paths: terminal.paths,
      version: terminal.version,
      progress: (line) => terminal.progress(line),
      signal: terminal.signal,
    });
    const lines = [
      `Kho làm việc: ${made.workspace}`,
      `Hồ sơ đã ký: ${made.dossier}`,
      `Bản chưa ký: ${made.unsigned}`,
      `Gói hồ sơ: ${made.package}`,
      `Chứng thư gốc trình diễn: ${made.ca}`,
      `Khóa người lập: ${made.preparerP12}; khóa thủ trưởng: ${made.headP12}; mật khẩu: ${made.passwordFile}`,
      `Kiểm tra: antam verify ${made.dossier} --trust ${made.ca}`,
    ];
    return { exit: 0, json: made, text: lines.join('\n') };
  },
};
