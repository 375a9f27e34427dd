import { Checkbox, SegmentedControl, Select } from '@mantine/core';
import { IconCalendarDue, IconCalendarDown } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { DUTY_KINDS, type Duty, type DutyKind } from '../../../core/report/duties-model.ts';
import { call, useAct, useFreshCall } from '../../api.ts';
import { useReporting, type Reporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showNumber } from '../../parts/format.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { calendar as words } from '../../texts/calendar.ts';
import styles from './calendar.module.css';
import { Detail } from './detail.tsx';
import { ListView, rowId } from './list-view.tsx';
import { MonthView } from './month-view.tsx';
import { stretchOf } from './stretch.ts';

/** Everything due, overdue first; what was done, with its evidence. */
export default function CalendarPage() {
  usePlace([{ text: words.title, to: '/calendar' }]);
  const reporting = useReporting();
  const duties = useFreshCall(reporting !== undefined, 'duties.list', stretchOf(reporting?.year ?? 2026));
  if (duties.isError) {
    return (
      <div className="page">
        <FailureNotice error={duties.error} onRetry={() => void duties.refetch()} />
      </div>
    );
  }
  if (reporting === undefined || duties.data === undefined) return <Loading />;
  return <Calendar duties={duties.data} reporting={reporting} />;
}

/** A system is named by its id, the unit's own duties by this. */
const UNIT = '-';

function Calendar({ duties, reporting }: { duties: Duty[]; reporting: Reporting }) {
  const { today, year, holidays } = reporting;
  const search: { duty?: unknown; view?: unknown } = useSearch({ strict: false });
  const [view, setView] = useState(search.view === 'month' ? 'month' : 'list');
  const [kind, setKind] = useState<DutyKind | null>(null);
  const [system, setSystem] = useState<string | null>(null);
  const [withDone, showDone] = useState(false);
  const [chosen, choose] = useState<string | null>(typeof search.duty === 'string' ? search.duty : null);
  const heading = useRef<HTMLHeadingElement>(null);
  const undo = useAct('duties.undoDone');

  const shown = duties.filter(
    (duty) =>
      (kind === null || duty.kind === kind) &&
      (system === null || (duty.systemId ?? UNIT) === system) &&
      (withDone || duty.state !== 'done'),
  );
  const systems = new Map(duties.flatMap(({ systemId, systemName }) => (systemId === null ? [] : [[systemId, systemName] as const])));
  const count = (state: Duty['state']): string => showNumber(duties.filter((duty) => duty.state === state).length);
  const duty = duties.find(({ key }) => key === chosen);
  const close = (): void => {
    flushSync(() => choose(null));
    const row = chosen === null ? null : document.getElementById(rowId(chosen));
    (row ?? heading.current)?.focus();
  };
  return (
    <div className={styles['layout']} data-open={duty !== undefined}>
      <section className={styles['list']} aria-label={words.title}>
        <div className="row start g16">
          <div className="grow">
            <h1 ref={heading} tabIndex={-1}>
              {words.title}
            </h1>
            <p className="s13 t2" role="status">
              {words.lead(count('overdue'), count('soon'))}
            </p>
          </div>
          <Export year={year} kind={kind} system={system} />
        </div>
        <div className={styles['tools']}>
          <SegmentedControl
            aria-label={words.view}
            data={[
              { value: 'list', label: words.list },
              { value: 'month', label: words.month },
            ]}
            value={view}
            onChange={(next) => setView(next === 'month' ? 'month' : 'list')}
          />
          <Select
            aria-label={words.filters.kind}
            placeholder={words.filters.allKinds}
            data={DUTY_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            value={kind}
            onChange={(value) => setKind(DUTY_KINDS.find((one) => one === value) ?? null)}
            clearable
          />
          <Select
            aria-label={words.filters.system}
            placeholder={words.filters.allSystems}
            data={[{ value: UNIT, label: words.filters.unit }, ...[...systems].map(([value, label]) => ({ value, label }))]}
            value={system}
            onChange={setSystem}
            clearable
          />
          <Checkbox label={words.filters.done} checked={withDone} onChange={(event) => showDone(event.currentTarget.checked)} />
        </div>
        {undo.isError && <FailureNotice error={undo.error} />}
        {duties.length === 0 && <EmptyState icon={IconCalendarDue} title={words.empty.title} text={words.empty.text} />}
        {view === 'list' && duties.length > 0 && shown.length === 0 && <p className="s13 t2">{words.none}</p>}
        {view === 'list' && shown.length > 0 && <ListView duties={shown} today={today} chosen={chosen} onOpen={choose} />}
        {view === 'month' && (
          <MonthView duties={shown} today={today} holidays={holidays} chosen={chosen} onOpen={choose} onList={() => setView('list')} />
        )}
      </section>
      <aside className={styles['side']} aria-label={words.detail.label}>
        {duty === undefined ? (
          <p className="s13 t2">{words.detail.choose}</p>
        ) : (
          <Opened key={duty.key}>
            <Detail duty={duty} today={today} onBack={close} onChanged={close} onUndo={(made) => undo.mutate(made)} />
          </Opened>
        )}
      </aside>
    </div>
  );
}

/** In a narrow window the detail takes the place of the list: the keyboard goes there with it. */
function Opened({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const back = element.current?.querySelector('button');
    if (back instanceof HTMLElement && back.offsetParent !== null) back.focus();
  }, []);
  return (
    <div ref={element} className={styles['detail']}>
      {children}
    </div>
  );
}

function Export({ year, kind, system }: { year: number; kind: DutyKind | null; system: string | null }) {
  const [busy, setBusy] = useState(false);
  const [told, tell] = useState('');
  const [error, setError] = useState<unknown>(null);
  const write = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    tell('');
    try {
      const systemId = system === UNIT ? null : system;
      const made = await call('duties.export', { ...stretchOf(year), kinds: kind === null ? [] : [kind], systemId });
      if (made !== null) tell(words.exported(showNumber(made.events), made.file));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles['export']}>
      <button type="button" className="btn" disabled={busy} onClick={() => void write()}>
        <IconCalendarDown className="i" aria-hidden="true" />
        {busy ? words.exporting : words.export}
      </button>
      <span className="s12 t2" role="status">
        {told}
      </span>
      {error !== null && <FailureNotice error={error} />}
    </div>
  );
}
