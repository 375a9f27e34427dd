import { IconPaperclip, IconStar } from '@tabler/icons-react';
import { memo } from 'react';
import { cellAt, UNIT_COLUMN, type GridCell, type GridRow, type GridSystem } from '../../../core/assessment/grid.ts';
import type { Level } from '../../../core/checklist/model.ts';
import { showNumber } from '../../parts/format.ts';
import { InheritedMark } from '../../parts/inherited-mark.tsx';
import { VERDICT_CLASS, VerdictMark } from '../../parts/verdict-mark.tsx';
import { grid as words } from '../../texts/grid.ts';
import { NOT_ASSESSED } from '../../texts/terms.ts';
import styles from './grid.module.css';
import { cellKey } from './lines.ts';
import { ROW_HEAD } from './selection.ts';
import { cellWords } from './words.ts';

/** Name of the element of a place in the grid. */
export const elementId = (line: string, column: number): string => `grid ${line} ${column}`;

/** What says where a place is, to keys, pointer and those who listen. */
export const placeProps = (line: string, column: number, active: boolean) => ({
  id: elementId(line, column),
  'data-line': line,
  'data-column': column,
  'aria-colindex': column - ROW_HEAD + 1,
  tabIndex: active ? 0 : -1,
});

export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

interface Props {
  line: string;
  row: GridRow;
  systems: readonly GridSystem[];
  /** The highest level asked. */
  unitLevel: Level | null;
  index: number;
  top: number;
  active: number | null;
  left: number | null;
  right: number | null;
  first: boolean;
  last: boolean;
  meant: ReadonlySet<string> | null;
}

/** One requirement: its head, the unit's answer, and a cell for each system. */
export const RowLine = memo(function RowLine(props: Props) {
  const { line, row, systems, unitLevel, index, top, active, left, right, first, last, meant } = props;
  return (
    <div role="row" aria-rowindex={index + 2} className={styles['row']} style={{ top }}>
      <div
        role="rowheader"
        {...placeProps(line, ROW_HEAD, active === ROW_HEAD)}
        className={classes(styles['item'], styles['head'])}
        title={`${row.itemId} ${row.title}`}
      >
        <span className={`t3 ${styles['id']}`}>{row.itemId}</span>
        <span className="ell">{row.title}</span>
        {row.unit.recommended && <IconStar className="i s t3" role="img" aria-label={words.spoken.recommended} />}
      </div>
      {[UNIT_COLUMN, ...systems.keys()].map((column) => {
        const cell = cellAt(row, column);
        if (cell === undefined) return null;
        const chosen = left !== null && right !== null && column >= left && column <= right;
        const said = cellWords(row, cell, systems, column);
        return (
          <div
            key={column}
            role="gridcell"
            {...placeProps(line, column, active === column)}
            aria-selected={chosen}
            aria-label={said}
            title={said}
            className={classes(
              styles['cell'],
              column === UNIT_COLUMN && styles['unit'],
              styles[cell.state],
              column !== UNIT_COLUMN && cell.state === 'own' && cell.verdict !== null && styles[VERDICT_CLASS[cell.verdict]],
              chosen && styles['chosen'],
              chosen && first && styles['edgeTop'],
              chosen && last && styles['edgeBottom'],
              chosen && column === left && styles['edgeLeft'],
              chosen && column === right && styles['edgeRight'],
              meant !== null && !meant.has(cellKey(row.control, column)) && styles['unmeant'],
            )}
          >
            {column === UNIT_COLUMN ? <UnitContent row={row} unitLevel={unitLevel} /> : <Content cell={cell} />}
          </div>
        );
      })}
    </div>
  );
});

function Content({ cell }: { cell: GridCell }) {
  const { state, verdict, confirmed } = cell;
  if (state === 'not_required' || state === 'set_aside') return null;
  return (
    <span className={styles['content']} aria-hidden="true">
      {state === 'inherited' && verdict !== null ? <InheritedMark verdict={verdict} /> : <VerdictMark verdict={verdict} silent />}
      {state === 'own' && verdict !== null && <span className="ell">{words.verdicts[verdict]}</span>}
      {verdict !== null && !confirmed && <i className={styles['unconfirmed']} />}
    </span>
  );
}

function UnitContent({ row: { unit }, unitLevel }: { row: GridRow; unitLevel: Level | null }) {
  const { state, verdict, confirmed, evidence, level } = unit;
  if (state === 'not_required' || state === 'set_aside') return null;
  return (
    <span className={styles['content']} aria-hidden="true">
      <VerdictMark verdict={verdict} silent />
      <span className={`ell ${styles['word']}`}>{verdict === null ? NOT_ASSESSED : words.verdicts[verdict]}</span>
      {verdict !== null && !confirmed && <i className={styles['unconfirmed']} />}
      {verdict !== null && level !== null && unitLevel !== null && level < unitLevel && (
        <span className={`tag ${styles['milder']}`}>{words.levelTag(level)}</span>
      )}
      {evidence > 0 && (
        <span className={`s12 t3 ${styles['evidence']}`}>
          <IconPaperclip className="i s" />
          {showNumber(evidence)}
        </span>
      )}
    </span>
  );
}
