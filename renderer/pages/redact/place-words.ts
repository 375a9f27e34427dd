import type { Box } from './boxes.ts';
import type { Source } from './source.ts';
import { showNumber } from '../../parts/format.ts';
import { redaction as words } from '../../texts/redaction.ts';

const MILLIMETRES_PER_POINT = 25.4 / 72;

/** “trang 1, cách trái 32 mm …”: where a box lies, in words. */
export function placeWords({ page, x, y, width, height }: Box, form: Source['form']): string {
  const isPdf = form === 'pdf';
  const shown = (value: number): string => showNumber(Math.round(isPdf ? value * MILLIMETRES_PER_POINT : value));
  return words.place(showNumber(page + 1), shown(x), shown(y), shown(width), shown(height), isPdf ? words.millimetres : words.pixels);
}
