import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AssessmentView, SystemSummary } from '../../../core/api.ts';
import type { IsoDate } from '../../../core/date.ts';
import { toast } from '../../parts/toast.tsx';
import { VaultPicker } from '../../parts/vault-picker.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { HelpPane } from './help-pane.tsx';
import { ItemPane } from './item-pane.tsx';
import { SEARCH_ID, TreePane } from './tree-pane.tsx';
import { entriesOf, filterCounts, isAsked, isCounted, nextUnanswered, step, visibleEntries, type Filter } from './tree.ts';
import { placeOfView, useAssessment } from './use-assessment.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useIntake } from './use-intake.ts';

interface Props {
  view: AssessmentView;
  systems: SystemSummary[];
  year: number;
  today: IsoDate;
}

/** The assessment of one system: everything in memory, so that the next requirement is there at once. */
export function Desk({ view, systems, year, today }: Props) {
  const state = useAssessment(view, year);
  const navigate = useNavigate();
  const entries = useMemo(() => entriesOf(view.checklist, view.setAside), [view.checklist, view.setAside]);
  const counted = useMemo(() => entries.filter(isCounted), [entries]);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useCurrentItem(
    entries.map((entry) => entry.item.id),
    (entries.find(isAsked) ?? entries[0])?.item.id ?? '',
    view,
  );
  const entry = entries.find((one) => one.item.id === current) ?? entries[0];
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set(entry === undefined ? [] : [entry.group.id]));

  const visible = useMemo(() => visibleEntries(entries, state.answers, filter, search), [entries, state.answers, filter, search]);
  const counts = useMemo(() => filterCounts(entries, state.answers), [entries, state.answers]);
  const [vaultShown, showVault] = useState(false);
  // In a narrow window the list covers the desk while it is open.
  const [treeShown, showTree] = useState(false);
  const work = useRef<HTMLDivElement>(null);
  useEffect(() => {
    work.current?.scrollTo({ top: 0 });
  }, [current]);
  const intake = useIntake(state, current, year);

  const open = (itemId: string | null): void => {
    const target = entries.find((one) => one.item.id === itemId);
    if (target === undefined) return;
    setCurrent(target.item.id);
    setOpenGroups((groups) => (groups.has(target.group.id) ? groups : new Set([...groups, target.group.id])));
  };
  const move = (direction: 1 | -1): void => open(step(entries, visible, current, direction));
  const confirm = (): void => {
    const answer = state.answerOf(current);
    if (answer.verdict !== null && !answer.confirmed) state.change(current, { confirmed: true });
    leaveField();
    move(1);
  };
  // Nothing is decided or proven about what is set aside.
  const asked = entry !== undefined && isAsked(entry);
  useDeskKeys({
    verdict: (verdict) => asked && state.change(current, { verdict }),
    step: move,
    unanswered: () => {
      const next = nextUnanswered(entries, state.answers, current);
      if (next === null) toast(words.allDone);
      else open(next);
    },
    confirm,
    pick: () => asked && intake.pick(),
    vault: () => asked && showVault(true),
    paste: (files) => asked && intake.addFiles(files),
    search: () => {
      flushSync(() => showTree(true));
      document.getElementById(SEARCH_ID)?.focus();
    },
    leave: () => {
      leaveField();
      showTree(false);
    },
  });
  if (entry === undefined) return null;

  return (
    <div className={styles['desk']} data-tree={treeShown}>
      <TreePane
        state={state}
        systems={systems}
        visible={visible}
        counts={counts}
        filter={filter}
        search={search}
        current={current}
        openGroups={openGroups}
        onSystem={(id) => void navigate({ to: `/assess/${id}` })}
        onFilter={setFilter}
        onSearch={setSearch}
        onToggle={(group) => setOpenGroups((groups) => toggled(groups, group))}
        onOpen={(itemId) => {
          open(itemId);
          showTree(false);
        }}
        onClose={() => showTree(false)}
      />
      <div className={styles['work']} ref={work}>
        <ItemPane
          state={state}
          entry={entry}
          position={counted.findIndex((one) => one.item.id === current) + 1}
          total={counted.length}
          onStep={move}
          onConfirm={confirm}
          onTree={() => flushSync(() => showTree(true))}
        />
        <HelpPane state={state} entry={entry} intake={intake} today={today} onVault={() => showVault(true)} />
      </div>
      <VaultPicker
        opened={vaultShown}
        onClose={() => showVault(false)}
        lead={words.evidence.linkTo(entry.item.title)}
        linked={state.answerOf(current).evidence}
        intake={intake}
        today={today}
      />
    </div>
  );
}

/** A text field writes what it holds when it is left; keys then act on the next item. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function toggled(groups: ReadonlySet<string>, group: string): ReadonlySet<string> {
  const next = new Set(groups);
  if (!next.delete(group)) next.add(group);
  return next;
}

const MIRROR_MS = 150;

/** The current item, mirrored in the address so that a reload and a jump from elsewhere find it; the screen does not wait for the address. */
function useCurrentItem(ids: string[], first: string, view: AssessmentView): [string, (id: string) => void] {
  const { item }: { item?: unknown } = useSearch({ strict: false });
  const wanted = typeof item === 'string' && ids.includes(item) ? item : undefined;
  const navigate = useNavigate();
  const [current, setCurrent] = useState(wanted ?? first);
  const mirrored = useRef(wanted);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Only an address that somebody else changed moves the desk.
  useEffect(() => {
    if (wanted === undefined || wanted === mirrored.current) return;
    mirrored.current = wanted;
    setCurrent(wanted);
  }, [wanted]);
  const go = (id: string): void => {
    setCurrent(id);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      mirrored.current = id;
      const { systemId, framework } = placeOfView(view, 0);
      void navigate({ to: `/assess/${systemId}`, search: { ...(framework === undefined ? {} : { framework }), item: id }, replace: true });
    }, MIRROR_MS);
  };
  return [current, go];
}
