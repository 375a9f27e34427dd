import { IconTargetArrow } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PlanState } from '../../../core/assessment/model.ts';
import { namesOf } from '../../../core/report/plan-paper.ts';
import { call, makeStale, useFreshCall } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { useNamedInAddress } from '../../parts/named-in-address.ts';
import { offerUndo } from '../../parts/offer-undo.ts';
import { createPerVisit } from '../../parts/per-visit.ts';
import { useHints, usePlace } from '../../parts/place.ts';
import { saving } from '../../parts/saving.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { useUnsaved } from '../../parts/unsaved.ts';
import { plans as words } from '../../texts/plans.ts';
import { BoardView } from './board-view.tsx';
import { Detail } from './detail.tsx';
import { filtered, keyOf, NO_FILTERS, type Entry, type Filters, type View } from './filters.ts';
import { ACTION_ID, ForMany, isDrafted, NO_DRAFT } from './for-many.tsx';
import { MissingView } from './missing-view.tsx';
import { MoneyView } from './money-view.tsx';
import { Outputs } from './outputs.tsx';
import styles from './plans.module.css';
import { rowId, TableView } from './table-view.tsx';
import { Switch, Toolbar, type Shown } from './toolbar.tsx';

/** Plans for what is not fully met: edited, shared by many requirements, summed up, handed on. */
export default function PlansPage() {
  usePlace([{ text: words.title, to: '/plans' }]);
  useHints([{ keys: ['/'], text: words.filters.search }]);
  const reporting = useReporting();
  const list = useFreshCall(reporting !== undefined, 'plans.list', { year: reporting?.year ?? 2026 });
  if (list.isError) {
    return (
      <div className="page">
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || list.data === undefined) return <Loading />;
  return <Plans view={list.data} year={reporting.year} today={reporting.today} />;
}

const useShown = createPerVisit<Shown>('table');
const useFilters = createPerVisit<Filters>(NO_FILTERS);
/** Undefined until somebody chooses: the plan that the address names. */
const useChosen = createPerVisit<string | null | undefined>(undefined);

interface Props {
  view: View;
  year: number;
  today: string;
}

function Plans({ view, year, today }: Props) {
  const [shown, show] = useShown();
  const [filters, setFilters] = useFilters();
  const [chosenByHand, choose] = useChosen();
  const named = useNamedInAddress('plan', (id) => {
    choose(id);
    if (shown === 'missing' || shown === 'money') show('table');
  });
  const chosen = chosenByHand === undefined ? named : chosenByHand;
  const [picked, pick] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState(NO_DRAFT);
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What another page or an act leads to may stand far down.
  useEffect(() => {
    if (chosen !== null) document.getElementById(rowId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen, shown]);
  useUnsaved(isDrafted(draft), words.missing.draft, () => document.getElementById(ACTION_ID));

  const names = useMemo(() => namesOf(view.systems), [view.systems]);
  const { entries, missing } = view;
  const found = filtered(entries, filters);
  const open = missing.filter(({ systems }) => filters.system === null || systems.includes(filters.system));
  const items = missing.filter((item) => picked.has(keyOf(item)));
  const entry = entries.find(({ plan }) => plan.id === chosen);
  const people = view.responsible.map(({ name }) => name).filter((name) => name !== '');
  const sources = view.sums.sources.filter((source) => source !== '');
  const close = (): void => {
    flushSync(() => choose(null));
    const row = chosen === null ? null : document.getElementById(rowId(chosen));
    (row ?? heading.current)?.focus();
  };
  const move = async ({ plan: { id } }: Entry, state: PlanState): Promise<void> => {
    try {
      await saving(`plan ${id}`, call('plans.save', { plan: { id, state, doneOn: state === 'done' ? today : null } }));
      setError(null);
      // Done leaves verdicts as they are: the pane asks to judge the requirements again.
      if (state === 'done') choose(id);
      await offerUndo(words.board.moved(words.states[state]));
    } catch (failure) {
      setError(failure);
    } finally {
      await makeStale('plans.save');
    }
  };
  const nothing = entries.length === 0 && missing.length === 0;
  // In a narrow window the pane takes the place of the list; beside what is being chosen it stands below.
  const side = (shown === 'table' || shown === 'board') && entry !== undefined;
  return (
    <div className={styles['layout']} data-open={side} data-side={shown !== 'money'} data-stacked={shown === 'missing'}>
      <section className={styles['list']} aria-label={words.title}>
        <div className={styles['top']}>
          <div className="grow">
            <h1 ref={heading} tabIndex={-1} className={styles['heading']}>
              {words.title}
            </h1>
            <p className="s13 t2" role="status">
              {words.lead(
                showNumber(entries.length),
                showNumber(entries.filter(({ overdue }) => overdue).length),
                showNumber(missing.length),
              )}
            </p>
          </div>
          {!nothing && <Outputs year={year} />}
        </div>
        {error !== null && <FailureNotice error={error} title={words.detail.failed} />}
        {nothing && (
          <EmptyState icon={IconTargetArrow} title={words.empty.title} text={words.empty.text}>
            <a className="btn pri" href="#/assess">
              {words.empty.assess}
            </a>
          </EmptyState>
        )}
        {!nothing && <Switch shown={shown} missing={missing.length} onShow={show} />}
        {!nothing && (shown === 'table' || shown === 'board') && (
          <>
            {entries.length > 0 && <Toolbar view={view} names={names} filters={filters} onChange={setFilters} />}
            {entries.length === 0 && (
              <EmptyState icon={IconTargetArrow} title={words.empty.title} text={words.empty.text}>
                <button type="button" className="btn pri" onClick={() => show('missing')}>
                  {words.empty.missing}
                </button>
              </EmptyState>
            )}
            {found.length < entries.length && (
              <p className="s13 t2" role="status">
                {found.length === 0 ? words.none : words.found(showNumber(found.length), showNumber(entries.length))}
              </p>
            )}
            {shown === 'table' && found.length > 0 && <TableView entries={found} names={names} chosen={chosen} onOpen={choose} />}
            {shown === 'board' && entries.length > 0 && (
              <BoardView entries={found} names={names} chosen={chosen} onOpen={choose} onMove={(one, state) => void move(one, state)} />
            )}
          </>
        )}
        {!nothing && shown === 'missing' && <MissingView items={open} all={missing.length} names={names} picked={picked} onPick={pick} />}
        {!nothing && shown === 'money' && <MoneyView view={view} />}
      </section>
      {shown !== 'money' && (
        <aside className={styles['side']} aria-label={shown === 'missing' ? words.missing.label : words.detail.label}>
          {shown === 'missing' ? (
            items.length === 0 ? (
              <p className="s13 t2">{words.missing.choose}</p>
            ) : (
              <ForMany
                items={items}
                entries={entries}
                year={year}
                people={people}
                sources={sources}
                draft={draft}
                onDraft={setDraft}
                onDone={(id) => {
                  pick(new Set());
                  show('table');
                  choose(id);
                }}
                onClear={() => pick(new Set())}
              />
            )
          ) : entry === undefined ? (
            <p className="s13 t2">{chosen === null ? words.detail.choose : words.detail.gone}</p>
          ) : (
            <Detail
              key={entry.plan.id}
              entry={entry}
              names={names}
              year={year}
              today={today}
              people={people}
              sources={sources}
              onBack={close}
            />
          )}
        </aside>
      )}
    </div>
  );
}
