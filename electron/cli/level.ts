import { z } from 'zod';
import { frameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import { levelInputs } from '../../core/level/model.ts';
import { readWhole } from '../services/files.ts';
import { levelOf } from '../services/level.ts';
import { onePositional } from './arguments.ts';
import type { Command } from './command.ts';

const question = z.strictObject({ framework: frameworkId, inputs: levelInputs });
const INPUT_LIMIT = 1_048_576;

/** `level`: finds the level of a set of answers. Exit 1 where no criterion fits. */
export const level: Command = {
  name: 'level',
  usage: 'level TỆP|-',
  options: {},
  run: async ({ positionals }, terminal) => {
    const file = onePositional(positionals, 'tệp câu trả lời');
    const text = file === '-' ? await terminal.stdin() : Buffer.from(readWhole(file, INPUT_LIMIT)).toString('utf8');
    const { framework, inputs } = parseQuestion(text);
    const rules = terminal.law().framework(framework);
    const result = levelOf(rules, inputs);
    const labels = rules.inputs.filter((input) => result.unanswered.includes(input.id)).map((input) => `«${input.label}»`);
    const lines = [
      result.level === null ? 'Không tiêu chí nào khớp: xác định bằng đánh giá rủi ro và ghi lý do.' : `Cấp độ ${result.level}`,
      ...result.matched.map((rule) => `  ${rule.clause}: ${rule.text}`),
      ...(result.raisedBy === null ? [] : [`  ${result.raisedBy.clause}: ${result.raisedBy.text}`]),
      ...result.warnings.map((warning) => `  Lưu ý: ${warning.text}`),
      ...(labels.length === 0 ? [] : [`  Chưa trả lời: ${labels.join(', ')}. Trả lời thêm có thể làm thay đổi kết quả.`]),
    ];
    return { exit: result.level === null ? 1 : 0, json: result, text: lines.join('\n') };
  },
};

function parseQuestion(text: string): z.infer<typeof question> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FailureError(
      'INVALID_INPUT',
      `Nội dung không phải JSON hợp lệ: ${error instanceof Error ? error.message : String(error)}. Sửa tệp rồi chạy lại.`,
      undefined,
      error,
    );
  }
  const parsed = question.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FailureError(
    'INVALID_INPUT',
    'Tệp câu trả lời không đúng dạng {"framework": "…", "inputs": {…}}. Sửa các chỗ được nêu rồi chạy lại.',
    parsed.error.issues.map((issue) => ({ where: issue.path.join('.'), text: issue.message })),
  );
}
