import { describe, expect, it } from 'vitest';
import { between, burnScale, moved, PIXEL_LIMIT, pixelsOf, resized, SIDE_LIMIT } from './boxes.ts';

const A4 = { width: 595, height: 842 };
const box = { x: 100, y: 200, width: 50, height: 20 };

describe('a box', () => {
  it('lies between two corners, whichever way the mouse went, and ends at the page', () => {
    expect(between({ x: 30, y: 40 }, { x: 10, y: 15 }, A4)).toEqual({ x: 10, y: 15, width: 20, height: 25 });
    expect(between({ x: -30, y: 800 }, { x: 700, y: 900 }, A4)).toEqual({ x: 0, y: 800, width: 595, height: 42 });
  });

  it('stays on the page when it is moved or made larger', () => {
    expect(moved(box, { x: 1000, y: -1000 }, A4)).toEqual({ x: 545, y: 0, width: 50, height: 20 });
    expect(resized(box, { x: 1000, y: -1000 }, A4)).toEqual({ x: 100, y: 200, width: 495, height: 3 });
  });

  it('blackens whole pixels, two more on each side, none outside the picture', () => {
    expect(pixelsOf({ x: 10.2, y: 10.2, width: 5, height: 5 }, 2, { width: 100, height: 100 })).toEqual({
      x: 18,
      y: 18,
      width: 15,
      height: 15,
    });
    expect(pixelsOf({ x: -5, y: -5, width: 10, height: 10 }, 2, { width: 100, height: 8 })).toEqual({ x: 0, y: 0, width: 12, height: 8 });
    expect(pixelsOf({ x: 200, y: 0, width: 10, height: 10 }, 1, { width: 100, height: 100 })).toBeNull();
  });
});

describe('the resolution', () => {
  it('is 200 dots per inch, and less for a page that would hold too many', () => {
    expect(burnScale(A4)).toBeCloseTo(200 / 72);
    for (const page of [
      { width: 2384, height: 3370 },
      { width: 14_400, height: 14_400 },
      { width: 14_400, height: 100 },
    ]) {
      const scale = burnScale(page);
      expect(page.width * scale * page.height * scale).toBeLessThanOrEqual(PIXEL_LIMIT * 1.000_001);
      expect(Math.max(page.width, page.height) * scale).toBeLessThanOrEqual(SIDE_LIMIT * 1.000_001);
    }
  });
});
