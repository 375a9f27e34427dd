/** From the cells of a workbook that came back to what somebody answered, every wrong cell told. */
import type { Verdict } from '../../core/assessment/model.ts';
import { OUTSIDE_FIELDS, parseMark, type OutsideField, type ReturnedRow, type SaidOutside } from '../../core/assessment/outside-help.ts';
import { FailureError } from '../../core/failure.ts';
import { parseDate, parseIsoDate } from '../../core/read-date.ts';
import { fold, visible } from '../../core/text.ts';
import { textOf, type CellValue } from './columns.ts';
import { ANSWER_COLUMNS, MARK_COLUMN, OUTSIDE_PROBLEMS, OUTSIDE_VERDICTS } from './outside-help-words.ts';
import type { ReadSheet } from './unpack.ts';

/** Rows above the heads that somebody may have put there. */
const HEADS_WITHIN = 20;
/** Several times what the longest checklist asks; more can't be looked through before it is taken. */
const MOST_ROWS = 2000;
/** As core/assessment/model.ts takes them. */
const MOST: Record<OutsideField, number> = {
  verdict: 100,
  note: 20_000,
  gap: 20_000,
  reason: 20_000,
  action: 4000,
  responsible: 500,
  due: 100,
};

interface Heads {
  /** Index of the row of heads. */
  at: number;
  mark: number;
  columns: Partial<Record<OutsideField, number>>;
}

/** INVALID_INPUT where no sheet has the column of marks, or that sheet has more rows than were ever sent. Empty rows are passed over. */
export function readOutside(sheets: readonly ReadSheet[]): ReturnedRow[] {
  for (const { rows } of sheets) {
    const heads = headsOf(rows);
    if (heads === null) continue;
    const filled = [...rows.entries()].filter(([index, cells]) => index > heads.at && cells.some((one) => textOf(one).trim() !== ''));
    if (filled.length > MOST_ROWS) throw tooManyRows(filled.length);
    return filled.map(([index, cells]) => readRow(cells, index + 1, heads));
  }
  throw new FailureError(
    'INVALID_INPUT',
    `Bảng tính không có cột «${MARK_COLUMN}» nên không biết dòng nào trả lời yêu cầu nào. Chưa có gì thay đổi. Chọn đúng tệp đã gửi đi và được gửi lại.`,
  );
}

const tooManyRows = (count: number): FailureError =>
  new FailureError(
    'INVALID_INPUT',
    `Bảng tính có ${count.toLocaleString('vi-VN')} dòng, quá ${MOST_ROWS.toLocaleString('vi-VN')}, nên không phải bảng hỏi đã gửi đi. Chưa có gì thay đổi. Chọn đúng tệp đã gửi đi và được gửi lại.`,
  );

function headsOf(rows: readonly CellValue[][]): Heads | null {
  for (const [at, row] of rows.slice(0, HEADS_WITHIN).entries()) {
    const titles = row.map((one) => fold(textOf(one)));
    const find = (title: string): number => titles.indexOf(fold(title));
    const mark = find(MARK_COLUMN);
    if (mark < 0) continue;
    const columns = OUTSIDE_FIELDS.map((field) => [field, find(ANSWER_COLUMNS[field])] as const).filter(([, column]) => column >= 0);
    return { at, mark, columns: Object.fromEntries(columns) };
  }
  return null;
}

function readRow(cells: readonly CellValue[], row: number, { mark, columns }: Heads): ReturnedRow {
  const problems: string[] = [];
  const written = (field: OutsideField): string | null => {
    const column = columns[field];
    const text = column === undefined ? '' : visible(textOf(cells[column] ?? null)).trim();
    if (text.length <= MOST[field]) return text === '' ? null : text;
    problems.push(OUTSIDE_PROBLEMS.tooLong(ANSWER_COLUMNS[field], MOST[field]));
    return null;
  };
  const verdict = written('verdict');
  const due = written('due');
  const said: SaidOutside = {
    verdict: verdict === null ? null : verdictOf(verdict),
    note: written('note'),
    gap: written('gap'),
    reason: written('reason'),
    action: written('action'),
    responsible: written('responsible'),
    due: due === null ? null : (parseDate(due) ?? parseIsoDate(due)),
  };
  if (verdict !== null && said.verdict === null) problems.push(OUTSIDE_PROBLEMS.verdict);
  if (due !== null && said.due === null) problems.push(OUTSIDE_PROBLEMS.due);
  return { row, mark: parseMark(textOf(cells[mark] ?? null)), said, problems };
}

const VERDICT_IDS = Object.keys(OUTSIDE_VERDICTS) as Verdict[];
const verdictOf = (text: string): Verdict | null => VERDICT_IDS.find((one) => fold(OUTSIDE_VERDICTS[one]) === fold(text)) ?? null;
