/** The rows of a table that is written in: always one empty row more than is kept, so that a new one begins with its first letter. */
import { useEffect, useRef, useState } from 'react';
import { table as words } from '../texts/table.ts';
import { showNumber } from './format.ts';
import { pasteCells, type Cell, type Cells, type Column } from './pasted-cells.ts';
import { toast } from './toast.tsx';
import { useRemoval } from './use-removal.ts';

/** A row with a name that stays with it while others come and go. */
export interface Keyed<T> {
  key: string;
  value: T;
}

export interface Rows<T> {
  kept: readonly Keyed<T>[];
  /** The row at the end that is not kept until something is in it. */
  next: Keyed<T>;
  change: (key: string, column: string, value: Cell) => void;
  add: (...values: T[]) => void;
  remove: (index: number) => void;
  paste: (from: { row: number; column: number }, cells: string[][]) => void;
}

export interface RowsOf<T> {
  initial: readonly T[];
  empty: () => T;
  columns: readonly Column<keyof T & string>[];
  onChange: (rows: T[]) => void;
  /** Leads the keyboard on after a removal. */
  focus: (index: number) => void;
}

const MOST_ROWS = 1000;
/** As many as a toast has room for. */
const SHOWN_LEFT = 5;

export function useRows<T extends Cells>({ initial, empty, columns, onChange, focus }: RowsOf<T>): Rows<T> {
  const keyed = (value: T): Keyed<T> => ({ key: crypto.randomUUID(), value });
  const [state, setState] = useState(() => ({ kept: initial.map(keyed), next: keyed(empty()) }));
  // Acts follow one another faster than renders.
  const now = useRef(state);
  const commit = (kept: Keyed<T>[], next = now.current.next): void => {
    now.current = { kept, next };
    setState(now.current);
    onChange(kept.map(({ value }) => value));
  };

  const told = useRef<(() => void)[]>([]);
  const hideUndo = (): void => told.current.splice(0).forEach((hide) => hide());
  // Nothing can be undone once the form is gone.
  useEffect(() => () => told.current.forEach((hide) => hide()), []);

  const change = (key: string, column: string, value: Cell): void => {
    // Taking the paste back would take along what is typed after it.
    hideUndo();
    const { kept, next } = now.current;
    if (key === next.key) commit([...kept, { key, value: { ...next.value, [column]: value } }], keyed(empty()));
    else commit(kept.map((row) => (row.key === key ? { key, value: { ...row.value, [column]: value } } : row)));
  };
  const remove = useRemoval<Keyed<T>>({
    list: {
      remove: (index) => commit(now.current.kept.toSpliced(index, 1)),
      insert: (index, row) => commit(now.current.kept.toSpliced(index, 0, row)),
    },
    at: (index) => {
      const row = now.current.kept[index];
      if (row === undefined) throw new RangeError(`no row ${index}`);
      return row;
    },
    said: words.removed,
    focus,
  });
  const paste = (from: { row: number; column: number }, cells: string[][]): void => {
    const before = now.current.kept;
    const pasted = pasteCells(
      before.map(({ value }) => value),
      empty,
      columns,
      from,
      cells,
    );
    if (pasted.rows.length > MOST_ROWS) {
      toast(words.tooMany(showNumber(MOST_ROWS)));
      return;
    }
    // New keys: fields that keep what was typed into them show the new value.
    commit(pasted.rows.map((value, index) => (before[index]?.value === value ? before[index] : keyed(value))));
    const said =
      pasted.left.length === 0
        ? words.pasted(pasted.count)
        : words.pastedExcept(pasted.count, pasted.left.slice(0, SHOWN_LEFT), pasted.left.length);
    hideUndo();
    told.current.push(toast(said, () => commit([...before])));
  };
  return { ...state, change, add: (...values) => commit([...now.current.kept, ...values.map(keyed)]), remove, paste };
}
