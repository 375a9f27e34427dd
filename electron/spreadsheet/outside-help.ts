/** Requirements as a workbook for somebody outside the unit. Every cell is a text or a date; nothing can become a formula. */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeWorkbook, { type Feature, type Row } from 'write-excel-file/node';
import type { Answer } from '../../core/assessment/model.ts';
import { markText, OUTSIDE_FIELDS, shortDigest, type OutsideField } from '../../core/assessment/outside-help.ts';
import type { Checklist, ChecklistItem } from '../../core/checklist/model.ts';
import { showDate, type IsoDate } from '../../core/date.ts';
import { ANSWER_COLUMNS, ASKED_COLUMNS, GUIDE, MARK_COLUMN, OUTSIDE_SHEETS, OUTSIDE_VERDICTS } from './outside-help-words.ts';
import { cell, sheetOf, type WrittenSheet } from './write.ts';

export interface OutsideRequest {
  unitName: string;
  system: { id: string; name: string };
  year: number;
  checklist: Checklist;
  items: readonly ChecklistItem[];
  recipient: string;
  deadline: IsoDate | null;
  message: string;
  exportedAt: string;
  /** What the unit answered so far, where that is meant to go out too; by item id. */
  answers: ReadonlyMap<string, Answer>;
}

const WIDTHS: Record<OutsideField, number> = { verdict: 20, note: 44, gap: 36, reason: 32, action: 36, responsible: 22, due: 16 };
const COLUMNS = [
  { title: MARK_COLUMN, width: 120 },
  { title: ASKED_COLUMNS.id, width: 14 },
  { title: ASKED_COLUMNS.title, width: 28 },
  { title: ASKED_COLUMNS.ask, width: 44 },
  { title: ASKED_COLUMNS.guidance, width: 56 },
  { title: ASKED_COLUMNS.evidence, width: 34 },
  ...OUTSIDE_FIELDS.map((field) => ({ title: ANSWER_COLUMNS[field], width: WIDTHS[field] })),
];
const READ_ONLY = '#F3F5F6';

/** The bytes of an .xlsx file: a sheet of instructions, and one of requirements. */
export async function outsideWorkbook(request: OutsideRequest): Promise<Uint8Array> {
  const items = itemSheet(request);
  return writeWorkbook([guideSheet(request), items], { fontFamily: 'Arial', fontSize: 11, features: [answering(items)] }).toBuffer();
}

function guideSheet({ unitName, system, checklist, recipient, deadline, message }: OutsideRequest): WrittenSheet {
  const lines = [
    [GUIDE.unit, unitName],
    [GUIDE.system, system.name],
    [GUIDE.checklist, checklist.title],
    [GUIDE.recipient, recipient === '' ? GUIDE.none : recipient],
    [GUIDE.deadline, deadline === null ? GUIDE.none : showDate(deadline)],
    ...(message === '' ? [] : [[GUIDE.message, message]]),
    ...GUIDE.steps,
  ];
  const columns = [
    { title: GUIDE.heads.what, width: 30 },
    { title: GUIDE.heads.text, width: 84 },
  ];
  return sheetOf(
    OUTSIDE_SHEETS.guide,
    columns,
    lines.map((line) => line.map((text) => cell(text))),
  );
}

function itemSheet({ system, year, checklist, items, exportedAt, answers }: OutsideRequest): WrittenSheet {
  const rows = items.map((item): Row => {
    const mark = markText({
      year,
      framework: checklist.framework,
      level: checklist.level,
      systemId: system.id,
      itemId: item.id,
      itemDigest: shortDigest(checklist.itemDigests[item.id] ?? ''),
      exportedAt,
    });
    const asked = [item.id, item.title, item.ask, item.guidance, item.evidence.map((one) => `• ${one}`).join('\n')];
    return [
      cell(mark),
      ...asked.map((text) => cell(text, READ_ONLY)),
      ...OUTSIDE_FIELDS.map((field) => cell(shown(answers.get(item.id), field))),
    ];
  });
  return { ...sheetOf(OUTSIDE_SHEETS.items, COLUMNS, rows), stickyColumnsCount: 3, orientation: 'landscape' };
}

function shown(answer: Answer | undefined, field: OutsideField): string | Date {
  if (answer === undefined) return '';
  const { verdict, plan } = answer;
  switch (field) {
    case 'verdict':
      return verdict === null ? '' : OUTSIDE_VERDICTS[verdict];
    case 'due':
      return plan?.due == null ? '' : new Date(`${plan.due}T00:00:00Z`);
    case 'action':
    case 'responsible':
      return plan?.[field] ?? '';
    default:
      return answer[field];
  }
}

/** “H” for 7. */
const letterOf = (column: number): string => String.fromCharCode('A'.charCodeAt(0) + column);

/** Hides the column of marks and offers the verdicts as a list; the library leaves both to its users. */
function answering(sheet: WrittenSheet): Feature<Stream | Buffer | Blob> {
  const column = letterOf(COLUMNS.findIndex(({ title }) => title === ANSWER_COLUMNS.verdict));
  const list = Object.values(OUTSIDE_VERDICTS).join(',');
  const validation = `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${column}2:${column}${sheet.data.length}"><formula1>"${list}"</formula1></dataValidation></dataValidations>`;
  const isItems = (options: { sheet?: string }): boolean => options.sheet === OUTSIDE_SHEETS.items;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // The format wants validations right behind the cells.
          transform: (xml, options) => (isItems(options) ? xml.replace('</sheetData>', `</sheetData>${validation}`) : xml),
          transformElementAttributes: (tag, attributes, index, options) =>
            isItems(options) && tag === 'col' && index === 0 ? { ...attributes, hidden: 1 } : attributes,
        },
      },
    },
  };
}
