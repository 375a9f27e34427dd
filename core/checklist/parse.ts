/** From the text of a YAML file to a value that fits its schema, or to problems with line and column. */
import { isAlias, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { FailureError, type Result } from '../failure.ts';
import { schemaWords } from '../schema-words.ts';

/** Larger than any shipped file by a factor of ten; a checklist is text that people wrote. */
const SIZE_LIMIT = 4 * 1_048_576;
const PROBLEMS_SHOWN = 50;

interface Problem {
  where: string;
  text: string;
}

/**
 * Parses and checks one file. The failure (CHECKLIST_INVALID) names every place as “file:line:column”.
 * Plain YAML only: aliases, custom tags and repeated keys are refused, since a checklist needs none and an attacker does.
 */
export function parseYamlFile<T>(schema: z.ZodType<T>, text: string, file: string): Result<T> {
  if (text.length > SIZE_LIMIT) {
    return refused(file, [{ where: file, text: `dài ${text.length} ký tự, quá mức ${SIZE_LIMIT}` }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core', prettyErrors: false, merge: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const syntax = [...document.errors, ...document.warnings].map((error) => ({
    where: at(error.pos[0]),
    text: wording(error.code),
  }));
  const problems = syntax.length > 0 ? syntax : aliasesIn(document, at);
  if (problems.length > 0) return refused(file, problems);

  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }), { error: schemaWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  return refused(
    file,
    parsed.error.issues.map((issue) => ({
      where: at(offsetOf(document, issue.path)),
      text: `${issue.path.map(String).join('.') || 'tệp'}: ${issue.message}`,
    })),
  );
}

/** As `parseYamlFile`, but throws the failure. */
export function readYamlFile<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const result = parseYamlFile(schema, text, file);
  if (result.ok) return result.value;
  throw new FailureError(result.failure.code, result.failure.message, result.failure.details);
}

function refused(file: string, problems: Problem[]): Result<never> {
  const more = problems.length > PROBLEMS_SHOWN ? ` (nêu ${PROBLEMS_SHOWN} chỗ đầu)` : '';
  return {
    ok: false,
    failure: {
      code: 'CHECKLIST_INVALID',
      message: `Tệp danh mục «${file}» có ${problems.length} chỗ sai${more} nên không dùng được; chỗ đầu tiên: ${problems[0]?.where ?? file}, ${problems[0]?.text ?? ''}. Sửa tệp theo các chỗ được nêu hoặc khôi phục tệp gốc của phần mềm.`,
      details: problems.slice(0, PROBLEMS_SHOWN),
    },
  };
}

function aliasesIn(document: Document, at: (offset: number) => string): Problem[] {
  const found: Problem[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node)) found.push({ where: at(node.range?.[0] ?? 0), text: 'không được dùng tham chiếu (*tên)' });
  });
  return found;
}

/** Where a value stands in the text; for a missing key, where its parent stands. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) && typeof node.range[0] === 'number')
      return node.range[0];
  }
  return 0;
}

const WORDINGS: Record<string, string> = {
  DUPLICATE_KEY: 'khóa bị lặp lại',
  TAB_AS_INDENT: 'dùng phím Tab để thụt dòng; YAML chỉ nhận dấu cách',
  TAG_RESOLVE_FAILED: 'kiểu dữ liệu (tag) không được phép',
  BAD_INDENT: 'thụt dòng sai',
  MISSING_CHAR: 'thiếu ký tự đóng hoặc dấu phân cách',
  MULTIPLE_DOCS: 'tệp chứa nhiều tài liệu YAML',
  MULTILINE_IMPLICIT_KEY: 'tên khóa kéo dài nhiều dòng',
  BLOCK_AS_IMPLICIT_KEY: 'khối lồng sai chỗ',
  BAD_DQ_ESCAPE: 'ký tự thoát (\\) không hợp lệ',
  BAD_SCALAR_START: 'giá trị bắt đầu bằng ký tự không được phép',
  UNEXPECTED_TOKEN: 'ký tự không đúng chỗ',
  RESOURCE_EXHAUSTION: 'lồng quá sâu',
  ALIAS_PROPS: 'tham chiếu (*tên) không được kèm thuộc tính',
  BAD_ALIAS: 'tham chiếu (*tên) sai cú pháp',
  BAD_COLLECTION_TYPE: 'kiểu của danh sách hoặc nhóm không đúng',
  BAD_DIRECTIVE: 'chỉ thị (%) không hợp lệ',
  BAD_PROP_ORDER: 'thuộc tính (&, !) đứng sai chỗ',
  BLOCK_IN_FLOW: 'khối thụt dòng nằm trong dấu ngoặc',
  IMPOSSIBLE: 'cấu trúc không đọc được',
  MULTIPLE_ANCHORS: 'có hơn một tên neo (&)',
  MULTIPLE_TAGS: 'có hơn một kiểu dữ liệu (tag)',
  NON_STRING_KEY: 'tên khóa phải là văn bản',
};

const wording = (code: string): string => WORDINGS[code] ?? `sai cú pháp YAML (mã lỗi ${code})`;
