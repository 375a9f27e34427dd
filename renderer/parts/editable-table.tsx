/** A table that is written in like a sheet: every cell is a field, the last row is always empty, several rows can be pasted. */
import { IconAlertTriangle, IconCircleX, IconX } from '@tabler/icons-react';
import { memo, useId, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { table as words } from '../texts/table.ts';
import styles from './editable-table.module.css';
import { NumberField } from './fields.tsx';
import { showNumber } from './format.ts';
import { cellsOf, type Cell, type Cells, type Column } from './pasted-cells.ts';
import { useRows, type Keyed, type Rows } from './use-rows.ts';

/** What is told under a cell. */
export interface CellNote {
  severity: 'wrong' | 'doubtful';
  text: string;
}
/** By column. */
export type RowNotes = Readonly<Record<string, readonly CellNote[]>>;
const NO_NOTES: RowNotes = {};

interface CellProps {
  column: Column;
  value: Cell;
  /** Path in the form: jumps find the field by it. */
  name: string;
  label: string;
  placeholder: string | undefined;
  notes: readonly CellNote[];
  onChange: (value: Cell) => void;
}

function Field({ column, value, name, label, placeholder, notes, onChange }: CellProps) {
  const told = useId();
  if (column.kind === 'count') {
    const count = typeof value === 'number' ? value : null;
    const outside = count !== null && (count < 1 || count > column.most);
    return (
      <NumberField
        name={name}
        aria-label={label}
        value={count}
        onChange={onChange}
        error={outside ? words.outside(showNumber(column.most)) : undefined}
        classNames={{ input: `${styles['cell'] ?? ''} ${styles['count'] ?? ''}`, error: styles['error'] ?? '' }}
      />
    );
  }
  const text = String(value ?? '');
  const tooLong = column.most > 0 && text.length > column.most;
  const all: readonly CellNote[] = tooLong ? [{ severity: 'wrong', text: words.tooLong(showNumber(column.most)) }, ...notes] : notes;
  const shared = {
    name,
    className: styles['cell'],
    'aria-label': label,
    'aria-invalid': all.some(({ severity }) => severity === 'wrong') || undefined,
    'aria-describedby': all.length > 0 ? told : undefined,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <>
      {column.kind === 'choice' && (
        <select {...shared}>
          {(column.options ?? []).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {column.kind === 'lines' && <textarea {...shared} rows={1} spellCheck={false} />}
      {column.kind === 'text' && (
        // Grows with its text, so that a long one is read whole; it holds one line all the same.
        <textarea
          {...shared}
          rows={1}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\r?\n/g, ' '))}
        />
      )}
      {all.length > 0 && (
        <ul className={styles['notes']} id={told}>
          {all.map((note, index) => (
            <li key={index} className={note.severity === 'wrong' ? 'not' : 'partial'}>
              {note.severity === 'wrong' ? <IconCircleX aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
              <span>{note.text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface RowProps {
  columns: readonly Column[];
  path: string;
  rowKey: string;
  value: Cells;
  index: number;
  isNext: boolean;
  isFirst: boolean;
  notes: RowNotes;
  change: (key: string, column: string, value: Cell) => void;
  remove: (index: number) => void;
}

/** Drawn again only when its own cells or its place change: a hundred rows stay quick. */
const Row = memo(
  function Row({ columns, path, rowKey, value, index, isNext, isFirst, notes, change, remove }: RowProps) {
    return (
      <tr data-row={index} className={isNext ? styles['next'] : undefined}>
        <th scope="row">
          {isNext && <span className="sr">{words.next}</span>}
          <span aria-hidden={isNext}>{isNext ? '+' : index + 1}</span>
        </th>
        {columns.map((column, place) => (
          <td key={column.key} data-column={place} data-kind={column.kind}>
            <Field
              column={column}
              value={value[column.key] ?? null}
              name={`${path}.${index}.${column.key}`}
              label={words.cell(column.label, index + 1)}
              placeholder={isFirst && isNext && place === 0 ? words.first : undefined}
              notes={notes[column.key] ?? []}
              onChange={(next) => change(rowKey, column.key, next)}
            />
          </td>
        ))}
        <td>
          {!isNext && (
            // Out of the way of Tab: Ctrl Delete does the same from any cell of the row.
            <button type="button" className={styles['remove']} tabIndex={-1} title={words.remove(index + 1)} onClick={() => remove(index)}>
              <IconX className="i" aria-hidden="true" />
              <span className="sr">{words.remove(index + 1)}</span>
            </button>
          )}
        </td>
      </tr>
    );
  },
  // The acts look at the rows as they are when called.
  (a, b) => a.value === b.value && a.index === b.index && a.isNext === b.isNext && a.isFirst === b.isFirst && a.notes === b.notes,
);

interface Props<T> {
  /** What the rows are. */
  label: string;
  /** Path of the list in the form. */
  path: string;
  columns: readonly Column<keyof T & string>[];
  initial: readonly T[];
  empty: () => T;
  onChange: (rows: T[]) => void;
  /** Notes of each row, by its place; the same object while nothing changes. */
  notes?: readonly RowNotes[];
  /** Buttons beside the keys, with a way to add rows. */
  actions?: (rows: Rows<T>) => React.ReactNode;
}

export function EditableTable<T extends Cells>({ label, path, columns, initial, empty, onChange, notes = [], actions }: Props<T>) {
  const table = useRef<HTMLTableElement>(null);
  const fieldAt = (row: number, column: number): HTMLElement | null =>
    table.current?.querySelector<HTMLElement>(
      `tr[data-row="${row}"] td[data-column="${column}"] :is(input:not([type="hidden"]), textarea, select)`,
    ) ?? null;
  const column = useRef(0);
  // What to focus comes with the next render.
  const focus = (row: number): void => void setTimeout(() => fieldAt(row, column.current)?.focus({ preventScroll: true }), 0);
  const rows = useRows<T>({ initial, empty, columns, onChange, focus });
  const all: readonly Keyed<T>[] = [...rows.kept, rows.next];
  const total = columns.reduce((sum, one) => sum + one.share, 0);

  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeOf(event.target);
    if (place === null || event.nativeEvent.isComposing) return;
    column.current = place.column;
    const to = targetOf(event, place);
    if (to === 'remove') {
      event.preventDefault();
      if (place.row < rows.kept.length) rows.remove(place.row);
    } else if (to !== null) {
      event.preventDefault();
      fieldAt(Math.min(to.row, rows.kept.length), to.column)?.focus();
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const place = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    const cells = cellsOf(text);
    const isOne = cells.length <= 1 && (cells[0]?.length ?? 0) <= 1;
    // Several lines without a tab belong into a field of several lines.
    const intoField = place?.kind === 'lines' && !text.includes('\t');
    if (place === null || isOne || intoField) return;
    event.preventDefault();
    rows.paste(place, cells);
  };
  return (
    <div className="col g8">
      <div className={`sideways ${styles['frame'] ?? ''}`}>
        <table ref={table} className={styles['table']} aria-label={label} onKeyDown={onKeyDown} onPaste={onPaste}>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              {columns.map((one) => (
                <th
                  key={one.key}
                  scope="col"
                  className={one.kind === 'count' ? 'num' : undefined}
                  style={{ width: `${(one.share / total) * 100}%` }}
                >
                  {one.label}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {all.map(({ key, value }, index) => (
              <Row
                key={key}
                columns={columns}
                path={path}
                rowKey={key}
                value={value}
                index={index}
                isNext={index === rows.kept.length}
                isFirst={rows.kept.length === 0}
                notes={notes[index] ?? NO_NOTES}
                change={rows.change}
                remove={rows.remove}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {actions?.(rows)}
        <span className={`s12 t3 ${styles['keys'] ?? ''}`}>{words.keys}</span>
      </div>
    </div>
  );
}

interface Place {
  row: number;
  column: number;
  kind: string;
}

function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('tr[data-row]')?.dataset['row'];
  const { column, kind = '' } = target.closest<HTMLElement>('td[data-column]')?.dataset ?? {};
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column), kind };
}

/** Where a key leads; null where it keeps its usual meaning. */
function targetOf(event: KeyboardEvent, { row, column, kind }: Place): Omit<Place, 'kind'> | 'remove' | null {
  if (event.key === 'Delete' && event.ctrlKey) return 'remove';
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || kind === 'lines') return null;
  if (event.key === 'Enter') return { row: row + 1, column: 0 };
  // A choice changes with the arrows, and a text of several lines is walked through with them.
  if (kind === 'choice' || (event.target instanceof Element && event.target.clientHeight > ONE_LINE_PX)) return null;
  if (event.key === 'ArrowDown') return { row: row + 1, column };
  if (event.key === 'ArrowUp') return row === 0 ? null : { row: row - 1, column };
  return null;
}
/** No field of one line is higher. */
const ONE_LINE_PX = 50;
