import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { SystemSummary } from '../../../core/api.ts';
import type { Progress } from '../../../core/assessment/model.ts';
import { showDate, vietnamDate } from '../../../core/date.ts';
import { compareVietnamese } from '../../../core/text.ts';
import type { Reporting } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { createPerVisit } from '../../parts/per-visit.ts';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { register } from '../../texts/register.ts';
import { systems } from '../../texts/systems.ts';
import { ApprovalCell, LevelCell } from '../home/system-cells.tsx';
import { APPROVAL_ORDER } from './order.ts';
import { RowMenu, type RowActs } from './row-menu.tsx';
import styles from './systems.module.css';

type Column = keyof typeof systems.columns;
const COLUMNS: Column[] = ['name', 'ownerName', 'operatorName', 'level', 'approval', 'progress'];

const share = ({ progress }: SystemSummary): number =>
  progress === null || progress.applicable === 0 ? -1 : progress.answered / progress.applicable;

function compare(column: Column, a: SystemSummary, b: SystemSummary): number {
  switch (column) {
    case 'name':
    case 'ownerName':
    case 'operatorName':
      return compareVietnamese(a.system[column], b.system[column]);
    case 'level':
      return (a.system.level ?? 0) - (b.system.level ?? 0);
    case 'approval':
      return APPROVAL_ORDER[a.system.approval.status] - APPROVAL_ORDER[b.system.approval.status];
    case 'progress':
      return share(a) - share(b);
  }
}

interface Sorting {
  column: Column;
  descending: boolean;
}

const useSorting = createPerVisit<Sorting | null>(null);

function Head({ column, sorting, onSort }: { column: Column; sorting: Sorting | null; onSort: (column: Column) => void }) {
  const active = sorting?.column === column;
  const Arrow = sorting?.descending === true ? IconArrowDown : IconArrowUp;
  return (
    <th aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles['sort']} onClick={() => onSort(column)}>
        {systems.columns[column]}
        {active && <Arrow className="i s" aria-hidden="true" />}
      </button>
    </th>
  );
}

const Party = ({ name }: { name: string }) => (name === '' ? <span className="partial">{systems.missing}</span> : <span>{name}</span>);

function Answered({ progress }: { progress: Progress }) {
  return (
    <>
      <ProgressBar progress={progress} />
      <div className={styles['numbers']}>
        {showNumber(progress.answered)}
        <span className="t3">/{showNumber(progress.applicable)}</span>
      </div>
    </>
  );
}

interface Props {
  rows: SystemSummary[];
  reporting: Reporting;
  /** Ids of systems whose name another bears too. */
  twins: ReadonlySet<string>;
  acts: RowActs;
}

/** Systems in rows; a click on a head sorts, another turns the order. */
export function SystemsTable({ rows, reporting, twins, acts }: Props) {
  const [sorting, setSorting] = useSorting();
  const sorted = sorting === null ? rows : rows.toSorted((a, b) => compare(sorting.column, a, b) * (sorting.descending ? -1 : 1));
  const sort = (column: Column): void => setSorting({ column, descending: sorting?.column === column && !sorting.descending });
  return (
    <div className="card sideways">
      <table className={`table ${styles['table']}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} sorting={sorting} onSort={sort} />
            ))}
            <th className={styles['acts']}>{register.menu.label}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ system, progress }) => (
            <tr key={system.id}>
              <th scope="row">
                <div className="col">
                  <a href={`#/systems/${system.id}`} className={`w5 ${styles['name']}`} title={system.name}>
                    {system.name}
                  </a>
                  {system.shortName !== '' && <span className="lab">{system.shortName}</span>}
                  {twins.has(system.id) && (
                    <span className="row g4 s12 partial">
                      <IconAlertTriangle className="i s" aria-hidden="true" />
                      {register.twin}
                    </span>
                  )}
                  {system.archivedAt !== null && (
                    <span className="lab">
                      {register.archivedSince(showDate(vietnamDate(new Date(system.archivedAt))), system.archiveReason)}
                    </span>
                  )}
                </div>
              </th>
              <td>
                <Party name={system.ownerName} />
              </td>
              <td>
                <Party name={system.operatorName} />
              </td>
              <td>
                <LevelCell system={system} reporting={reporting} />
              </td>
              <td>
                <ApprovalCell system={system} />
              </td>
              <td>{progress === null ? <span className="t3">–</span> : <Answered progress={progress} />}</td>
              <td className={styles['acts']}>
                <RowMenu system={system} acts={acts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
