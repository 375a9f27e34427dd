/** The selection on screen, moved by keys and pointer; the keyboard's place takes the focus and comes into sight. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { elementId } from './row-line.tsx';
import {
  activeIn,
  at,
  extended,
  HEADS,
  moved,
  ROW_HEAD,
  wholeColumn,
  wholeGroup,
  wholeRow,
  type Field,
  type Position,
  type Selection,
} from './selection.ts';

interface Wanted {
  field: Field;
  /** Where the page was left. */
  start: Position | null;
  onFold: (groupId: string) => void;
  onOpen: (place: Position) => void;
}

export interface SelectionState {
  selection: Selection;
  active: Position;
  select: (selection: Selection) => void;
  /** To be called when lines were drawn: the keyboard's place may only then be there to take the focus. */
  settle: () => void;
  /** Chooses a group, in one column or all. */
  chooseGroup: (line: string, column: number | null) => void;
  clear: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerDown: (event: PointerEvent) => void;
  onPointerOver: (event: PointerEvent) => void;
  onDoubleClick: (event: { target: EventTarget }) => void;
}

/** The place of the grid that an element belongs to; null for buttons and for what is outside. */
function placeOf(target: EventTarget | null): Position | null {
  if (!(target instanceof Element) || target.closest('[data-menu]') !== null) return null;
  const element = target.closest<HTMLElement>('[data-line]');
  const { line, column } = element?.dataset ?? {};
  return line === undefined || column === undefined ? null : { line, column: Number(column) };
}

const NOTHING: Position = { line: '', column: 0 };

export function useSelection({ field, start, onFold, onOpen }: Wanted): SelectionState {
  const [selection, setSelection] = useState<Selection>({ active: start ?? NOTHING, range: null });
  const active = activeIn(field, selection);
  // Only what the user does moves the focus; reading anew does not.
  const takesFocus = useRef<ScrollLogicalPosition | null>(start === null ? null : 'center');
  const drawing = useRef(false);
  const select = (next: Selection): void => {
    takesFocus.current = 'nearest';
    setSelection(next);
  };
  const isRow = (line: string): boolean => field.lines.some(({ key, kind }) => key === line && kind === 'row');
  const fold = (line: string): void => {
    const found = field.lines.find(({ key }) => key === line);
    if (found?.kind === 'group') onFold(found.group.id);
  };
  /** What Enter, Space or a click does on a head. */
  const press = (place: Position): void => {
    if (place.line === HEADS) select(wholeColumn(field, place.column));
    else if (isRow(place.line)) select(wholeRow(field, place.line));
    else if (place.column === ROW_HEAD) {
      select(at(field, place));
      fold(place.line);
    } else select(wholeGroup(field, place, place.column));
  };
  const isHead = ({ line, column }: Position): boolean => line === HEADS || column === ROW_HEAD || !isRow(line);

  return {
    selection,
    active,
    select,
    settle: () => {
      const element = document.getElementById(elementId(active.line, active.column));
      if (takesFocus.current === null || element === null) return;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: takesFocus.current, inline: 'nearest' });
      takesFocus.current = null;
    },
    chooseGroup: (line, column) => select(wholeGroup(field, { line, column: ROW_HEAD }, column)),
    clear: () => select({ active, range: null }),
    onKeyDown: (event) => {
      const place = placeOf(event.target);
      if (place === null || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
      const next = moved(field, { ...selection, active: place }, event.key, event.shiftKey, event.ctrlKey);
      if (next !== null) select(next);
      else if (event.ctrlKey && event.key.toLowerCase() === 'a') select(wholeGroup(field, active, null));
      else if (event.ctrlKey || (event.key !== 'Enter' && event.key !== ' ')) return;
      else if (isHead(place)) press(place);
      else if (event.key === 'Enter') onOpen(place);
      event.preventDefault();
    },
    onPointerDown: (event) => {
      const place = placeOf(event.target);
      drawing.current = false;
      if (place === null || event.button !== 0) return;
      if (isHead(place)) {
        press(place);
        return;
      }
      drawing.current = true;
      select(event.shiftKey ? extended(field, selection, place) : at(field, place));
    },
    onPointerOver: (event) => {
      if (!drawing.current || (event.buttons & 1) === 0) return;
      const place = placeOf(event.target);
      if (place !== null && !isHead(place)) select(extended(field, selection, place));
    },
    onDoubleClick: ({ target }) => {
      const place = placeOf(target);
      if (place !== null && !isHead(place)) onOpen(place);
    },
  };
}
