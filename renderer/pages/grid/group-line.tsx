import { Menu } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconCircleMinus, IconDots, IconTableOptions } from '@tabler/icons-react';
import { memo } from 'react';
import { UNIT_COLUMN, type GridGroup, type GridRow, type GridSystem } from '../../../core/assessment/grid.ts';
import { showNumber } from '../../parts/format.ts';
import { grid as words } from '../../texts/grid.ts';
import styles from './grid.module.css';
import { groupProgress } from './lines.ts';
import { classes, placeProps } from './row-line.tsx';
import { ROW_HEAD } from './selection.ts';
import { columnName } from './words.ts';

interface Props {
  line: string;
  group: GridGroup;
  /** Those the filter leaves. */
  rows: readonly GridRow[];
  open: boolean;
  systems: readonly GridSystem[];
  index: number;
  top: number;
  active: number | null;
  /** Chooses the group, in one column or all. */
  onChoose: (line: string, column: number | null) => void;
  onNotApplicable: (line: string, column: number | null) => void;
}

/** The head of a group: folds it, counts it in each column, and offers what is done to it as a whole. */
export const GroupLine = memo(function GroupLine(props: Props) {
  const { line, group, rows, open, systems, index, top, active } = props;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const [shown, all] = [showNumber(rows.length), showNumber(group.rows.length)];
  return (
    <div role="row" aria-rowindex={index + 2} className={classes(styles['row'], styles['group'])} style={{ top }}>
      <div
        role="rowheader"
        {...placeProps(line, ROW_HEAD, active === ROW_HEAD)}
        aria-expanded={open}
        className={classes(styles['item'], styles['groupHead'])}
        title={`${group.clause} ${group.title}`}
      >
        <Chevron className="i s" aria-hidden="true" />
        <span className={styles['clause']}>{group.clause}</span>
        <span className="ell">{group.title}</span>
        <span className={`s12 t3 ${styles['count']}`}>
          {rows.length === group.rows.length ? words.items(all) : words.itemsShown(shown, all)}
        </span>
        <GroupMenu {...props} reachable={active !== null} />
      </div>
      {[UNIT_COLUMN, ...systems.keys()].map((column) => {
        const { asked, answered } = groupProgress(group.rows, column);
        const told = words.answeredOf(showNumber(answered), showNumber(asked));
        return (
          <div
            key={column}
            role="gridcell"
            {...placeProps(line, column, active === column)}
            aria-label={[columnName(systems, column), group.title, told].join(', ')}
            title={told}
            className={classes(styles['cell'], styles['sum'], column === UNIT_COLUMN && styles['unit'])}
          >
            {asked > 0 && <span className={answered === asked ? 't3' : ''}>{`${showNumber(answered)}/${showNumber(asked)}`}</span>}
          </div>
        );
      })}
    </div>
  );
});

function GroupMenu({ line, group, systems, reachable, onChoose, onNotApplicable }: Props & { reachable: boolean }) {
  return (
    <Menu position="bottom-start" returnFocus={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button
          type="button"
          className={`btn ico sm sub ${styles['menu']}`}
          tabIndex={reachable ? 0 : -1}
          data-menu
          aria-label={words.menu.of(group.title)}
        >
          <IconDots className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTableOptions className="i" aria-hidden="true" />} onClick={() => onChoose(line, null)}>
          {words.menu.choose}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{words.menu.notApplicable}</Menu.Label>
        <Menu.Item leftSection={<IconCircleMinus className="i" aria-hidden="true" />} onClick={() => onNotApplicable(line, null)}>
          {words.menu.everywhere}
        </Menu.Item>
        {[UNIT_COLUMN, ...systems.keys()].map((column) => (
          <Menu.Item
            key={column}
            leftSection={<IconCircleMinus className="i" aria-hidden="true" />}
            onClick={() => onNotApplicable(line, column)}
          >
            {columnName(systems, column)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
