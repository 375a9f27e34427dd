/** Runs of text as a page holds them, put together into lines as people read them. */
import { around, type Point, type Rect } from './boxes.ts';

/** A piece of text that is drawn at once. */
export interface TextRun {
  text: string;
  /** Where its base line begins, on the page as shown. */
  origin: Point;
  /** From its beginning to its end. */
  along: Point;
  /** From the base line up to the height of its font. */
  up: Point;
  /** Font family, for measuring; any text. */
  font: string;
}

export interface TextPage {
  /** Counted from 0. */
  page: number;
  runs: readonly TextRun[];
}

/** How wide a text is drawn, in any unit that stays the same within one font; not a number where that is not known. */
export type Measure = (text: string, font: string) => number;

/** Columns of one line are parted by this. */
export const COLUMN = '\t';

interface Piece {
  /** Place in the text of the line. */
  start: number;
  end: number;
  run: TextRun;
}

export interface Line {
  page: number;
  text: string;
  /** Lower case without marks; `from` leads each of its characters back to the text. */
  folded: string;
  from: readonly number[];
  pieces: readonly Piece[];
  /** Direction of writing in degrees, to a quarter turn where it is close to one. */
  angle: number;
  /** Place across the direction of writing, growing from line to line; height of the largest font. */
  across: number;
  height: number;
}

const length = ({ x, y }: Point): number => Math.hypot(x, y);
const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;
const unit = (point: Point): Point => ({ x: point.x / length(point), y: point.y / length(point) });

/** Of the height of the font: the least gap that is a space, and the least that parts two columns. */
const SPACE = 0.15;
const GAP = 1.2;
/** How far a run may lie off the line, of its height: raised figures, uneven scans. */
const OFF_LINE = 0.45;
/** Runs turned less than this against a quarter turn count as straight, in degrees. */
const CROOKED = 5;

interface Placed {
  run: TextRun;
  angle: number;
  start: number;
  end: number;
  across: number;
  height: number;
}

/** The lines of a page, from top to bottom in each direction of writing. */
export function linesOf({ page, runs }: TextPage): Line[] {
  const placed = runs.flatMap((run) => place(run) ?? []).toSorted((a, b) => a.angle - b.angle || a.across - b.across);
  const lines: Placed[][] = [];
  for (const run of placed) {
    const line = lines.at(-1);
    const first = line?.[0];
    const fits =
      first !== undefined &&
      first.angle === run.angle &&
      Math.abs(run.across - first.across) <= OFF_LINE * Math.max(run.height, first.height);
    if (fits && line !== undefined) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => lineOf(page, line));
}

function place(run: TextRun): Placed | null {
  const height = length(run.up);
  if (run.text.trim() === '' || length(run.along) === 0 || height === 0) return null;
  const exact = (Math.atan2(run.along.y, run.along.x) * 180) / Math.PI;
  const quarter = Math.round(exact / 90) * 90;
  const angle = Math.abs(exact - quarter) <= CROOKED ? ((quarter % 360) + 360) % 360 : Math.round(exact);
  const forward = unit(run.along);
  const start = dot(run.origin, forward);
  return { run, angle, start, end: start + length(run.along), across: dot(run.origin, { x: -forward.y, y: forward.x }), height };
}

function lineOf(page: number, runs: Placed[]): Line {
  const pieces: Piece[] = [];
  let text = '';
  let last: Placed | undefined;
  for (const placed of runs.toSorted((a, b) => a.start - b.start)) {
    // Some programs make bold letters by drawing them twice.
    if (last !== undefined && last.run.text === placed.run.text && placed.start - last.start < 0.3 * placed.height) continue;
    const gap = last === undefined ? 0 : (placed.start - last.end) / Math.max(placed.height, last.height);
    if (gap > GAP) text += COLUMN;
    else if (gap > SPACE && !/\s$/.test(text)) text += ' ';
    pieces.push({ start: text.length, end: text.length + placed.run.text.length, run: placed.run });
    text += placed.run.text;
    last = placed;
  }
  const [first] = runs;
  const { folded, from } = foldWithPlaces(text);
  return {
    page,
    text,
    folded,
    from,
    pieces,
    angle: first?.angle ?? 0,
    across: first?.across ?? 0,
    height: Math.max(...runs.map(({ height }) => height)),
  };
}

/** As `fold` of core/text.ts, but character by character, so that each leads back to where it came from; spaces are kept. */
export function foldWithPlaces(text: string): { folded: string; from: number[] } {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = PLAIN.get(character) ?? plainOf(character);
    for (let i = 0; i < plain.length; i++) from.push(at);
    folded += plain;
    at += character.length;
  }
  return { folded, from };
}

/** A book has few different characters and many of each. */
const PLAIN = new Map([[COLUMN, COLUMN]]);

function plainOf(character: string): string {
  const plain = character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\s/g, ' ')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
  PLAIN.set(character, plain);
  return plain;
}

/** A stretch of the folded text as a stretch of the text; marks behind the last letter belong to it. */
export const stretchOf = ({ from, text }: Line, start: number, end: number): [number, number] => [
  from[start] ?? text.length,
  from[end] ?? text.length,
];

/** Of the height of the font: what stacked marks reach above it, what letters reach below the base line. */
const ABOVE = 0.1;
const BELOW = 0.3;
/** What is added where a run is cut inside: only its font knows exactly where a letter begins. */
const UNSURE = 0.2;
const SURE = 0.12;

/** Where a stretch of a line's text lies on the page. */
export function rectOf(line: Line, start: number, end: number, measure: Measure): Rect {
  const corners = line.pieces
    .filter((piece) => piece.start < end && piece.end > start)
    .flatMap(({ run, ...piece }) => {
      const whole = measure(run.text, run.font);
      const known = whole > 0;
      const share = (count: number): number => measure(run.text.slice(0, count), run.font) / whole;
      // Where letters can't be told apart, the whole run is covered: rather too much than half a letter too little.
      const first = known ? Math.max(0, start - piece.start) : 0;
      const behind = known ? Math.min(run.text.length, end - piece.start) : run.text.length;
      const margin = (cut: boolean): number => ((cut ? UNSURE : SURE) * length(run.up)) / length(run.along);
      const begin = (first === 0 ? 0 : share(first)) - margin(first > 0);
      const stop = (behind === run.text.length ? 1 : share(behind)) + margin(behind < run.text.length);
      return [begin, stop].flatMap((along) =>
        [-BELOW, 1 + ABOVE].map((up) => ({
          x: run.origin.x + run.along.x * along + run.up.x * up,
          y: run.origin.y + run.along.y * along + run.up.y * up,
        })),
      );
    });
  return around(corners);
}

const NARROW = /[iljtfr.,:;'|!()[\] I\-/]/;
const WIDE = /[mwMWĐÔƠƯQOG@%]/;

/** A guess for when no font can be asked: narrow, usual and wide letters. */
export const guessedWidth: Measure = (text) => {
  let width = 0;
  for (const character of text.normalize('NFC'))
    width += NARROW.test(character) ? 0.3 : WIDE.test(character) ? 0.85 : /\p{Lu}/u.test(character) ? 0.68 : 0.53;
  return width;
};
