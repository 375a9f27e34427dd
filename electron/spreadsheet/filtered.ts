/** Sheets with filters in their heads, and texts that stay texts also after somebody edits their cell. */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeWorkbook, { type Feature } from 'write-excel-file/node';
import { cell, type Written, type WrittenSheet } from './write.ts';

export interface FilteredSheet extends WrittenSheet {
  filter: boolean;
}

/** What a spreadsheet program may take for a formula when a cell is entered again. */
const LIKE_A_FORMULA = /^\s*[=+\-@\t\r]/;
/** A cell of Excel holds no more characters; a longer one makes it “repair” the file. */
const MOST = 32_767;
const CUT = '… (còn nữa: xem bản PDF)';

/** A typed text as a cell; one that looks like a formula is marked as text, so that editing it does not make it one. */
export function textCell(text: string): Written | null {
  const held = text.length > MOST ? `${text.slice(0, MOST - CUT.length).toWellFormed()}${CUT}` : text;
  const made = cell(held);
  return made !== null && typeof made === 'object' && 'type' in made && made.type === String && LIKE_A_FORMULA.test(held)
    ? { ...made, format: '@' }
    : made;
}

/** “A”, “AB” for 0, 27. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

/** The bytes of an .xlsx file. */
export function filteredWorkbook(sheets: FilteredSheet[]): Promise<Uint8Array> {
  const ranges = new Map(
    sheets.filter(({ filter }) => filter).map(({ sheet, data, columns }) => [sheet, rangeOf(data.length, columns.length)]),
  );
  return writeWorkbook(
    sheets.map(({ filter: _filter, ...sheet }) => sheet),
    { fontFamily: 'Arial', fontSize: 11, features: [filters(ranges)] },
  ).toBuffer();
}

const rangeOf = (rows: number, columns: number): string => `A1:${letterOf(columns - 1)}${rows}`;

/** The library leaves filters to its users. */
function filters(ranges: ReadonlyMap<string, string>): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, { sheet = '' }: { sheet?: string }) => {
            const range = ranges.get(sheet);
            // The format wants filters right behind the cells.
            return range === undefined ? xml : xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`);
          },
        },
      },
    },
  };
}
