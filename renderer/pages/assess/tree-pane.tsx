import { Select, TextInput } from '@mantine/core';
import { IconSearch, IconStar } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { SystemSummary } from '../../../core/api.ts';
import { isBinding } from '../../../core/assessment/counted.ts';
import type { Answer, Progress } from '../../../core/assessment/model.ts';
import { progressOfItems } from '../../../core/assessment/progress.ts';
import type { ChecklistGroup } from '../../../core/checklist/model.ts';
import { FrameworkTag } from '../../parts/framework-tag.tsx';
import { showNumber } from '../../parts/format.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { ProgressBar, ProgressWithNumbers } from '../../parts/progress-bar.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { FILTERS, isAsked, type Entry, type Filter } from './tree.ts';
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
}

/** Where am I: system, progress, filters, and the requirements by group. */
export function TreePane(props: Props) {
  const { state, systems, visible, counts, filter, search, current, openGroups } = props;
  const { system, progress } = state.view;
  const narrowed = filter !== 'all' || search.trim() !== '';
  const groups = state.view.checklist.groups.map((group) => ({ group, entries: visible.filter((entry) => entry.group.id === group.id) }));
  return (
    <aside className={`${styles['pane']} ${styles['left']}`} aria-label={words.tree}>
      <div className={styles['head']}>
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
          <FrameworkTag framework={system.framework} />
        </div>
        <ProgressWithNumbers progress={progress} />
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
          id="desk-search"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={search}
          onChange={(event) => props.onSearch(event.currentTarget.value)}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
          rightSection={<kbd aria-hidden="true">/</kbd>}
        />
      </div>
      <nav className={styles['tree']} aria-label={words.tree}>
        {visible.length === 0 && <p className="s13 t2">{words.nothingFound}</p>}
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ group, entries }) => (
            <Group
              key={group.id}
              group={group}
              entries={entries}
              answers={state.answers}
              progress={progressOfItems(group.items, system.traits, state.view.answers)}
              open={narrowed || openGroups.has(group.id)}
              current={current}
              onToggle={props.onToggle}
              onOpen={props.onOpen}
            />
          ))}
      </nav>
    </aside>
  );
}

interface GroupProps {
  group: ChecklistGroup;
  entries: Entry[];
  answers: ReadonlyMap<string, Answer>;
  progress: Progress;
  open: boolean;
  current: string;
  onToggle: (group: string) => void;
  onOpen: (itemId: string) => void;
}

function Group({ group, entries, answers, progress, open, current, onToggle, onOpen }: GroupProps) {
  const done = progress.answered === progress.applicable;
  return (
    <>
      <button type="button" className={styles['group']} aria-expanded={open} onClick={() => onToggle(group.id)}>
        <span className="s12 t3">{/^\d/.test(group.clause) ? group.clause : group.clause.split(' ')[0]}</span>
        <span className="ell" title={group.title}>
          {group.title}
        </span>
        <span className="s12 t2">
          {done ? progress.answered : <b className="acc">{progress.answered}</b>}/{progress.applicable}
        </span>
        <ProgressBar progress={progress} thin />
      </button>
      {open &&
        entries.map((entry) => (
          <Row key={entry.item.id} entry={entry} answer={answers.get(entry.item.id)} current={entry.item.id === current} onOpen={onOpen} />
        ))}
    </>
  );
}

interface RowProps {
  entry: Entry;
  answer: Answer | undefined;
  current: boolean;
  onOpen: (itemId: string) => void;
}

const Row = memo(function Row({ entry, answer, current, onOpen }: RowProps) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const asked = isAsked(entry);
  const className = useMemo(() => [styles['entry'], asked ? '' : styles['aside']].join(' '), [asked]);
  return (
    <button
      ref={element}
      type="button"
      className={className}
      aria-current={current ? 'true' : undefined}
      onClick={() => onOpen(entry.item.id)}
    >
      <VerdictMark verdict={asked ? (answer?.verdict ?? null) : 'not_applicable'} />
      <span className="ell" title={`${entry.item.id} ${entry.item.title}`}>
        {entry.item.title}
      </span>
      {asked && !isBinding(entry.item) && <IconStar className="i s t3" role="img" aria-label={words.recommendedMark} />}
    </button>
  );
});
