/** From the cells of a workbook to the facts of systems, with every wrong cell told by sheet, row and column. */
import type { z } from 'zod';
import { emptySystem } from '../../core/assessment/empty.ts';
import {
  application,
  connectedSystem,
  device,
  informationSystem,
  networkZone,
  type InformationSystem,
} from '../../core/assessment/model.ts';
import type { SystemTemplate } from '../../core/checklist/templates.ts';
import { FailureError } from '../../core/failure.ts';
import { schemaWords } from '../../core/schema-words.ts';
import { fold } from '../../core/text.ts';
import { PARTS, systemColumns, textOf, type CellValue, type Column, type PartSheet } from './columns.ts';
import type { ReadSheet } from './unpack.ts';
import { NAME_COLUMN, NAME_SYNONYMS, PROBLEMS, SHEETS } from './words.ts';

export interface CellProblem {
  sheet: string;
  /** As the spreadsheet program numbers it. */
  row: number;
  column: string;
  text: string;
}

/** One row of the sheet of systems, with what other sheets hold of the system. */
export interface ReadSystem {
  name: string;
  row: number;
  /** A cell of it, here or on another sheet, can't be read. */
  wrong: boolean;
  /** A system with the facts that the workbook tells; what it does not tell stays. */
  apply: (system: InformationSystem) => InformationSystem;
}

export interface ReadRegister {
  /** The sheet on which the systems stand. */
  sheet: string;
  systems: ReadSystem[];
  problems: CellProblem[];
}

const PLACEHOLDER = emptySystem({
  id: '-',
  name: '-',
  shortName: '',
  purpose: '',
  ownerName: '',
  operatorName: '',
  framework: 'nd331-2026',
});
/** Rows above the heads: a title, a date, an empty line. */
const HEADS_WITHIN = 20;
const MOST_PARTS = 1000;

/** INVALID_INPUT where no sheet has a column of names. Empty rows are passed over. */
export function readRegister(sheets: readonly ReadSheet[], templates: readonly SystemTemplate[]): ReadRegister {
  const sheet = sheets.find(({ name }) => fold(name) === fold(SHEETS.systems)) ?? sheets[0];
  const heads = sheet === undefined ? null : headsOf(sheet);
  if (sheet === undefined || heads === null) {
    throw new FailureError(
      'INVALID_INPUT',
      `Bảng tính không có cột «${NAME_COLUMN}» nên không biết dòng nào là hệ thống nào. Chưa có gì được nhập. Ghi «${NAME_COLUMN}» ở đầu cột tên rồi chọn lại tệp.`,
    );
  }
  const problems: CellProblem[] = [];
  const columns = matched(sheet.name, heads, systemColumns(templates), problems);
  const rows = new Map<string, number>();
  const systems: ReadSystem[] = [];
  for (const { cells, number } of rowsBelow(sheet, heads.at)) {
    const place = { sheet: sheet.name, row: number };
    const name = textOf(cells[heads.nameAt] ?? null).trim();
    const first = rows.get(fold(name));
    const found = readRow(place, cells, columns, name === '' ? PLACEHOLDER : { ...PLACEHOLDER, name }, informationSystem);
    if (name === '') found.problems.splice(0, Infinity, { ...place, column: NAME_COLUMN, text: PROBLEMS.nameMissing });
    else if (first !== undefined) found.problems.push({ ...place, column: NAME_COLUMN, text: PROBLEMS.nameTwice(first) });
    else rows.set(fold(name), number);
    problems.push(...found.problems);
    systems.push({ name, row: number, wrong: found.problems.length > 0, apply: (system) => ({ ...found.apply(system), name }) });
  }

  const lists = {
    devices: readPart(sheets, PARTS.devices, device, rows, problems),
    applications: readPart(sheets, PARTS.applications, application, rows, problems),
    zones: readPart(sheets, PARTS.zones, networkZone, rows, problems),
    connections: readPart(sheets, PARTS.connections, connectedSystem, rows, problems),
  };
  const wrongParts = new Set(Object.values(lists).flatMap((list) => [...(list?.wrong ?? [])]));
  return {
    sheet: sheet.name,
    problems,
    systems: systems.map((system) => ({
      ...system,
      wrong: system.wrong || wrongParts.has(fold(system.name)),
      apply: (before) => ({
        ...system.apply(before),
        devices: listFor(lists.devices, system.name, before.devices),
        applications: listFor(lists.applications, system.name, before.applications),
        zones: listFor(lists.zones, system.name, before.zones),
        connections: listFor(lists.connections, system.name, before.connections),
      }),
    })),
  };
}

// ---------------------------------------------------------------- heads and rows

interface Heads {
  /** Index of the row of heads. */
  at: number;
  nameAt: number;
  titles: string[];
}

const isNameHead = (title: string): boolean => [NAME_COLUMN, ...NAME_SYNONYMS].some((known) => fold(known) === fold(title));

