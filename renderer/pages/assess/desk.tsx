import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isBlankAnswer } from '../../../core/assessment/answer.ts';
import type { AssessmentView, SystemSummary } from '../../../core/api.ts';
import type { IsoDate } from '../../../core/date.ts';
import { call } from '../../api.ts';
import { toast } from '../../parts/toast.tsx';
import { VaultPicker } from '../../parts/vault-picker.tsx';
import { assess as words } from '../../texts/assess.ts';
import styles from './desk.module.css';
import { filterCounts, FILTERS, visibleEntries, type Filter } from './filters.ts';
import { HelpPane } from './help-pane.tsx';
import { ItemPane } from './item-pane.tsx';
import { offerUndo } from '../../parts/offer-undo.ts';
import { SEARCH_ID, TreePane } from './tree-pane.tsx';
import { entriesOf, isAsked, isCounted, nextUnanswered, step, stepGroup } from './tree.ts';
import { useAssessment, type AssessmentState, type Place } from './use-assessment.ts';
import { useCurrentItem } from './use-current-item.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useFacts, useItemContext, usePlansAndNames } from './use-facts.ts';
import { useIntake } from './use-intake.ts';
import { useLatest } from './use-latest.ts';

interface Props {
  view: AssessmentView;
  place: Place;
  systems: SystemSummary[];
  today: IsoDate;
}

