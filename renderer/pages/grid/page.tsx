import { IconGitFork, IconLayoutGrid, IconPaperclip } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { GridView } from '../../../core/contract/grid.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { useFreshCall } from '../../api.ts';
import { useReporting, type Reporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { createPerVisit } from '../../parts/per-visit.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { grid as words } from '../../texts/grid.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import styles from './grid.module.css';
import { countsOf, FILTERS, linesOf, meantBy, type Filter } from './lines.ts';
import { Matrix } from './matrix.tsx';
import type { Position } from './selection.ts';

interface Left {
  framework: FrameworkId | null;
  filter: Filter;
  folded: readonly string[];
  active: Position | null;
}

/** Going back to the grid finds it as it was left. */
const useLeft = createPerVisit<Left>({ framework: null, filter: 'all', folded: [], active: null });

/** All systems beside each other, requirement by requirement, with what is answered once for the unit. */
export default function GridPage() {
  usePlace([{ text: words.title }]);
  const reporting = useReporting();
  const [left, keep] = useLeft();
  const input = { year: reporting?.year ?? 0, ...(left.framework === null ? {} : { framework: left.framework }) };
  const view = useFreshCall(reporting !== undefined, 'grid.open', input);
  if (view.isError) {
    return (
      <div className="page">
        <FailureNotice error={view.error} onRetry={() => void view.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || view.data === undefined) return <Loading />;
  if (view.data.unit === null) {
    return (
      <EmptyState icon={IconLayoutGrid} title={words.empty.title} text={words.empty.text}>
        <a className="btn pri" href="#/systems">
          {words.empty.go}
        </a>
      </EmptyState>
    );
  }
  return <Content key={view.data.framework} view={view.data} reporting={reporting} left={left} onKeep={keep} />;
}

interface Props {
  view: GridView;
  reporting: Reporting;
  left: Left;
  onKeep: (left: Left) => void;
}

function Content({ view, reporting, left, onKeep }: Props) {
  const { filter } = left;
  // What was meant when the filter was chosen stays on screen until it is chosen again: nothing slips away under the hand.
  const [begun, begin] = useState(() => meantBy(filter, view));
  const meant = useMemo(() => (filter === 'all' ? null : new Set([...begun, ...meantBy(filter, view)])), [filter, begun, view]);
  const folded = useMemo(() => new Set(left.folded), [left.folded]);
  const lines = useMemo(() => linesOf(view, folded, meant), [view, folded, meant]);
  const choose = (next: Filter): void => {
    begin(meantBy(next, view));
    onKeep({ ...left, filter: next });
  };
  const fold = (id: string): void =>
    onKeep({ ...left, folded: folded.has(id) ? left.folded.filter((one) => one !== id) : [...left.folded, id] });
  return (
    <div className={styles['layout']}>
      <Tools view={view} filter={filter} onFilter={choose} onFramework={(framework) => onKeep({ ...left, framework, active: null })} />
      {lines.length === 0 && filter !== 'all' ? (
        <div className={styles['nothing']}>
          <p className="s13 t2">{words.nothingFound[filter]}</p>
          <button type="button" className="btn" onClick={() => choose('all')}>
            {words.showAll}
          </button>
        </div>
      ) : (
        <Matrix
          view={view}
          year={reporting.year}
          today={reporting.today}
          lines={lines}
          meant={meant}
          start={left.active}
          onFold={fold}
          onLeave={(active) => onKeep({ ...left, active })}
        />
      )}
    </div>
  );
}

const FILTER_ICONS = { all: null, differs: IconGitFork, unanswered: null, withoutEvidence: IconPaperclip };

interface ToolsProps {
  view: GridView;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onFramework: (framework: FrameworkId) => void;
}

function Tools({ view, filter, onFilter, onFramework }: ToolsProps) {
  const counts = useMemo(() => countsOf(view), [view]);
  const rows = view.groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <div className={styles['tools']}>
      <h1>{words.title}</h1>
      <span className={`s13 t3 ell ${styles['lead']}`}>
        {`${words.place(showNumber(view.systems.length), showNumber(rows))} · ${words.lead}`}
      </span>
      {view.frameworks.length > 1 && (
        <div className="seg sm" role="group" aria-label={words.framework}>
          {view.frameworks.toReversed().map((id) => (
            <button
              key={id}
              type="button"
              className={`${styles['choice']} ${id === view.framework ? 'on' : ''}`}
              aria-pressed={id === view.framework}
              onClick={() => onFramework(id)}
            >
              {FRAMEWORK_LABELS[id]}
            </button>
          ))}
        </div>
      )}
      <div className={styles['filters']} role="group" aria-label={words.filters.label}>
        {FILTERS.map((id) => {
          const Icon = FILTER_ICONS[id];
          return (
            <button
              key={id}
              type="button"
              className={`chip ${id === filter ? 'on' : ''}`}
              aria-pressed={id === filter}
              onClick={() => onFilter(id)}
            >
              {Icon !== null && <Icon className="i s" aria-hidden="true" />}
              {words.filters[id]}
              {id !== 'all' && <b>{showNumber(counts[id])}</b>}
            </button>
          );
        })}
      </div>
    </div>
  );
}
