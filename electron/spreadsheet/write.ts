/** The register as a workbook. Every fact is a text, a number or a date; nothing a person typed can become a formula. */
import writeWorkbook, { type CellObject, type Row, type SheetData } from 'write-excel-file/node';
import type { InformationSystem } from '../../core/assessment/model.ts';
import type { SystemTemplate } from '../../core/checklist/templates.ts';
import { PARTS, systemColumns, systemName, type Column, type PartSheet } from './columns.ts';
import { HOW, NAME_COLUMN, SHEETS } from './words.ts';

/** Characters that no XML file can hold: pasted from elsewhere, and invisible. */
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const writable = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(UNWRITABLE, ' ').toWellFormed();

/** Spreadsheet programs read “_x0041_” as a character that was escaped so; the underscore in front tells it is meant as it stands. */
const unescaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

export type Written = NonNullable<Row[number]>;

/** A fact as a cell: whatever a person typed stays a text. */
export function cell(value: string | number | Date, backgroundColor?: string): Written | null {
  if (value === '') return null;
  const look = { alignVertical: 'top' as const, ...(backgroundColor === undefined ? {} : { backgroundColor }) };
  if (value instanceof Date) return { type: Date, value, format: 'dd/mm/yyyy', ...look };
  if (typeof value === 'number') return { type: Number, value, ...look };
  return { type: String, value: unescaped(writable(value)), wrap: true, ...look };
}

const head = (titles: readonly string[]): Row =>
  titles.map((value) => ({
    type: String,
    value,
    fontWeight: 'bold' as const,
    wrap: true,
    alignVertical: 'top' as const,
    backgroundColor: '#E3F0F2',
  }));

export interface WrittenSheet {
  sheet: string;
  data: SheetData;
  columns: { width: number }[];
  stickyRowsCount: number;
  stickyColumnsCount?: number;
  orientation?: 'landscape';
  dateFormat: string;
}

const LINE = 15;
const MOST_LINES = 20;

/** Lines that a text takes in a column so many characters wide. */
const linesOf = (value: unknown, width: number): number =>
  typeof value === 'string' ? value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0) : 1;

/** A row as high as its longest text: not every program finds that out by itself. */
function fitted(row: Row, columns: readonly { width: number }[]): Row {
  const lines = row.map((one, index) => linesOf(isCell(one) ? one.value : null, columns[index]?.width ?? 1));
  const height = Math.min(Math.max(...lines), MOST_LINES) * LINE;
  return height === LINE ? row : row.map((one) => (isCell(one) ? { ...one, height } : one));
}

const isCell = (cell: Row[number]): cell is CellObject => typeof cell === 'object' && cell !== null && 'value' in cell;

/** A sheet with its heads in sight and its rows as high as their texts. */
export const sheetOf = (sheet: string, columns: readonly { title: string; width: number }[], rows: SheetData): WrittenSheet => ({
  sheet,
  data: [head(columns.map(({ title }) => title)), ...rows].map((row) => fitted(row, columns)),
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  dateFormat: 'dd/mm/yyyy',
});

const rowOf = <T>(columns: readonly Column<T>[], row: T): Row => columns.map(({ show }) => cell(show(row)));

const partSheet = <T>(
  { sheet, columns }: PartSheet<T>,
  systems: readonly InformationSystem[],
  listOf: (system: InformationSystem) => readonly T[],
): WrittenSheet =>
  sheetOf(
    sheet,
    [systemName, ...columns],
    systems.flatMap((system) => listOf(system).map((row) => [cell(system.name), ...rowOf(columns, row)])),
  );

/** What may be written where, for whoever fills the workbook by hand. */
function guide(columns: readonly Column<InformationSystem>[]): WrittenSheet {
  const lines = [
    ...columns.map(({ title, how }) => [SHEETS.systems, title, how]),
    ...Object.values(PARTS).flatMap((part) => [
      [part.sheet, NAME_COLUMN, HOW.systemName],
      ...part.columns.map(({ title, how }) => [part.sheet, title, how]),
    ]),
  ];
  const titles = [
    { title: 'Trang', width: 16 },
    { title: 'Cột', width: 40 },
    { title: 'Cách ghi', width: 100 },
  ];
  return sheetOf(
    SHEETS.guide,
    titles,
    lines.map((line) => line.map((one) => cell(one))),
  );
}

/** The bytes of an .xlsx file; names of systems must differ, since the other sheets name systems by them. */
export async function registerWorkbook(systems: readonly InformationSystem[], templates: readonly SystemTemplate[]): Promise<Uint8Array> {
  const columns = systemColumns(templates);
  return workbookOf([
    sheetOf(
      SHEETS.systems,
      columns,
      systems.map((system) => rowOf(columns, system)),
    ),
    partSheet(PARTS.devices, systems, ({ devices }) => devices),
    partSheet(PARTS.applications, systems, ({ applications }) => applications),
    partSheet(PARTS.zones, systems, ({ zones }) => zones),
    partSheet(PARTS.connections, systems, ({ connections }) => connections),
    guide(columns),
  ]);
}

/** The bytes of an .xlsx file. The size is said outright: without one, programs guess the height of wrapped rows differently. */
export const workbookOf = async (sheets: WrittenSheet[]): Promise<Uint8Array> =>
  writeWorkbook(sheets, { fontFamily: 'Arial', fontSize: 11 }).toBuffer();