/** The first row that has a column of names. */
function headsOf({ rows }: ReadSheet): Heads | null {
  for (const [at, row] of rows.slice(0, HEADS_WITHIN).entries()) {
    const titles = row.map(textOf);
    const exact = titles.findIndex((title) => fold(title) === fold(NAME_COLUMN));
    const nameAt = exact < 0 ? titles.findIndex(isNameHead) : exact;
    if (nameAt >= 0) return { at, nameAt, titles };
  }
  return null;
}

function* rowsBelow({ rows }: ReadSheet, heads: number): Generator<{ cells: CellValue[]; number: number }> {
  for (const [index, cells] of rows.entries()) {
    if (index > heads && cells.some((cell) => textOf(cell).trim() !== '')) yield { cells, number: index + 1 };
  }
}

interface Matched<T> {
  column: Column<T>;
  at: number;
}

/** The known columns of a sheet by their heads; strangers and doubles are told. The column of names is read by itself. */
function matched<T>(sheet: string, heads: Heads, columns: readonly Column<T>[], problems: CellProblem[]): Matched<T>[] {
  const found: Matched<T>[] = [];
  for (const [at, title] of heads.titles.entries()) {
    if (at === heads.nameAt || title.trim() === '') continue;
    const place = { sheet, row: heads.at + 1, column: title.trim() };
    const column = columns.find((one) => one.title !== NAME_COLUMN && fold(one.title) === fold(title));
    if (column === undefined) problems.push({ ...place, text: PROBLEMS.strangerColumn });
    else if (found.some((one) => one.column === column)) problems.push({ ...place, text: PROBLEMS.columnTwice });
    else found.push({ column, at });
  }
  return found;
}

interface ReadRow<T> {
  problems: CellProblem[];
  apply: (row: T) => T;
}

/** The cells of one row, tried on a blank: what is wrong with them, and how they change a row that is there. */
function readRow<T>(
  place: { sheet: string; row: number },
  cells: readonly CellValue[],
  columns: readonly Matched<T>[],
  blank: T,
  schema: z.ZodType<T>,
): ReadRow<T> {
  const problems: CellProblem[] = [];
  const changes: ((row: T) => T)[] = [];
  let tried = blank;
  for (const { column, at } of columns) {
    const { take } = column;
    if (take === null) continue;
    const cell = cells[at] ?? null;
    const result = take(tried, cell);
    if (typeof result === 'string') problems.push({ ...place, column: column.title, text: result });
    else {
      tried = result;
      changes.push((row) => {
        const taken = take(row, cell);
        return typeof taken === 'string' ? row : taken;
      });
    }
  }
  for (const { path, message } of schema.safeParse(tried, { error: schemaWords }).error?.issues ?? []) {
    const where = path.map(String).join('.');
    const column = columns.find((one) => one.column.path === where)?.column.title ?? NAME_COLUMN;
    problems.push({ ...place, column, text: message });
  }
  return { problems, apply: (row) => changes.reduce((changed, change) => change(changed), row) };
}

// ---------------------------------------------------------------- lists on sheets of their own

interface ReadPart<T> {
  /** By folded name of the system. */
  lists: Map<string, T[]>;
  wrong: Set<string>;
}

/** Null where the workbook has no such sheet: then the lists of the register stay. */
function readPart<T>(
  sheets: readonly ReadSheet[],
  { sheet: title, blank, columns: known }: PartSheet<T>,
  schema: z.ZodType<T>,
  systems: ReadonlyMap<string, number>,
  problems: CellProblem[],
): ReadPart<T> | null {
  const sheet = sheets.find(({ name }) => fold(name) === fold(title));
  const heads = sheet === undefined ? null : headsOf(sheet);
  if (sheet === undefined || heads === null) return null;
  const columns = matched(sheet.name, heads, known, problems);
  const part: ReadPart<T> = { lists: new Map(), wrong: new Set() };
  for (const { cells, number } of rowsBelow(sheet, heads.at)) {
    const place = { sheet: sheet.name, row: number };
    const name = textOf(cells[heads.nameAt] ?? null).trim();
    const key = fold(name);
    const list = part.lists.get(key) ?? [];
    const found = readRow(place, cells, columns, blank, schema);
    if (name === '') found.problems.push({ ...place, column: NAME_COLUMN, text: PROBLEMS.nameMissing });
    else if (!systems.has(key)) found.problems.push({ ...place, column: NAME_COLUMN, text: PROBLEMS.stranger(name) });
    if (list.length === MOST_PARTS) found.problems.push({ ...place, column: NAME_COLUMN, text: PROBLEMS.tooMany(MOST_PARTS) });
    problems.push(...found.problems);
    if (found.problems.length > 0) part.wrong.add(key);
    else part.lists.set(key, [...list, found.apply(blank)]);
  }
  return part;
}

const listFor = <T>(part: ReadPart<T> | null, name: string, before: T[]): T[] =>
  part === null ? before : (part.lists.get(fold(name)) ?? []);
