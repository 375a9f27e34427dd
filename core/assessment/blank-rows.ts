/** Rows of a system's lists that say nothing: emptied, or begun and left. They are kept as typed, but neither missed nor printed. */
import type { Application, ConnectedSystem, Device, NetworkZone } from './system.ts';

type Row = Device | Application | NetworkZone | ConnectedSystem;

/** Whether nothing is written in a row; the way of the data is always chosen and says nothing alone. */
export const isBlankRow = (row: Row): boolean =>
  Object.entries(row).every(([key, value]) => key === 'direction' || value === null || (typeof value === 'string' && value.trim() === ''));

/** The rows in which something is written. */
export const filledRows = <T extends Row>(rows: readonly T[]): T[] => rows.filter((row) => !isBlankRow(row));
