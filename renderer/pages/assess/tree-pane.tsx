import { TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { SystemSummary } from '../../../core/api.ts';
import { COMMON } from '../../../core/assessment/common.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { REPORTING_FRAMEWORK } from '../../../core/report/input.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProgressWithNumbers } from '../../parts/progress-bar.tsx';
import { ProgressLegend } from '../../parts/progress-legend.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { FilterBar } from './filter-bar.tsx';
import type { Filter } from './filters.ts';
import { SystemSwitch } from './system-switch.tsx';
import { TreeList } from './tree-list.tsx';
import type { Entry } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';
import { useLatest } from './use-latest.ts';

interface Props {
  state: AssessmentState;
  systems: SystemSummary[];
  visible: Entry[];
  counts: Record<Filter, number>;
  filter: Filter;
  search: string;
  current: string;
  openGroups: ReadonlySet<string>;
  onDesk: (address: { systemId: string; framework?: FrameworkId }) => void;
  onFilter: (filter: Filter) => void;
  onSearch: (text: string) => void;
  onToggle: (group: string) => void;
  onOpen: (itemId: string) => void;
  /** Closes the list where it covers the desk. */
  onClose: () => void;
}

/** The unit can't differ from itself. */
const NOT_COMMON: readonly Filter[] = ['differs'];
const NONE: readonly Filter[] = [];

/** The search field, for the key that leads there. */
export const SEARCH_ID = 'desk-search';

/** Where am I: system, progress, filters, and the requirements by group. */
export function TreePane(props: Props) {
  const { state, systems, visible, counts, filter, search, current, openGroups } = props;
  const narrowed = filter !== 'all' || search.trim() !== '';
  const tree = useRef<HTMLDivElement>(null);
  // While the list is narrowed every group is open, save those closed since; what is open otherwise stays as it was.
  const narrowing = `${filter} ${search}`;
  const [closed, setClosed] = useState<{ narrowing: string; groups: readonly string[] }>({ narrowing, groups: [] });
  const closedNow = closed.narrowing === narrowing ? closed.groups : [];
  const shownGroups = useMemo(
    () => new Set(visible.map(({ group }) => group.id).filter((id) => closed.narrowing !== narrowing || !closed.groups.includes(id))),
    [visible, closed, narrowing],
  );
  const toggleNarrowed = useLatest((group: string) =>
    setClosed({ narrowing, groups: closedNow.includes(group) ? closedNow.filter((one) => one !== group) : [...closedNow, group] }),
  );

  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const [first] = visible;
    if (event.key === 'ArrowDown') tree.current?.querySelector<HTMLElement>('[role="treeitem"]')?.focus();
    else if (event.key === 'Enter' && !event.ctrlKey && search.trim() !== '' && first !== undefined) {
      // The keys of the desk act on what has been found.
      event.currentTarget.blur();
      props.onOpen(first.item.id);
    } else if (event.key === 'Escape' && search !== '') props.onSearch('');
    else return;
    event.preventDefault();
  };
  return (
    <aside className={`${styles['pane']} ${styles['left']}`} aria-label={words.tree}>
      <div className={styles['head']}>
        <button type="button" className={`btn sm ${styles['closeTree']}`} onClick={props.onClose}>
          <IconX className="i" aria-hidden="true" />
          {words.closeTree}
        </button>
        <Head view={state.view} place={state.place} systems={systems} onDesk={props.onDesk} />
      </div>
      <FilterBar counts={counts} filter={filter} without={state.isCommon ? NOT_COMMON : NONE} onFilter={props.onFilter} />
      <div className={styles['search']}>
        <TextInput
          id={SEARCH_ID}
          aria-label={words.search}
          placeholder={words.searchHint}
          value={search}
          onChange={(event) => props.onSearch(event.currentTarget.value)}
          onKeyDown={onSearchKey}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
          rightSection={<kbd aria-hidden="true">/</kbd>}
        />
      </div>
      <div className={styles['tree']} ref={tree}>
        {visible.length === 0 ? (
          <div className={styles['nothing']}>
            <p className="s13 t2">{words.nothingFound}</p>
            <button
              type="button"
              className="btn sm"
              onClick={() => {
                props.onFilter('all');
                props.onSearch('');
              }}
            >
              {words.showAll}
            </button>
          </div>
        ) : (
          <TreeList
            groups={state.view.checklist.groups}
            visible={visible}
            answers={state.answers}
            traits={state.view.subject.traits}
            current={current}
            openGroups={narrowed ? shownGroups : openGroups}
            onToggle={narrowed ? toggleNarrowed : props.onToggle}
            onOpen={props.onOpen}
          />
        )}
      </div>
    </aside>
  );
}

/** Whose answers these are, and how far they are. */
const Head = memo(function Head({
  view,
  place,
  systems,
  onDesk,
}: Pick<AssessmentState, 'view' | 'place'> & Pick<Props, 'systems' | 'onDesk'>) {
  const { subject, checklist, progress } = view;
  const isNewestOfUnit = place.systemId === COMMON && checklist.framework === REPORTING_FRAMEWORK;
  return (
    <>
      <SystemSwitch systems={systems} place={place} framework={checklist.framework} onDesk={onDesk} />
      <div className="row">
        {subject.level !== null && <LevelMark level={subject.level} />}
        <FrameworkTag framework={checklist.framework} />
      </div>
      <ProgressWithNumbers progress={progress} />
      <nav className={styles['ways']} aria-label={words.ways.label}>
        <a href="#/progress">{words.ways.progress}</a>
        {/* A supplier is asked what the system answers for now, not what it is going to. */}
        {(place.framework === undefined || isNewestOfUnit) && (
          <a href={`#/outside?system=${encodeURIComponent(place.systemId)}`}>{words.ways.outside}</a>
        )}
      </nav>
      <ProgressLegend className={styles['legend']} />
    </>
  );
});
