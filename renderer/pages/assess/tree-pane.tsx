import { Select, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { SystemSummary } from '../../../core/api.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { showNumber } from '../../parts/format.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProgressWithNumbers } from '../../parts/progress-bar.tsx';
import { ProgressLegend } from '../../parts/progress-legend.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { TreeList } from './tree-list.tsx';
import { FILTERS, type Entry, type Filter } from './tree.ts';
import type { AssessmentState } from './use-assessment.ts';

interface Props {
  state: AssessmentState;
  systems: SystemSummary[];
  visible: Entry[];
  counts: Record<Filter, number>;
  filter: Filter;
  search: string;
  current: string;
  openGroups: ReadonlySet<string>;
  onSystem: (id: string) => void;
  onFilter: (filter: Filter) => void;
  onSearch: (text: string) => void;
  onToggle: (group: string) => void;
  onOpen: (itemId: string) => void;
  /** Closes the list where it covers the desk. */
  onClose: () => void;
}

/** The search field, for the key that leads there. */
export const SEARCH_ID = 'desk-search';

/** Where am I: system, progress, filters, and the requirements by group. */
export function TreePane(props: Props) {
  const { state, systems, visible, counts, filter, search, current, openGroups } = props;
  const { subject: system, progress } = state.view;
  const narrowed = filter !== 'all' || search.trim() !== '';
  const tree = useRef<HTMLDivElement>(null);
  // While the list is narrowed every group is open, save those closed since; what is open otherwise stays as it was.
  const narrowing = `${filter} ${search}`;
  const [closed, setClosed] = useState<{ narrowing: string; groups: readonly string[] }>({ narrowing, groups: [] });
  const closedNow = closed.narrowing === narrowing ? closed.groups : [];
  const shownGroups = new Set(visible.map(({ group }) => group.id).filter((id) => !closedNow.includes(id)));
  const toggleNarrowed = (group: string): void =>
    setClosed({ narrowing, groups: closedNow.includes(group) ? closedNow.filter((one) => one !== group) : [...closedNow, group] });

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
        <Select
          aria-label={words.chooseSystem}
          data={systems.map((one) => ({ value: one.system.id, label: one.system.shortName || one.system.name }))}
          value={system.id}
          onChange={(id) => id !== null && props.onSystem(id)}
          allowDeselect={false}
          checkIconPosition="right"
        />
        <div className="row">
          {system.level !== null && <LevelMark level={system.level} />}
          <FrameworkTag framework={state.view.checklist.framework} />
        </div>
        <ProgressWithNumbers progress={progress} />
        <ProgressLegend className={styles['legend']} />
      </div>
      <div className={styles['filters']} role="group" aria-label={words.filters.label}>
        {FILTERS.filter((one) => one !== 'recommended' || counts.recommended > 0).map((one) => (
          <button
            key={one}
            type="button"
            className={`chip sm${filter === one ? ' on' : ''}`}
            aria-pressed={filter === one}
            onClick={() => props.onFilter(one)}
          >
            {words.filters[one]} <b>{showNumber(counts[one])}</b>
          </button>
        ))}
      </div>
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
          <p className="s13 t2">{words.nothingFound}</p>
        ) : (
          <TreeList
            groups={state.view.checklist.groups}
            visible={visible}
            answers={state.answers}
            traits={system.traits}
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
