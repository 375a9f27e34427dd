/** Questions and answers of a framework file in words. */
import type { FrameworkInput } from '../checklist/framework.ts';
import { series } from './citation.ts';
import { labelOf } from './inputs.ts';
import type { InputValue } from './model.ts';

/** Offices keep their capital. */
export const lowerFirst = (text: string): string =>
  text.startsWith('Thủ tướng') ? text : text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);

export const withoutStop = (text: string): string => text.trim().replace(/\.$/, '');

/** What a question is about: “Hệ thống có giải quyết thủ tục hành chính không?” → “Hệ thống giải quyết thủ tục hành chính”. */
export const topicOf = (label: string): string =>
  label
    .replace(/ \(nếu có\)$/, '')
    .replace(/^(.*?) có (.*) không\?$/, '$1 $2')
    .replace(/\?$/, '');

/** An answer as a person would give it: “thông tin riêng và thông tin cá nhân”, “41.256”, “không”. */
export function answerText(input: FrameworkInput, value: InputValue): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return value.toLocaleString('vi-VN');
  switch (input.type) {
    case 'choice':
      return typeof value === 'string' ? lowerFirst(labelOf(input.options, value)) : '';
    case 'choice_multiple':
      return Array.isArray(value) ? series(inFileOrder(input, value).map((id) => lowerFirst(labelOf(input.options, id)))) : '';
    default:
      return typeof value === 'string' ? withoutStop(value) : '';
  }
}

/** Options in the order of the framework file, whatever the order in which they were ticked. */
export const inFileOrder = (input: Extract<FrameworkInput, { type: 'choice_multiple' }>, chosen: readonly string[]): string[] => [
  ...input.options.map(({ id }) => id).filter((id) => chosen.includes(id)),
  ...chosen.filter((id) => !input.options.some((option) => option.id === id)),
];