/** The assessment of one system, or of the unit: everything in memory, so that the next requirement is there at once. */
export function Desk({ view, place, systems, today }: Props) {
  const state = useAssessment(view, place);
  const navigate = useNavigate();
  // Compared as text: the list is built anew only when something is brought in or set aside.
  const included = view.answers
    .flatMap((answer) => (answer.included ? [answer.itemId] : []))
    .toSorted()
    .join(' ');
  const entries = useMemo(
    () => entriesOf(view.checklist, view.setAside, new Set(included.split(' '))),
    [view.checklist, view.setAside, included],
  );
  const counted = useMemo(() => entries.filter(isCounted), [entries]);
  const [filter, setFilter] = useState<Filter>(useWantedFilter());
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useCurrentItem(
    (id) => Object.hasOwn(view.checklist.itemDigests, id),
    (entries.find(isAsked) ?? entries[0])?.item.id ?? '',
    place,
  );
  const entry = entries.find((one) => one.item.id === current) ?? entries[0];
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set(entry === undefined ? [] : [entry.group.id]));
  // Whatever led here, an act taken back on another screen too: the line of the requirement is in sight.
  const group = entry?.group.id;
  const [shownFor, setShownFor] = useState(current);
  if (shownFor !== current && group !== undefined) {
    setShownFor(current);
    if (!openGroups.has(group)) setOpenGroups(new Set([...openGroups, group]));
  }

  const facts = useFacts(state, today);
  const context = useItemContext(state, current);
  const { plans, names } = usePlansAndNames(state, facts.user);
  const visible = useMemo(
    () => visibleEntries(entries, state.answers, filter, search, facts),
    [entries, state.answers, filter, search, facts],
  );
  const counts = useMemo(() => filterCounts(entries, state.answers, facts), [entries, state.answers, facts]);
  const [vaultShown, showVault] = useState(false);
  // In a narrow window the list covers the desk while it is open.
  const [treeShown, showTree] = useState(false);
  const work = useRef<HTMLDivElement>(null);
  useEffect(() => {
    work.current?.scrollTo({ top: 0 });
  }, [current]);
  const intake = useIntake(state, current);

  const open = (itemId: string | null): void => {
    if (itemId !== null) setCurrent(itemId);
  };
  const move = (direction: 1 | -1): void => open(step(entries, visible, current, direction));
  const confirm = (): void => {
    const answer = state.answerOf(current);
    if (answer.verdict !== null && !answer.confirmed) state.change(current, { confirmed: true });
    leaveField();
    move(1);
  };
  const common = commonActs(state, current);
  // Nothing is decided or proven about what is set aside.
  const asked = entry !== undefined && isAsked(entry);
  const include = (wanted: boolean): void => state.change(current, { included: wanted });
  useDeskKeys({
    verdict: (verdict) => {
      // What is the unit's can't be taken back here.
      const isOthers = verdict === null && state.answerOf(current).inherited === true;
      if (asked && !isOthers) state.change(current, { verdict });
    },
    step: move,
    group: (direction) => open(stepGroup(entries, visible, current, direction)),
    unanswered: () => {
      const next = nextUnanswered(entries, state.answers, current);
      if (next === null) toast(words.allDone);
      else open(next);
    },
    confirm,
    pick: () => asked && intake.pick(),
    vault: () => asked && showVault(true),
    paste: (files) => asked && intake.addFiles(files),
    useCommon: () => asked && common.useCommon(),
    makeCommon: () => asked && common.makeCommon(),
    include: () => entry !== undefined && entry.missing.length > 0 && include(!entry.included),
    search: () => {
      flushSync(() => showTree(true));
      document.getElementById(SEARCH_ID)?.focus();
    },
    tree: () => flushSync(() => showTree(true)),
    leave: () => {
      leaveField();
      showTree(false);
    },
  });
  const toDesk = useLatest((address: { systemId: string; framework?: string }) => {
    const { systemId, framework } = address;
    void navigate({ to: `/assess/${systemId}`, search: framework === undefined ? {} : { framework } });
  });
  const toggle = useLatest((id: string) => setOpenGroups((groups) => toggled(groups, id)));
  const openFromTree = useLatest((itemId: string) => {
    open(itemId);
    showTree(false);
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
        onDesk={toDesk}
        onFilter={setFilter}
        onSearch={setSearch}
        onToggle={toggle}
        onOpen={openFromTree}
        onClose={() => showTree(false)}
      />
      <div className={styles['work']} ref={work}>
        <ItemPane
          state={state}
          entry={entry}
          context={context}
          plans={plans}
          names={names}
          today={today}
          position={counted.findIndex((one) => one.item.id === current) + 1}
          total={counted.length}
          onStep={move}
          onConfirm={confirm}
          onInclude={include}
          onTree={() => flushSync(() => showTree(true))}
          {...common}
        />
        <HelpPane
          state={state}
          entry={entry}
          intake={intake}
          today={today}
          systems={systems}
          last={facts.lastYear.get(current)}
          context={context}
          onVault={() => showVault(true)}
          onUse={(from, whose) =>
            state.act(
              current,
              'answers.useOther',
              () => call('answers.useOther', { ...place, itemId: current, from }),
              () => void offerUndo(words.useOther.done(whose)),
            )
          }
        />
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

/** The filter that an address asks for: whoever carried answers along comes to confirm them. */
function useWantedFilter(): Filter {
  const { filter }: { filter?: unknown } = useSearch({ strict: false });
  return FILTERS.find((one) => one === filter) ?? 'all';
}

/** Between what a system says itself and what the unit says for all. */
function commonActs(state: AssessmentState, itemId: string): { useCommon: () => void; makeCommon: () => void } {
  const { place, isCommon } = state;
  const isOwn = (): boolean => {
    const answer = state.answerOf(itemId);
    return !isCommon && answer.inherited !== true && !isBlankAnswer(answer);
  };
  return {
    useCommon: () => {
      if (!isOwn() || !state.common.has(itemId)) toast(words.common.nothingToUse);
      else {
        const run = () => call('answers.useCommon', { places: [{ ...place, itemId }] });
        state.act(itemId, 'answers.useCommon', run, () => void offerUndo(words.common.used));
      }
    },
    makeCommon: () => {
      if (!isOwn()) toast(words.common.nothingToMake);
      else {
        const run = () => call('answers.makeCommon', { ...place, itemId });
        state.act(itemId, 'answers.makeCommon', run, () => void offerUndo(words.common.made));
      }
    },
  };
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
