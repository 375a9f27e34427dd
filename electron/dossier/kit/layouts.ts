/** Named table layouts registered with the printer. */
import type { CustomTableLayout } from 'pdfmake/interfaces.js';
import { GREY } from './page.ts';

const none = (): number => 0;
const hair = (): number => 0.5;
const black = (): string => 'black';

/** Head rule, foot rule and the rule under the head are stronger than those between rows. */
function strong(i: number, node: { table: { body: unknown[]; headerRows?: number | undefined } }): boolean {
  return i === 0 || i === node.table.body.length || i === (node.table.headerRows ?? 0);
}

const grid: CustomTableLayout = {
  hLineWidth: hair,
  vLineWidth: hair,
  hLineColor: black,
  vLineColor: black,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2.5,
};

const listing: CustomTableLayout = {
  hLineWidth: (i, node) => (strong(i, node) ? 0.75 : 0.35),
  vLineWidth: none,
  hLineColor: (i, node) => (strong(i, node) ? 'black' : GREY.line),
  paddingLeft: (i) => (i === 0 ? 2 : 4),
  paddingRight: () => 2,
  paddingTop: () => 2,
  paddingBottom: () => 2.5,
};

export const LAYOUTS: Record<string, CustomTableLayout> = {
  /** No lines, no padding: letterhead and signer block. */
  bare: { hLineWidth: none, vLineWidth: none, paddingLeft: none, paddingRight: none, paddingTop: none, paddingBottom: none },
  /** Full grid, as tables in Vietnamese papers are drawn. */
  grid,
  /** As grid, with a heading in the first head row: no rule above it. */
  titledGrid: { ...grid, hLineWidth: (i) => (i === 0 ? 0 : 0.5), paddingTop: (i) => (i === 0 ? 0 : 2) },
  /** Long lists: rules only between rows, hairline; saves ink and reads faster than a grid. */
  rows: listing,
  /** As rows, with a heading in the first head row: the first rule is that above the head proper. */
  titledRows: {
    ...listing,
    hLineWidth: (i, node) => (i === 0 ? 0 : i === 1 || strong(i, node) ? 0.75 : 0.35),
    hLineColor: (i, node) => (i === 1 || strong(i, node) ? 'black' : GREY.line),
  },
  /** Label and value without lines. */
  facts: {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: (i) => (i % 2 === 0 ? 0 : 4),
    paddingRight: () => 4,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  },
};
