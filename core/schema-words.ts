/** What schemas say when they refuse a value: formal Vietnamese sentences in place of zod's words for programmers. */
import type { z } from 'zod';

const number = new Intl.NumberFormat('vi-VN');

const KINDS: Record<string, string> = {
  string: 'văn bản',
  number: 'số',
  int: 'số nguyên',
  boolean: 'có hoặc không',
  date: 'ngày',
  array: 'danh sách',
  object: 'nhóm thông tin',
  record: 'nhóm thông tin',
  null: 'ô trống',
};

const FORMATS: Record<string, string> = {
  date: 'Cần là một ngày có thật.',
  datetime: 'Cần là một thời điểm có thật.',
};

/** The sentence for one problem; schemas may bring their own, which then goes first. */
export function schemaWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Còn thiếu nội dung này.';
      return `Cần là ${KINDS[issue.expected] ?? 'giá trị đúng loại'}.`;
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Chưa đúng dạng.';
    case 'invalid_value':
      return 'Chỉ nhận một trong các giá trị nêu sẵn.';
    case 'not_multiple_of':
      return `Cần là bội số của ${number.format(issue.divisor)}.`;
    case 'unrecognized_keys':
      return `Có mục lạ: ${issue.keys.join(', ')}.`;
    default:
      return 'Nội dung này không đúng quy cách.';
  }
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `Dài quá ${number.format(most)} ký tự.`;
  if (origin === 'array' || origin === 'set') return `Có nhiều nhất ${number.format(most)} mục.`;
  return `Không được lớn hơn ${number.format(most)}.`;
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return least <= 1 ? 'Không được để trống.' : `Cần ít nhất ${number.format(least)} ký tự.`;
  if (origin === 'array' || origin === 'set') return `Cần ít nhất ${number.format(least)} mục.`;
  return `Không được nhỏ hơn ${number.format(least)}.`;
}
