import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isBlankAnswer } from '../../../core/assessment/answer.ts';
import type { AnswerChange, Verdict } from '../../../core/assessment/model.ts';
import type { AssessmentView, SystemSummary } from '../../../core/api.ts';
import type { IsoDate } from '../../../core/date.ts';
import { call } from '../../api.ts';
import { undoable } from '../../parts/offer-undo.ts';
import { toast } from '../../parts/toast.tsx';
import { VaultPicker } from '../../parts/vault-picker.tsx';
import { assess as words } from '../../texts/assess.ts';
import { levelName } from '../../texts/terms.ts';
import { staysInherited } from './answers.ts';
import styles from './desk.module.css';
import { filterCounts, visibleEntries, type Filter } from './filters.ts';
import { HelpPane } from './help-pane.tsx';
import { ItemPane } from './item-pane.tsx';
import { SEARCH_ID, TreePane } from './tree-pane.tsx';
import { entriesOf, isAsked, isCounted, nextUnanswered, step, stepGroup, type Entry } from './tree.ts';
import { useAddress } from './use-address.ts';
import { useAssessment, type AssessmentState, type Place } from './use-assessment.ts';
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
  const facts = useFacts(state, today);
  const [search, setSearch] = useState('');
  const shownUnder = (filter: Filter): Entry[] => visibleEntries(entries, state.answers, filter, search, facts);
  const { current, filter, open, setFilter } = useAddress(place, {
    isKnown: (id) => Object.hasOwn(view.checklist.itemDigests, id),
    first: (wanted) => (shownUnder(wanted).find(isAsked) ?? entries.find(isAsked) ?? entries[0])?.item.id ?? '',
    isShown: (id, wanted) => shownUnder(wanted).some(({ item }) => item.id === id),
    onWidened: () => setSearch(''),
  });
  const entry = entries.find((one) => one.item.id === current) ?? entries[0];
  const [openGroups, setOpenGroups] = useState<ReadonlySet<string>>(new Set(entry === undefined ? [] : [entry.group.id]));
  // Whatever led here, an act taken back on another screen too: the line of the requirement is in sight.
  const group = entry?.group.id;
  const [shownFor, setShownFor] = useState(current);
  if (shownFor !== current && group !== undefined) {
    setShownFor(current);
    if (!openGroups.has(group)) setOpenGroups(new Set([...openGroups, group]));
  }

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

  const go = (itemId: string | null): boolean => {
    if (itemId !== null) open(itemId);
    return itemId !== null;
  };
  const move = (direction: 1 | -1): boolean => go(step(entries, visible, current, direction));
  // Until the desk goes on, it says that the system has just left the unit's answer.
  const [separated, setSeparated] = useState<string | null>(null);
  if (separated !== null && separated !== current) setSeparated(null);
  const change = (itemId: string, wanted: AnswerChange): void => {
    if (itemId === current && state.answerOf(itemId).inherited === true && !staysInherited(wanted)) setSeparated(itemId);
    state.change(itemId, wanted);
  };
  const decide = (verdict: Verdict | null): void => {
    const { inherited, verdict: given, confirmed } = state.answerOf(current);
    // What is the unit's can't be taken back here, and saying the same is no answer of the system's own.
    if (inherited !== true || (verdict !== null && verdict !== given)) change(current, { verdict });
    else toast(verdict === null ? words.common.notHere : confirmed ? words.common.sameConfirmed : words.common.sameVerdict);
  };
  const confirm = (): void => {
    const answer = state.answerOf(current);
    if (answer.verdict !== null && !answer.confirmed) state.change(current, { confirmed: true });
    leaveField();
    if (!move(1)) toast(filter === 'all' && search.trim() === '' ? words.lastOfAll : words.lastOfFilter);
  };
  const common = commonActs(state, current);
  // Nothing is decided or proven about what is set aside.
  const asked = entry !== undefined && isAsked(entry);
  const include = (wanted: boolean): void => state.change(current, { included: wanted });
  useDeskKeys({
    verdict: (verdict) => asked && decide(verdict),
    step: (direction) => void move(direction),
    group: (direction) => go(stepGroup(entries, visible, current, direction)),
    unanswered: () => {
      const next = nextUnanswered(entries, state.answers, current);
      if (next === null) toast(words.allDone);
      else go(next);
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
    // The same control, where that desk has it.
    const control = entry?.item.control;
    void navigate({
      to: `/assess/${systemId}`,
      search: { ...(framework === undefined ? {} : { framework }), ...(control === undefined ? {} : { control }) },
    });
  });
  const toggle = useLatest((id: string) => setOpenGroups((groups) => toggled(groups, id)));
  const openFromTree = useLatest((itemId: string) => {
    go(itemId);
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
          onChange={(wanted) => change(current, wanted)}
          onVerdict={decide}
          separated={separated === current}
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
          onUse={(from, whose) => {
            const { run, tell } = undoable(() => call('answers.useOther', { ...place, itemId: current, from }));
            state.act(current, 'answers.useOther', run, () => void tell(words.useOther.done(whose)));
          }}
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
        const { run, tell } = undoable(() => call('answers.useCommon', { places: [{ ...place, itemId }] }));
        state.act(itemId, 'answers.useCommon', run, () => void tell(words.common.used));
      }
    },
    makeCommon: () => {
      const stricter = state.view.stricter[itemId];
      if (!isOwn()) toast(words.common.nothingToMake);
      else if (stricter !== undefined) toast(words.common.stricter(levelName(stricter).toLowerCase()));
      else {
        const { run, tell } = undoable(() => call('answers.makeCommon', { ...place, itemId }));
        state.act(itemId, 'answers.makeCommon', run, () => void tell(words.common.made));
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
