/** Lines, bands and paddings of the tables of the Word papers. */
import { BorderStyle, Paragraph, ShadingType, WidthType } from 'docx';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
export const GRID = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };
/** Rules only between rows: long lists read faster without a grid. */
export const RULES = {
  ...NO_BORDERS,
  top: { ...LINE, size: 6 },
  bottom: { ...LINE, size: 6 },
  insideHorizontal: { ...LINE, color: '8A8A8A' },
};

export const BAND = { type: ShadingType.CLEAR, color: 'auto', fill: 'E9E9E9' };

/** Inside the cells, in twips. */
export const padding = (top: number, right: number, bottom: number, left: number) => ({
  marginUnitType: WidthType.DXA,
  top,
  right,
  bottom,
  left,
});
export const PADDING = padding(30, 60, 30, 60);
export const NO_PADDING = padding(0, 0, 0, 0);

/** Two tables that touch would be one in Word. `height` in twips. */
export const gap = (height = 160, keepNext = false): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: height, lineRule: 'exact' }, keepNext, children: [] });
