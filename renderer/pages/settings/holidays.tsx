import { NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Output } from '../../../core/api.ts';
import { showDate, weekday } from '../../../core/date.ts';
import { holidaysOf, type Holidays, type SpecialDay } from '../../../core/report/working-days.ts';
import { call, makeStale, useAct, useCall } from '../../api.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { holidays as words } from '../../texts/holidays.ts';
import { AddHoliday } from './add-holiday.tsx';
import styles from './holidays.module.css';

/** The holidays that limits are counted by: the shipped table year by year, and the days of the unit. */
export function HolidaySection() {
  const info = useCall('app.info');
  const list = useCall('holidays.list');
  return (
    <FormSection title={words.title} clause={words.clause} lead={words.lead}>
      {list.isError && <FailureNotice error={list.error} onRetry={() => void list.refetch()} />}
      {info.data === undefined || list.data === undefined ? (
        !list.isError && <Loading />
      ) : (
        <HolidayTable list={list.data} thisYear={Number(info.data.today.slice(0, 4))} />
      )}
    </FormSection>
  );
}

type List = Output<'holidays.list'>;

function HolidayTable({ list: { table, own }, thisYear }: { list: List; thisYear: number }) {
  const [year, setYear] = useState(thisYear);
  const all = holidaysOf(table, own);
  const listed = table.years.find((one) => one.year === year);
  return (
    <>
      <NativeSelect
        label={words.year}
        maw={160}
        value={year}
        onChange={(event) => setYear(Number(event.currentTarget.value))}
        data={yearsOf({ table, own }, thisYear).map(String)}
      />
      <p className={all.stateOf(year) === 'announced' ? 's13' : 's13 partial'}>{words.states[all.stateOf(year)](listed?.source ?? '')}</p>
      {listed !== undefined && listed.open.length > 0 && (
        <ul className={`s13 partial ${styles['notes']}`}>
          {listed.open.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <Days year={year} days={all.daysOf(year)} shipped={holidaysOf(table)} />
      <AddHoliday holidays={all} onAdded={(date) => setYear(Number(date.slice(0, 4)))} />
    </>
  );
}

/** Every listed year, the years of own days, and two to come. */
function yearsOf({ table, own }: List, thisYear: number): number[] {
  const years = [
    ...table.years.map(({ year }) => year),
    ...own.map(({ date }) => Number(date.slice(0, 4))),
    thisYear,
    thisYear + 1,
    thisYear + 2,
  ];
  return [...new Set(years)].toSorted((a, b) => a - b);
}

function Days({ year, days, shipped }: { year: number; days: readonly SpecialDay[]; shipped: Holidays }) {
  const rows = useRef<HTMLTableSectionElement>(null);
  const remove = useAct('holidays.remove');
  const takeOut = ({ date, name, working }: SpecialDay): void =>
    remove.mutate(
      { date },
      {
        onSuccess: () => {
          // The button pressed is gone: the keyboard goes on with the next one, or with the form below.
          setTimeout(
            () =>
              (
                rows.current?.querySelector<HTMLElement>('[data-remove]') ?? document.querySelector<HTMLElement>('[data-new-holiday] input')
              )?.focus({ preventScroll: true }),
            0,
          );
          toast(
            words.removed(showDate(date)),
            () => void call('holidays.put', { date, name, working }).then(() => makeStale('holidays.put')),
          );
        },
      },
    );
  return (
    <>
      {remove.isError && <FailureNotice error={remove.error} title={words.failed} />}
      <div className="sideways" tabIndex={0} role="group" aria-label={words.caption(year)}>
        <table className={`table ${styles['table']}`}>
          <caption className="sr">{words.caption(year)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.date}</th>
              <th scope="col">{words.columns.name}</th>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col">{words.columns.basis}</th>
              <th scope="col">
                <span className="sr">{words.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={rows}>
            {days.map((day) => (
              <tr key={day.date}>
                <th scope="row" className="nowrap">{`${weekday(day.date)}, ${showDate(day.date)}`}</th>
                <td>
                  {day.name}
                  {day.unverified !== null && <span className={styles['why']}>{day.unverified}</span>}
                </td>
                <td>{day.working ? words.kinds.working : words.kinds.off}</td>
                <td>
                  <Basis day={day} replaces={shipped.specialDay(day.date) !== null} />
                </td>
                <td>
                  {day.own && (
                    <button
                      type="button"
                      className="btn sm"
                      data-remove
                      aria-label={words.removeNamed(showDate(day.date))}
                      onClick={() => takeOut(day)}
                    >
                      {words.remove}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Basis({ day, replaces }: { day: SpecialDay; replaces: boolean }) {
  if (day.own) {
    return (
      <span className="row g6">
        <span className="tag acc">{words.own}</span>
        {replaces && <span className="s12 t3">{words.replaces}</span>}
      </span>
    );
  }
  return (
    <span className="row g6">
      {day.clause === null ? <span className="s12 t3">{words.notice}</span> : <ClauseChip clause={day.clause} />}
      {day.unverified !== null && <span className="tag partial">{words.unverified}</span>}
    </span>
  );
}
