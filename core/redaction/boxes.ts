/** Black boxes on a page: where they lie, and which pixels they blacken. */
import { z } from 'zod';

/** A rectangle on the page as it is shown: from its upper left corner, in points of the page or pixels of the picture. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PageSize {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Why something is suggested to be covered. */
export const REASONS = ['name', 'birth', 'identity', 'insurance', 'patient', 'phone', 'email', 'address'] as const;
export const reason = z.enum(REASONS);
export type Reason = z.infer<typeof reason>;

/** Pages of a file that can be worked on. */
export const PAGE_LIMIT = 300;
/** Pixels of one page: a picture that claims more is not even opened. */
export const PIXEL_LIMIT = 40_000_000;
/** The longest side of a page in pixels. */
export const SIDE_LIMIT = 16_384;
/** Bytes of an original that can be worked on. */
export const ORIGINAL_LIMIT = 64 * 1_048_576;
/** Bytes of all pages of a copy together. */
export const COPY_LIMIT = 256 * 1_048_576;

/** Fine enough for small print and stamps. */
const DOTS_PER_INCH = 200;
const POINTS_PER_INCH = 72;

/** Smaller is no box: a slip of the mouse. */
export const SMALLEST_SIDE = 3;
/** What a box grows by in the pixels, so that no edge of a letter stays. */
const GROWTH = 2;

/** Pixels per point for a page of this size: 200 dots per inch, fewer where the page would hold too many pixels. */
export function burnScale({ width, height }: PageSize): number {
  const wanted = DOTS_PER_INCH / POINTS_PER_INCH;
  return Math.min(wanted, Math.sqrt(PIXEL_LIMIT / (width * height)), SIDE_LIMIT / Math.max(width, height));
}

/** The rectangle between two corners, in any order, cut to the page. */
export function between(a: Point, b: Point, page: PageSize): Rect {
  const left = clamp(Math.min(a.x, b.x), 0, page.width);
  const top = clamp(Math.min(a.y, b.y), 0, page.height);
  return {
    x: left,
    y: top,
    width: clamp(Math.max(a.x, b.x), 0, page.width) - left,
    height: clamp(Math.max(a.y, b.y), 0, page.height) - top,
  };
}

/** Moved, and kept on the page as a whole. */
export const moved = (rect: Rect, by: Point, page: PageSize): Rect => ({
  ...rect,
  x: clamp(rect.x + by.x, 0, Math.max(0, page.width - rect.width)),
  y: clamp(rect.y + by.y, 0, Math.max(0, page.height - rect.height)),
});

/** Made wider and higher at its lower right corner; never smaller than a box may be, never beyond the page. */
export const resized = (rect: Rect, by: Point, page: PageSize): Rect => ({
  ...rect,
  width: clamp(rect.width + by.x, SMALLEST_SIDE, Math.max(SMALLEST_SIDE, page.width - rect.x)),
  height: clamp(rect.height + by.y, SMALLEST_SIDE, Math.max(SMALLEST_SIDE, page.height - rect.y)),
});

/** The pixels to blacken, whole ones, a little more than the box; null when it lies outside the page. */
export function pixelsOf(rect: Rect, scale: number, canvas: PageSize): Rect | null {
  const left = clamp(Math.floor(rect.x * scale) - GROWTH, 0, canvas.width);
  const top = clamp(Math.floor(rect.y * scale) - GROWTH, 0, canvas.height);
  const right = clamp(Math.ceil((rect.x + rect.width) * scale) + GROWTH, 0, canvas.width);
  const bottom = clamp(Math.ceil((rect.y + rect.height) * scale) + GROWTH, 0, canvas.height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** The smallest rectangle around points. */
export function around(points: readonly Point[]): Rect {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
