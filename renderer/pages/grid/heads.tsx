import { memo } from 'react';
import { UNIT_COLUMN, type GridSystem } from '../../../core/assessment/grid.ts';
import type { Progress } from '../../../core/assessment/model.ts';
import type { GridView } from '../../../core/contract/grid.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { showNumber } from '../../parts/format.ts';
import { InheritedMark } from '../../parts/inherited-mark.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { grid as words } from '../../texts/grid.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import styles from './grid.module.css';
import { classes, placeProps } from './row-line.tsx';
import { HEADS } from './selection.ts';
import { nameOf } from './words.ts';

interface Props {
  view: GridView;
  active: number | null;
  left: number | null;
  right: number | null;
}

/** The heads of the columns; they stay in sight. */
export const Heads = memo(function Heads({ view: { systems, unit, framework }, active, left, right }: Props) {
  const chosen = (column: number): boolean => left !== null && right !== null && column >= left && column <= right;
  return (
    <div role="row" aria-rowindex={1} className={classes(styles['row'], styles['heads'])}>
      <div role="columnheader" aria-colindex={1} className={classes(styles['item'], styles['corner'])} aria-label={words.item}>
        <Legend />
      </div>
      <div
        role="columnheader"
        {...placeProps(HEADS, UNIT_COLUMN, active === UNIT_COLUMN)}
        className={classes(styles['colHead'], styles['unit'], chosen(UNIT_COLUMN) && styles['headChosen'])}
      >
        <b className="ell">
          <span className={styles['long']}>{words.unit}</span>
          <span className={styles['short']}>{words.unitShort}</span>
        </b>
        <span className={styles['spare']}>{words.wholeUnit}</span>
        {unit !== null && (
          <>
            <Answered progress={unit.progress} />
            <ProgressBar progress={unit.progress} />
          </>
        )}
      </div>
      {systems.map((system, column) => (
        <div
          key={system.id}
          role="columnheader"
          {...placeProps(HEADS, column, active === column)}
          className={classes(styles['colHead'], chosen(column) && styles['headChosen'])}
          title={system.name}
        >
          <SystemHead system={system} framework={framework} />
        </div>
      ))}
    </div>
  );
});

function SystemHead({ system, framework }: { system: GridSystem; framework: FrameworkId }) {
  const own = system.framework === framework;
  return (
    <>
      <b className="ell">{nameOf(system)}</b>
      <LevelMark level={system.level} />
      <span className={styles['spare']}>
        {own ? (
          <span className={framework === 'nd85-2016' ? 'fw old' : 'fw'}>{words.own[framework]}</span>
        ) : (
          <span className="fw old" title={words.spokenFrom(FRAMEWORK_LABELS[system.framework])}>
            {words.from[system.framework]}
          </span>
        )}
      </span>
      <Answered progress={system.progress} />
      <ProgressBar progress={system.progress} />
    </>
  );
}

/** “210/213 đã đánh giá”; the words go first where there is no room. */
function Answered({ progress: { answered, applicable } }: { progress: Progress }) {
  return (
    <span className="ell">
      {`${showNumber(answered)}/${showNumber(applicable)}`}
      <span className={styles['afterCount']}> {words.answered}</span>
    </span>
  );
}

/** What the cells mean; each cell says it in words, too. */
function Legend() {
  const { legend } = words;
  return (
    <ul className={styles['legend']} aria-label={legend.label}>
      <li>
        <InheritedMark verdict="compliant" />
        {legend.inherited}
      </li>
      <li>
        <VerdictMark verdict="partial" silent />
        {legend.own}
      </li>
      <li>
        <VerdictMark verdict={null} silent />
        {legend.open}
      </li>
      <li>
        <i className={styles['unconfirmed']} />
        {legend.unconfirmed}
      </li>
      <li>
        <i className={classes(styles['swatch'], styles['not_required'])} />
        {legend.notRequired}
      </li>
      <li>
        <i className={classes(styles['swatch'], styles['set_aside'])} />
        {legend.setAside}
      </li>
    </ul>
  );
}
