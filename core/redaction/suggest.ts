/**
 * What should probably be covered before a paper leaves the hospital, read from its text layer. Suggestions only: a person accepts
 * each; what stands in a picture, or is written otherwise, is not found.
 */
import type { Reason, Rect } from './boxes.ts';
import { COLUMN, foldWithPlaces, guessedWidth, linesOf, rectOf, stretchOf, type Line, type Measure, type TextPage } from './lines.ts';
import { LABEL_RULES, SEPARATOR, SHAPE_RULES, type LabelRule, type Rest } from './patterns.ts';

export interface Suggestion {
  /** The same for the same text at the same place. */
  id: string;
  page: number;
  rect: Rect;
  reason: Reason;
  /** What would be covered. */
  text: string;
}

interface Found {
  line: Line;
  /** In the folded text of the line. */
  start: number;
  end: number;
  reason: Reason;
}

/** Suggestions for all pages, in reading order. */
export function suggest(pages: readonly TextPage[], measure: Measure = guessedWidth): Suggestion[] {
  const lines = pages.map(linesOf);
  const found = lines.flatMap((page) => findOn(page));
  const all = [...found, ...repeatsOf(found, lines.flat())].toSorted(
    (a, b) => a.line.page - b.line.page || lineOrder(a.line, b.line) || a.start - b.start,
  );
  return all.map(({ line, start, end, reason }) => {
    const [from, to] = stretchOf(line, start, end);
    const rect = rectOf(line, from, to, measure);
    const id = `${line.page}/${Math.round(rect.x)}/${Math.round(rect.y)}/${reason}`;
    return { id, page: line.page, rect, reason, text: line.text.slice(from, to).replace(/\s+/g, ' ').trim().normalize('NFC') };
  });
}

const lineOrder = (a: Line, b: Line): number => a.angle - b.angle || a.across - b.across;

function findOn(lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  const add = (one: Found | null): boolean => {
    if (one === null || one.end <= one.start || found.some((other) => overlap(one, other))) return false;
    found.push(one);
    return true;
  };
  for (const rule of LABEL_RULES) {
    for (const [number, line] of lines.entries()) {
      for (const label of labelsIn(line, rule)) {
        const beside = valueAt(line, label.behind, rule, label);
        if (add(beside)) add(continued(beside, lines[number + 1]));
        else if (label.alone) for (const below of valuesBelow(lines, number, label, rule)) add(below);
      }
    }
  }
  for (const { reason, shape, unless } of SHAPE_RULES) {
    for (const line of lines) {
      for (const { 0: text, index } of line.folded.matchAll(shape)) {
        const before = line.folded.slice(0, index).split(COLUMN).at(-1) ?? '';
        if (unless?.test(before) !== true) add({ line, start: index, end: index + text.length, reason });
      }
    }
  }
  return found;
}

const overlap = (a: Found, b: Found): boolean => a.line === b.line && a.start < b.end && b.start < a.end;

interface Label {
  text: string;
  start: number;
  end: number;
  /** Where the value would begin. */
  behind: number;
  colon: boolean;
  apart: boolean;
  first: boolean;
  /** Its column holds nothing else: the value may stand below. */
  alone: boolean;
}

function labelsIn(line: Line, { label }: LabelRule): Label[] {
  return [...line.folded.matchAll(label)].map(({ 0: text, index }) => {
    const end = index + text.length;
    const separator = SEPARATOR.exec(line.folded.slice(end));
    const before = line.folded.slice(0, index).split(COLUMN).at(-1) ?? '';
    const after = line.folded.slice(end).split(COLUMN)[0] ?? '';
    const first = /^(?:s?tt)?[^a-z]*(?:[a-z][.)])?[^a-z]*$/.test(before);
    return {
      text,
      start: index,
      end,
      behind: end + (separator?.[0].length ?? 0),
      colon: separator?.[1] !== undefined,
      apart: separator?.[2] !== undefined,
      first,
      alone: first && /^ *(?:\([^()]{0,40}\))?[ :._…]*$/.test(after),
    };
  });
}

/** The value of a rule from a place of a line on. */
function valueAt(line: Line, at: number, rule: LabelRule, label: Pick<Label, 'text' | 'colon' | 'apart' | 'first'>): Found | null {
  const [start, end] = rule.value(restOf(line, at), label) ?? [0, 0];
  return end > start ? { line, start: at + start, end: at + end, reason: rule.reason } : null;
}

