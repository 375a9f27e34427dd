/** Reading the words of a command line with messages a person understands. */
import { FailureError } from '../../core/failure.ts';
import { parseArgs } from 'node:util';
import { readWhole } from '../services/files.ts';
import type { Command, Terminal } from './command.ts';

type Values = Parameters<Command['run']>[0]['values'];

export const wrongUse = (text: string): FailureError => new FailureError('USAGE', text);

export function optionalText(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(values: Values, name: string): string {
  const value = optionalText(values, name);
  if (value === undefined || value === '') throw wrongUse(`Thiếu tham số --${name}.`);
  return value;
}

export const texts = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** The words behind a command, each known, complete and said once; USAGE otherwise. Node's own messages would be in English. */
export function readWords(command: Command, args: string[]): Parameters<Command['run']>[0] {
  const options: Command['options'] = { ...command.options, json: { type: 'boolean' } };
  const { positionals, values, tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const refuse = (what: string): never => {
    throw wrongUse(`${what}\nCách dùng: antam ${command.usage} [--json]`);
  };
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined || !token.rawName.startsWith('--')) return refuse(`Không có tùy chọn «${token.rawName}».`);
    const { value } = token;
    if (option.type === 'boolean' && value !== undefined) return refuse(`Tùy chọn ${token.rawName} không nhận giá trị.`);
    const looksLikeOption = token.inlineValue !== true && value !== undefined && /^-./.test(value);
    if (option.type === 'string' && (value === undefined || value === '' || looksLikeOption))
      return refuse(`Thiếu giá trị cho ${token.rawName} (giá trị bắt đầu bằng «-» thì viết ${token.rawName}=…).`);
    if (seen.has(token.name) && option.multiple !== true) return refuse(`Tùy chọn ${token.rawName} được ghi hơn một lần.`);
    seen.add(token.name);
  }
  const most = command.words === 'many' ? Infinity : command.words === 'one' ? 1 : 0;
  const extra = positionals[most];
  if (extra !== undefined) return refuse(`Thừa tham số «${extra}».`);
  return { positionals, values };
}

/** A text file without the mark that some editors put before its first character. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** A whole number in a range, or a USAGE failure. */
export function wholeNumber(text: string, name: string, from: number, to: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to)
    throw wrongUse(`--${name} phải là số nguyên từ ${from} đến ${to}, không phải «${text}».`);
  return value;
}

export function onePositional([first]: string[], what: string): string {
  if (first === undefined || first === '') throw wrongUse(`Thiếu ${what}.`);
  return first;
}

/** The password from `--password-file` (its first line) or ANTAM_PASSWORD; never from an argument. */
export function password(values: Values, terminal: Terminal): string {
  const file = optionalText(values, 'password-file');
  if (file !== undefined) {
    const [line = ''] = withoutMark(Buffer.from(readWhole(file, 65_536)).toString('utf8')).split(/\r?\n/);
    return line;
  }
  const fromEnvironment = terminal.env['ANTAM_PASSWORD'];
  if (fromEnvironment === undefined) throw wrongUse('Thiếu mật khẩu: dùng --password-file TỆP hoặc biến môi trường ANTAM_PASSWORD.');
  return fromEnvironment;
}
