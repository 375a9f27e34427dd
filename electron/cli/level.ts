import { parseDocument } from 'yaml';
import { z } from 'zod';
import { frameworkId } from '../../core/checklist/model.ts';
import { FailureError } from '../../core/failure.ts';
import { levelInputs } from '../../core/level/model.ts';
import { schemaWords } from '../../core/schema-words.ts';
import { readWhole } from '../services/files.ts';
import { levelOf } from '../services/level.ts';
import { onePositional, withoutMark } from './arguments.ts';
import type { Command } from './command.ts';

const question = z.strictObject({ framework: frameworkId, inputs: levelInputs });
/** Some dozens of answers; whatever is larger is another file. */
const INPUT_LIMIT = 65_536;

/** `level`: finds the level of a set of answers. Exit 1 where no criterion fits. */
export const level: Command = {
  name: 'level',
  usage: 'level TỆP|-',
  words: 'one',
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
  const parsed = question.safeParse(readJson(withoutMark(text)), { error: schemaWords });
  if (parsed.success) return parsed.data;
  throw new FailureError(
    'INVALID_INPUT',
    'Tệp câu trả lời không đúng dạng {"framework": "…", "inputs": {…}}. Sửa các chỗ được nêu rồi chạy lại.',
    parsed.error.issues.map((issue) => ({ where: issue.path.join('.') || 'tệp', text: issue.message })),
  );
}

/** JSON in which no key comes twice: JSON.parse would take the last in silence, and the level with it. */
function readJson(text: string): unknown {
  const refused = (what: string, offset: number | null, cause?: unknown): FailureError => {
    const { line, col } = offset === null ? { line: 0, col: 0 } : place(text, offset);
    const where = line === 0 ? '' : ` ở dòng ${line}, cột ${col}`;
    return new FailureError('INVALID_INPUT', `Nội dung không phải JSON hợp lệ: ${what}${where}. Sửa tệp rồi chạy lại.`, undefined, cause);
  };
  if (text.length > INPUT_LIMIT) throw refused('quá dài cho một tệp câu trả lời', null);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
    if (position === undefined) throw refused(text.trim() === '' ? 'tệp rỗng' : 'tệp kết thúc giữa chừng hoặc có ký tự lạ', null, error);
    throw refused('sai cú pháp', Number(position), error);
  }
  const twice = repeatedKey(text);
  if (twice === 'unknown') throw refused('lồng quá sâu', null);
  if (twice !== null) throw refused('có khóa bị lặp lại', twice);
  return value;
}

/** Where a key comes a second time. JSON is YAML as well, and YAML's parser tells; too deep a nesting it doesn't bear. */
function repeatedKey(text: string): number | null | 'unknown' {
  try {
    const { errors } = parseDocument(text, { uniqueKeys: true, schema: 'json', prettyErrors: false });
    return errors.find(({ code }) => code === 'DUPLICATE_KEY')?.pos[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return 'unknown';
    throw error;
  }
}

function place(text: string, offset: number): { line: number; col: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}
