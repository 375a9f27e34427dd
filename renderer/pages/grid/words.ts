/** What a cell says, in words. */
import { UNIT_COLUMN, type GridCell, type GridRow, type GridSystem } from '../../../core/assessment/grid.ts';
import { showNumber } from '../../parts/format.ts';
import { grid as words } from '../../texts/grid.ts';
import { NOT_ASSESSED, VERDICT_LABELS } from '../../texts/terms.ts';

export const nameOf = ({ shortName, name }: Pick<GridSystem, 'shortName' | 'name'>): string => shortName || name;

export const columnName = (systems: readonly GridSystem[], column: number): string => {
  const system = systems[column];
  return column === UNIT_COLUMN || system === undefined ? words.unit : nameOf(system);
};

function stateWords(cell: GridCell, inUnit: boolean): string[] {
  const { spoken } = words;
  switch (cell.state) {
    case 'not_required':
      return [spoken.notRequired];
    case 'set_aside':
      return [spoken.setAside];
    case 'open':
      return [NOT_ASSESSED, ...(cell.said ? [spoken.said] : [])];
    case 'inherited':
    case 'own': {
      const whose = cell.state === 'inherited' ? spoken.inherited : cell.differs ? `${spoken.own}, ${spoken.differs}` : spoken.own;
      return [cell.verdict === null ? NOT_ASSESSED : VERDICT_LABELS[cell.verdict], ...(inUnit ? [] : [whose])];
    }
  }
}

/** “HIS, 5.11.2.2.a, Đáp ứng một phần, riêng hệ thống, 2 minh chứng”. */
export function cellWords(row: GridRow, cell: GridCell, systems: readonly GridSystem[], column: number): string {
  const { spoken } = words;
  const { level } = row.unit;
  return [
    columnName(systems, column),
    cell.itemId ?? row.itemId,
    ...stateWords(cell, column === UNIT_COLUMN),
    ...(cell.recommended ? [spoken.recommended] : []),
    ...(column === UNIT_COLUMN && level !== null ? [spoken.level(level)] : []),
    ...(cell.evidence > 0 ? [spoken.evidence(showNumber(cell.evidence))] : cell.withoutEvidence ? [spoken.noEvidence] : []),
    ...(cell.verdict !== null && !cell.confirmed ? [spoken.unconfirmed] : []),
  ].join(', ');
}