/** The rest of a line, to the next column where the value stands in one. */
function restOf(line: Line, at: number): Rest {
  const written = (from: number): string => line.text.slice(line.from[at + from] ?? line.text.length);
  return {
    folded: line.folded.slice(at),
    written,
    foldedLength: (from, count) => foldWithPlaces(written(from).slice(0, count)).folded.length,
  };
}

/** Lines below a heading of a column that are looked at, and those without a value after which it ends. */
const MOST_ROWS = 80;
const EMPTY_ROWS = 3;
/** Of the height of a line: further below is another table. */
const ROW_GAP = 8;

/** Values that stand below their label: one in a form, many in a table. */
function* valuesBelow(lines: readonly Line[], number: number, label: Label, rule: LabelRule): Generator<Found> {
  const head = lines[number];
  if (head === undefined) return;
  const [left, right] = extent(head, label.start, label.end);
  let last = head;
  let empty = 0;
  for (const line of lines.slice(number + 1, number + 1 + MOST_ROWS)) {
    if (line.angle !== head.angle || line.across - last.across > ROW_GAP * line.height || empty >= EMPTY_ROWS) return;
    const cell = cellsOf(line).find(({ start, end }) => {
      const [from, to] = extent(line, start, end);
      return from < right && to > left;
    });
    const at =
      cell === undefined ? 0 : cell.start + (/^\d{1,4}[.)]? +(?=\D)/.exec(line.folded.slice(cell.start, cell.end))?.[0].length ?? 0);
    const value = cell === undefined ? null : valueAt(line, at, rule, { text: label.text, colon: false, apart: true, first: false });
    if (value === null) empty += 1;
    else {
      [last, empty] = [line, 0];
      yield value;
    }
  }
}

/** Columns of a line, without the spaces around them. */
function cellsOf({ folded }: Line): { start: number; end: number }[] {
  return [...folded.matchAll(/[^\t]+/g)].flatMap(({ 0: text, index }) => {
    const start = index + (text.length - text.trimStart().length);
    return text.trim() === '' ? [] : [{ start, end: start + text.trim().length }];
  });
}

/** From where to where a stretch reaches in the direction of writing. */
function extent(line: Line, start: number, end: number): [number, number] {
  const { x, y, width, height } = rectOf(line, ...stretchOf(line, start, end), guessedWidth);
  switch (line.angle) {
    case 90:
      return [y, y + height];
    case 180:
      return [-x - width, -x];
    case 270:
      return [-y - height, -y];
    default:
      return [x, x + width];
  }
}

/** An address that ends with a comma goes on in the next line, unless a new field begins there. */
function continued(found: Found | null, next: Line | undefined): Found | null {
  if (found === null || found.reason !== 'address' || next === undefined) return null;
  const ends = found.line.folded.slice(found.start).trimEnd();
  const near = next.angle === found.line.angle && next.across - found.line.across <= 2.5 * found.line.height;
  if (!/[,–-]$/.test(ends) || !near) return null;
  const [cell] = cellsOf(next);
  if (cell === undefined || next.folded.slice(cell.start, cell.end).includes(':')) return null;
  return { line: next, ...cell, reason: 'address' };
}

/** What is looked for again wherever else it stands. */
const REPEATED: ReadonlySet<Reason> = new Set(['name', 'identity', 'insurance', 'patient', 'phone']);
const LEAST_REPEATED = 6;

/** The same names and numbers without a label: in headers, on later pages. */
function repeatsOf(found: readonly Found[], lines: readonly Line[]): Found[] {
  const repeats: Found[] = [];
  const known = new Map(
    found
      .filter(({ reason }) => REPEATED.has(reason))
      .map(({ line, start, end, reason }) => [line.folded.slice(start, end).trim().replace(/ +/g, ' '), reason]),
  );
  for (const [text, reason] of known) {
    if (text.length < LEAST_REPEATED) continue;
    const pattern = new RegExp(`(?<![a-z0-9])${text.split(' ').map(literal).join(' +')}(?![a-z0-9])`, 'g');
    for (const line of lines) {
      for (const { 0: match, index } of line.folded.matchAll(pattern)) {
        const one: Found = { line, start: index, end: index + match.length, reason };
        if (![...found, ...repeats].some((other) => overlap(one, other))) repeats.push(one);
      }
    }
  }
  return repeats;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
