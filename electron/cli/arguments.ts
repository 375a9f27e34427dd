/** Reading the words of a command line with messages a person understands. */
import { FailureError } from '../../core/failure.ts';
import { readWhole } from '../services/files.ts';
import type { Terminal } from './command.ts';

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

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

/** A whole number in a range, or a USAGE failure. */
export function wholeNumber(text: string, name: string, from: number, to: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to)
    throw wrongUse(`--${name} phải là số nguyên từ ${from} đến ${to}, không phải «${text}».`);
  return value;
}

export function onePositional(positionals: string[], what: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw wrongUse(`Thiếu ${what}.`);
  if (second !== undefined) throw wrongUse(`Thừa tham số «${second}»: lệnh này chỉ nhận một ${what}.`);
  return first;
}

/** The password from `--password-file` (its first line) or ANTAM_PASSWORD; never from an argument. */
export function password(values: Values, terminal: Terminal): string {
  const file = optionalText(values, 'password-file');
  if (file !== undefined) {
    const [line = ''] = Buffer.from(readWhole(file, 65_536)).toString('utf8').split(/\r?\n/);
    return line;
  }
  const fromEnvironment = terminal.env['ANTAM_PASSWORD'];
  if (fromEnvironment === undefined) throw wrongUse('Thiếu mật khẩu: dùng --password-file TỆP hoặc biến môi trường ANTAM_PASSWORD.');
  return fromEnvironment;
}
